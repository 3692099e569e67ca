/// Reads a moment that a person typed: `now`, `20:15`, `8 pm`, `20 minutes ago`, `yesterday 8 pm`,
/// a date.
package enum MomentText {
    /// The longest text, in characters.
    package static let limit = 60

    /// The day or instant that `text` means at `now` in `zone`.
    ///
    /// A date alone is a day. A clock time alone is today's; with `direction` past, yesterday's if
    /// today's has not come yet. Hours and minutes are elapsed time, days and weeks calendar days.
    ///
    /// - Throws: `TextError` for what is no moment, does not exist or can be read two ways.
    package static func parse(
        _ text: String, now: Instant, zone: Zone, direction: TextDirection = .future
    ) throws(TextError) -> Moment {
        var cursor = try TokenCursor(text, limit: limit)
        if cursor.take("now") {
            try cursor.requireEnd()
            return .instant(now)
        }
        if let moment = try cursor.takeElapsed(now: now, direction: direction) { return moment }
        let clock = zone.civil(at: now)
        let context = DateContext(clock: clock, direction: direction)
        let hasAt = cursor.take("at")
        if let time = try cursor.takeTime(bareHour: hasAt) {
            let date = try cursor.takeAnyDate(context)
            try cursor.requireEnd()
            let slot = CivilDateTime(date: date ?? clock.date, time: time)
            let instant = zone.instant(of: slot)
            guard date == nil, direction == .past, instant > now else { return .instant(instant) }
            return .instant(zone.instant(of: slot.adding(days: -1)))
        }
        guard let date = try cursor.takeAnyDate(context) else { throw cursor.noMoment() }
        if cursor.isAtEnd { return .day(date) }
        if cursor.word() == "t" || cursor.word() == "tonight" { cursor.advance() }
        _ = cursor.takeSymbol(",")
        let beforeTime = cursor.take("at")
        guard let time = try cursor.takeTime(bareHour: beforeTime) else {
            if cursor.isAtEnd { return .day(date) }
            try cursor.requireEnd()
            return .day(date)
        }
        try cursor.requireEnd()
        return .instant(zone.instant(of: CivilDateTime(date: date, time: time)))
    }
}

extension TokenCursor {
    /// "20 minutes ago", "in 1h30m"; nil (and no move) for days and longer, which are calendar
    /// days.
    fileprivate mutating func takeElapsed(
        now: Instant, direction: TextDirection
    ) throws(TextError) -> Moment? {
        let first = index
        let hasIn = take("in")
        let unitAt = isNumber() || ["a", "an"].contains(word() ?? "") ? 1 : 0
        let unit = word(unitAt).flatMap { Vocabulary.timeUnits[$0] }
        guard unitAt == 1, let unit, unit.calendar == nil else {
            index = first
            return nil
        }
        let seconds = try takeDuration()
        let isPast = take("ago") || (!hasIn && direction == .past)
        try requireEnd()
        return .instant(now.adding(seconds: isPast ? -seconds : seconds))
    }

    fileprivate func noMoment() -> TextError {
        if let token = current, token.kind == .word { return noDate() }
        return error(
            .incomplete,
            "This is not a time. Write it like this: 20:15, yesterday 20:15 or "
                + "2026-12-01 09:30.", at: here)
    }
}
