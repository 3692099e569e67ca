/// Reads a length of time that a person typed: `15m`, `3s`, `1h30m`, `2 days`, `an hour`,
/// `half an hour`, `1.5 hours`, `an hour and a half`.
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
            if let part = try takePartOfUnit() {
                guard part.unit < lastUnit else { throw unitsOutOfOrder(from: begin) }
                lastUnit = part.unit
                total += part.seconds
                continue
            }
            guard
                let count = try takeCount(in: 1...100_000_000, what: "The number", articles: true)
            else { throw noDuration() }
            let unit = try takeTimeUnit()
            guard let seconds = unit.seconds else {
                throw error(
                    .notSupported, "Months and years have no fixed length. Write days or weeks.",
                    at: range(from: begin))
            }
            guard seconds < lastUnit else { throw unitsOutOfOrder(from: begin) }
            lastUnit = seconds
            total += Int64(count) * seconds
            if seconds > 1, take("and", "a", "half") { total += seconds / 2 }
            if isSymbol(","), isNumber(1) { advance() }
            if word() == "and", isNumber(1) { advance() }
        } while isNumber()
        guard total <= DurationText.limit else {
            throw error(
                .outOfRange, "That is too long. The limit is 366 days.", at: range(from: first))
        }
        return total
    }

    /// "half an hour", "1.5 hours", "one and a half hours": a part of a unit in whole seconds. Nil
    /// (and no move) if none comes next.
    private mutating func takePartOfUnit() throws(TextError) -> (seconds: Int64, unit: Int64)? {
        let first = index
        let millionths: Int64
        if let quarters = takeQuarters(), quarters % 4 != 0 {
            millionths = quarters * 250_000
        } else {
            index = first
            guard let number = current, number.kind == .number, number.text.contains(".") else {
                return nil
            }
            millionths = try decimal(number).millionths
            advance()
        }
        let unit = try takeTimeUnit()
        guard let length = unit.seconds, millionths <= 1_000_000_000_000 / length,
            millionths * length % 1_000_000 == 0
        else {
            throw error(
                .notSupported, "Write this length in whole minutes, hours or days.",
                at: range(from: first))
        }
        return (millionths * length / 1_000_000, length)
    }

    private func unitsOutOfOrder(from begin: Int) -> TextError {
        error(
            .contradiction, "Write the larger unit first, and each unit once: 1h30m.",
            at: range(from: begin))
    }

    private func noDuration() -> TextError {
        error(
            .incomplete,
            "This is not a length of time. Write it like this: 15m, 2 hours or 3 days.",
            at: here)
    }
}
