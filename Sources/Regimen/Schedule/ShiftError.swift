/// Why the doses of a schedule cannot be moved as asked.
package enum ShiftError: Error, Hashable, Sendable {
    /// As needed: there is no plan to move.
    case noPlan
    /// Days of the month stay days of the month.
    case daysOfMonth
    /// Several times a day, and this one would fall on another day.
    case crossesMidnight(CivilTime)
    /// Every so many weeks on several days, and not all would stay in their week.
    case splitsWeek
    /// The result would lie outside of what can be planned.
    case tooFar

    /// For people: what is in the way, and what to do instead.
    package var message: String {
        switch self {
        case .noPlan: "A medicine as needed has no plan that could be moved."
        case .daysOfMonth:
            "This goes by days of the month. Say the new days instead, "
                + "for example: on the 16th at 09:00."
        case .crossesMidnight(let time):
            "The dose at \(time) would fall on another day. Say the new times instead, "
                + "for example: at 09:00 and 21:00."
        case .splitsWeek:
            "The days would no longer be in the same week. Say the new days instead, "
                + "for example: every 2 weeks on Monday."
        case .tooFar: "That is farther than can be planned."
        }
    }
}
