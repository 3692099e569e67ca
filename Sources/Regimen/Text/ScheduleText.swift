extension Schedule {
    /// The longest canonical text, in characters.
    package static let canonicalLimit = 4_000

    /// Reads a schedule alone, without medicine and amount: `every 12 weeks from 2026-12-01 09:30`.
    ///
    /// - Parameter habits: from which texts such as "twice a day" get their clock times.
    /// - Throws: `TextError` as `PrescriptionText.parse` does.
    package static func parse(
        _ text: String, now: Instant, zone: Zone, habits: DailyHabits = .usual
    ) throws(TextError) -> Schedule {
        let cursor = try TokenCursor(text, limit: PrescriptionText.limit)
        let setting = TextSetting(clock: zone.civil(at: now), habits: habits)
        return try schedule(cursor, setting)
    }

    /// Reads back what `canonical` wrote. Needs no clock.
    ///
    /// - Throws: `TextError` if the text is not such a text.
    package static func parse(canonical text: String) throws(TextError) -> Schedule {
        try remembered.value(of: text) { () throws(TextError) in
            try schedule(try TokenCursor(text, limit: canonicalLimit), TextSetting(clock: nil))
        }
    }

    private static let remembered = Remembered<Schedule>(limit: 1_000)

    private static func schedule(
        _ cursor: TokenCursor, _ setting: TextSetting
    ) throws(TextError) -> Schedule {
        let parts = try TextParts(cursor, setting, allowsAmount: true)
        if let range = parts.route?.range ?? parts.indication?.range {
            throw cursor.error(
                .unknownWord, "\"\(cursor.typed(range))\" is not about when. Leave it out here.",
                at: range)
        }
        return try parts.schedule()
    }
}
