/// Which way an open date or time points: "Monday" is the next one or the last one.
package enum TextDirection: Hashable, Sendable {
    /// For what is planned: the next such day, today excluded.
    case future
    /// For what has happened: the last such day, today included.
    case past
}

/// What a text about a moment says: a whole day, a part of one, or a moment.
package enum Moment: Hashable, Sendable {
    /// A date without a time.
    case day(CivilDate)
    /// A part of a day, without a time.
    case part(PartOfDay, of: CivilDate)
    /// A moment.
    case instant(Instant)
}
