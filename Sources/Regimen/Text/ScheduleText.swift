extension Schedule {
    /// The longest canonical text that is read back, in characters.
    package static let canonicalLimit = 4_000

    /// Reads a schedule alone, without medicine and amount: `every 12 weeks from 2026-12-01 09:30`.
    ///
    /// - Parameter habits: from which texts such as "twice a day" get their clock times.
    /// - Throws: `TextError` as `PrescriptionText.parse` does.
    package static func parse(
        _ text: String, now: Instant, zone: Zone, habits: DailyHabits = .usual
    ) throws(TextError) -> Schedule {
        try parse(text, clock: zone.civil(at: now), habits: habits)
    }

    /// Reads back what `canonical` wrote. Needs no clock.
    ///
    /// - Throws: `TextError` if the text is not such a text.
    package static func parse(canonical text: String) throws(TextError) -> Schedule {
        try parse(text, clock: nil, habits: .usual)
    }

    private static func parse(
        _ text: String, clock: CivilDateTime?, habits: DailyHabits
    ) throws(TextError) -> Schedule {
        let cursor = try TokenCursor(
            text, limit: clock == nil ? canonicalLimit : PrescriptionText.limit)
        var reader = ScheduleReader(cursor, clock: clock)
        try reader.readAll()
        if let range = reader.clauses.route?.range ?? reader.clauses.indication?.range {
            throw cursor.error(
                .unknownWord, "\"\(cursor.typed(range))\" is not about when. Leave it out here.",
                at: range)
        }
        return try ScheduleResolver(reader: reader).schedule()
    }
}
