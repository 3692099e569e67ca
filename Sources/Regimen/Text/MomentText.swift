/// Reads a moment that a person typed: `now`, `20:15`, `8 pm`, `half an hour ago`,
/// `yesterday 8 pm`, `this morning`, `last night at 11`, a date.
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
        _ = cursor.takeAbout()
        if cursor.take("now") || cursor.take("just", "now") || cursor.take("right", "now") {
            try cursor.requireEnd()
            return .instant(now)
        }
        if let moment = try cursor.takeElapsed(now: now, direction: direction) { return moment }
        let clock = zone.civil(at: now)
        let context = DateContext(clock: clock, direction: direction)
        let hasAt = cursor.take("at")
        let isAbout = cursor.takeAbout()
        if let time = try cursor.takeTime(bareHour: hasAt || isAbout) {
            let date = try cursor.takeAnyDate(context)
            try cursor.requireEnd()
            let slot = CivilDateTime(date: date ?? clock.date, time: time)
            let instant = zone.instant(of: slot)
            guard date == nil, direction == .past, instant > now else { return .instant(instant) }
            return .instant(zone.instant(of: slot.adding(days: -1)))
        }
        let named = try cursor.takePartOfDay(context)
        var day = named?.date
        if day == nil { day = try cursor.takeAnyDate(context) }
        guard let date = day else { throw cursor.noMoment() }
        let part = named?.part ?? cursor.takePart()
        if cursor.isAtEnd { return .day(date) }
        if cursor.word() == "t" || cursor.word() == "tonight" { cursor.advance() }
        _ = cursor.takeSymbol(",")
        let first = cursor.index
        let beforeTime = cursor.take("at")
        guard let time = try cursor.takeTime(bareHour: beforeTime) else {
            try cursor.requireEnd()
            return .day(date)
        }
        try cursor.requireEnd()
        let slot = CivilDateTime(date: date, time: time)
        guard let part else { return .instant(zone.instant(of: slot)) }
        guard let meant = part.place(slot) else {
            throw cursor.error(
                .contradiction, "\(time) is not in the \(part.rawValue).",
                at: cursor.range(from: first))
        }
        return .instant(zone.instant(of: meant))
    }
}

/// A part of a day that a person names with it.
private enum PartOfDay: String {
    case morning, afternoon, evening, night

    /// The time that is meant in this part of the day: "yesterday evening at 8" is 20:00, "last
    /// night at 2" is after midnight. Nil for one that does not lie in it.
    func place(_ slot: CivilDateTime) -> CivilDateTime? {
        let hour = slot.time.hour
        switch self {
        case .morning: return hour < 12 ? slot : nil
        case .night where hour < 6: return slot.adding(days: 1)
        case .afternoon where (1...6).contains(hour), .evening where (4...11).contains(hour),
            .night where (6...11).contains(hour):
            return CivilDateTime(date: slot.date, time: slot.time.adding(minutes: 720))
        case .afternoon, .evening, .night: return hour >= 12 ? slot : nil
        }
    }
}

extension TokenCursor {
    /// "this morning", "last night".
    fileprivate mutating func takePartOfDay(
        _ context: DateContext
    ) throws(TextError) -> (date: CivilDate, part: PartOfDay)? {
        guard let first = word(), let part = word(1).flatMap(PartOfDay.init(rawValue:)),
            first == "this" || first == "last" && part == .night
        else { return nil }
        let today = try today(context, at: here)
        advance(2)
        return (first == "this" ? today : today.adding(days: -1), part)
    }

    /// "evening", behind a day.
    fileprivate mutating func takePart() -> PartOfDay? {
        guard let part = word().flatMap(PartOfDay.init(rawValue:)) else { return nil }
        advance()
        return part
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
        guard
            let unitAt = (1..<8).first(where: {
                word($0).flatMap { Vocabulary.timeUnits[$0] } != nil
            }),
            (0..<unitAt).allSatisfy({ isPartOfCount($0) }),
            word(unitAt).flatMap({ Vocabulary.timeUnits[$0] })?.calendar == nil
        else {
            index = first
            return nil
        }
        let seconds = try takeDuration()
        let isPast = take("ago") || (!hasIn && direction == .past)
        try requireEnd()
        return .instant(now.adding(seconds: isPast ? -seconds : seconds))
    }

    /// Whether a token can stand in front of a unit of time: "one and a half".
    private func isPartOfCount(_ distance: Int) -> Bool {
        guard let word = word(distance) else {
            return isNumber(distance) || isSymbol("-", distance)
        }
        return Vocabulary.numbers[word] != nil
            || ["a", "an", "half", "quarter", "quarters", "of", "and"].contains(word)
    }

    /// Steps over "about": what is meant is said back.
    fileprivate mutating func takeAbout() -> Bool { takeAny(["about", "around", "roughly"]) }

    fileprivate func noMoment() -> TextError {
        let meals: Set = ["breakfast", "lunch", "dinner", "supper", "bedtime", "lunchtime"]
        if let token = current, meals.contains(token.text) {
            return error(
                .timeMissing, "Write the clock time of it, such as 12:30 or 8 pm.",
                at: token.range)
        }
        if let token = current, token.kind == .word { return noDate() }
        return error(
            .incomplete,
            "This is not a time. Write it like this: 20:15, yesterday 20:15 or "
                + "2026-12-01 09:30.", at: here)
    }
}
