/// Reads a date that a person typed: `2026-12-01`, `tomorrow`, `Monday`, `2d`, `3 days ago`, `18
/// Nov 2026`.
package enum DateText {
    /// The longest text, in characters.
    package static let limit = 60
    /// The farthest that "in …" and "… ago" reach, in days.
    package static let reachDays = 3_660

    /// The date that `text` means at `now` in `zone`.
    ///
    /// - Parameter direction: which way a weekday, a date without year and a bare `2d` point.
    /// - Throws: `TextError` for what is no date, does not exist or can be read two ways.
    package static func parse(
        _ text: String, now: Instant, zone: Zone, direction: TextDirection = .future
    ) throws(TextError) -> CivilDate {
        var cursor = try TokenCursor(text, limit: limit)
        let context = DateContext(clock: zone.civil(at: now), direction: direction)
        guard let date = try cursor.takeAnyDate(context) else { throw cursor.noDate() }
        try cursor.requireEnd()
        return date
    }
}

extension TokenCursor {
    /// A date, or a distance from today in days, weeks, months or years.
    mutating func takeAnyDate(_ context: DateContext) throws(TextError) -> CivilDate? {
        _ = take("on")
        if let date = try takeDate(context) { return date }
        guard let distance = try takeDistance(context.direction) else { return nil }
        let today = try today(context, at: range(from: distance.first))
        guard let unit = distance.unit.calendar else {
            index = distance.first
            return nil
        }
        let days = [CalendarUnit.day: 1, .week: 7, .month: 31, .year: 366][unit] ?? 1
        guard distance.count <= DateText.reachDays / days else {
            throw error(
                .outOfRange, "That is too far away. Write the date, like this: 2026-12-01.",
                at: range(from: distance.first))
        }
        let count = distance.isPast ? -distance.count : distance.count
        switch unit {
        case .day: return today.adding(days: count)
        case .week: return today.adding(days: count * 7)
        case .month: return today.adding(months: count)
        case .year: return today.adding(months: count * 12)
        }
    }

    /// "in 2 days", "3 days ago", "2d": how far and which way. Nil (and no move) if none comes
    /// next.
    mutating func takeDistance(
        _ direction: TextDirection
    ) throws(TextError) -> (first: Int, count: Int, unit: TimeUnit, isPast: Bool)? {
        let first = index
        let hasIn = take("in")
        guard let count = try takeCount(in: 1...1_000_000, what: "The number", articles: true)
        else {
            index = first
            return nil
        }
        let unit = try takeTimeUnit()
        if take("ago") {
            if hasIn {
                throw error(
                    .contradiction, "\"in\" and \"ago\" do not go together.", at: range(from: first)
                )
            }
            return (first, count, unit, true)
        }
        _ = take("from", "now")
        return (first, count, unit, !hasIn && direction == .past)
    }

    func noDate() -> TextError {
        if let token = current, token.kind == .word {
            let days = ["today", "tomorrow", "yesterday"] + Weekday.allCases.map(\.name)
            let words = days + Vocabulary.monthNames
            return unknown(token, as: "a date", among: words)
        }
        return error(
            .dateMissing, "This is not a date. Write it like this: 2026-12-01, tomorrow or Monday.",
            at: here)
    }

    /// Refuses words that are left over.
    func requireEnd() throws(TextError) {
        guard let token = current else { return }
        throw error(.unknownWord, "\"\(typed(token.range))\" cannot be read here.", at: token.range)
    }
}
