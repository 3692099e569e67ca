/// Reads a length of time that a person typed: `15m`, `3s`, `1h30m`, `2 days`, `an hour`.
package enum DurationText {
    /// The longest text, in characters.
    package static let textLimit = 60
    /// The longest length: 366 days, in seconds.
    package static let limit: Int64 = 366 * 86_400

    /// The length in seconds, 1...`limit`. A day is 24 hours.
    ///
    /// - Throws: `TextError` for what is no length, zero, negative or too long.
    package static func parse(_ text: String) throws(TextError) -> Int64 {
        var cursor = try TokenCursor(text, limit: textLimit)
        let total = try cursor.takeDuration()
        try cursor.requireEnd()
        return total
    }

    /// A length in the largest unit that fits: "90 minutes", "1 day". `parse` reads it back.
    package static func spelled(_ seconds: Int64) -> String {
        let units: [(Int64, String)] = [(86_400, "day"), (3600, "hour"), (60, "minute")]
        for (length, name) in units where seconds % length == 0 {
            return "\(seconds / length) \(name)\(seconds == length ? "" : "s")"
        }
        return "\(seconds) second\(seconds == 1 ? "" : "s")"
    }
}

extension TokenCursor {
    /// One or more counts with units, in falling order of unit.
    mutating func takeDuration() throws(TextError) -> Int64 {
        let first = index
        var total: Int64 = 0
        var lastUnit = Int64.max
        repeat {
            let begin = index
            guard
                let count = try takeCount(in: 1...100_000_000, what: "The number", articles: true)
            else { throw noDuration() }
            let unit = try takeTimeUnit()
            guard let seconds = unit.seconds else {
                throw error(
                    .notSupported, "Months and years have no fixed length. Write days or weeks.",
                    at: range(from: begin))
            }
            guard seconds < lastUnit else {
                throw error(
                    .contradiction, "Write the larger unit first, and each unit once: 1h30m.",
                    at: range(from: begin))
            }
            lastUnit = seconds
            total += Int64(count) * seconds
            if isSymbol(","), isNumber(1) { advance() }
            if word() == "and", isNumber(1) { advance() }
        } while isNumber()
        guard total <= DurationText.limit else {
            throw error(
                .outOfRange, "That is too long. The limit is 366 days.", at: range(from: first))
        }
        return total
    }

    private func noDuration() -> TextError {
        error(
            .incomplete,
            "This is not a length of time. Write it like this: 15m, 2 hours or 3 days.",
            at: here)
    }
}
