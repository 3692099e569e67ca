extension Schedule {
    /// Reads a schedule alone, without medicine and amount: `every 12 weeks from 2026-12-01 09:30`.
    ///
    /// - Throws: `TextError` as `PrescriptionText.parse` does.
    package static func parse(_ text: String, now: Instant, zone: Zone) throws(TextError)
        -> Schedule
    {
        try parse(text, clock: zone.civil(at: now))
    }

    /// Reads back what `canonical` wrote. Needs no clock.
    ///
    /// - Throws: `TextError` if the text is not such a text.
    package static func parse(canonical text: String) throws(TextError) -> Schedule {
        try parse(text, clock: nil)
    }

    private static func parse(_ text: String, clock: CivilDateTime?) throws(TextError) -> Schedule {
        let cursor = try TokenCursor(text, limit: PrescriptionText.limit)
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
