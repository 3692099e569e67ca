/// Reads a moment that a person typed: `now`, `20:15`, `8 pm`, `half an hour ago`,
/// `yesterday 8 pm`, `this morning`, `last night at 11`, a date.
package enum MomentText {
    /// The longest text, in characters.
    package static let limit = 60

    /// The day or instant that `text` means at `now` in `zone`.
    ///
    /// A date alone is a day, or a part of one. A clock time alone is today's; with `direction`
    /// past, yesterday's if today's has not come yet. Hours and minutes are elapsed time, days and
    /// weeks calendar days.
    ///
    /// - Throws: `TextError` for what is no moment, does not exist or can be read two ways.
    package static func parse(
        _ text: String, now: Instant, zone: Zone, direction: TextDirection = .future
    ) throws(TextError) -> Moment {
        try read(text, now: now, zone: zone, direction: direction).moment
    }

    /// The same, and whether it is a clock time alone that has not come today, so that looking back
    /// yesterday's is meant.
    package static func read(
        _ text: String, now: Instant, zone: Zone, direction: TextDirection
    ) throws(TextError) -> (moment: Moment, isCarriedBack: Bool) {
        var cursor = try TokenCursor(text, limit: limit)
        _ = cursor.takeAbout()
        if cursor.take("now") || cursor.take("just", "now") || cursor.take("right", "now") {
            try cursor.requireEnd()
            return (.instant(now), false)
        }
        if let moment = try cursor.takeElapsed(now: now, direction: direction) {
            return (moment, false)
        }
        let clock = zone.civil(at: now)
        let context = DateContext(clock: clock, direction: direction)
        let hasAt = cursor.take("at")
        let isAbout = cursor.takeAbout()
        if let time = try cursor.takeTime(bareHour: hasAt || isAbout) {
            let named = try cursor.takeDayWithPart(context)
            let range = cursor.tokens[0].range
            try cursor.requireEnd()
            let slot = CivilDateTime(date: named?.date ?? clock.date, time: time)
            let instant = zone.instant(of: try cursor.place(slot, in: named?.part, at: range))
            guard named == nil, direction == .past, instant > now else {
                return (.instant(instant), false)
            }
            return (.instant(zone.instant(of: slot.adding(days: -1))), true)
        }
        guard let (date, part) = try cursor.takeDayWithPart(context) else {
            throw cursor.noMoment()
        }
        let day = part.map { Moment.part($0, of: date) } ?? .day(date)
        if cursor.isAtEnd { return (day, false) }
        if cursor.word() == "t" { cursor.advance() }
        _ = cursor.takeSymbol(",")
        let first = cursor.index
        let beforeTime = cursor.take("at")
        guard let time = try cursor.takeTime(bareHour: beforeTime) else {
            try cursor.requireEnd()
            return (day, false)
        }
        try cursor.requireEnd()
        let meant = try cursor.place(
            CivilDateTime(date: date, time: time), in: part, at: cursor.range(from: first))
        return (.instant(zone.instant(of: meant)), false)
    }
}

extension TokenCursor {
    /// A day, and the part of it that is named with it: "last night", "monday evening", "tonight".
    fileprivate mutating func takeDayWithPart(
        _ context: DateContext
    ) throws(TextError) -> (date: CivilDate, part: PartOfDay?)? {
        if let named = try takePartOfDay(context) { return (named.date, named.part) }
        guard let date = try takeAnyDate(context) else { return nil }
        return (date, takePart())
    }

    /// The time of a day that a part of it was named with.
    ///
    /// - Throws: `TextError` when it does not lie in that part.
    fileprivate func place(
        _ slot: CivilDateTime, in part: PartOfDay?, at range: TextRange
    ) throws(TextError) -> CivilDateTime {
        guard let part else { return slot }
        guard let meant = part.place(slot) else {
            throw error(
                .contradiction, "\(slot.time) is not in the \(part.rawValue).", at: range)
        }
        return meant
    }

    /// "this morning", "last night".
    private mutating func takePartOfDay(
        _ context: DateContext
    ) throws(TextError) -> (date: CivilDate, part: PartOfDay)? {
        guard let first = word(), let part = word(1).flatMap(PartOfDay.init(rawValue:)),
            first == "this" || first == "last" && part == .night
        else { return nil }
        let today = try today(context, at: here)
        advance(2)
        return (first == "this" ? today : today.adding(days: -1), part)
    }

    /// "evening", behind a day. "Tonight" is both.
    private mutating func takePart() -> PartOfDay? {
        if take("tonight") { return .night }
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
        let isPast = take("ago")
        try requireEnd()
        // "An hour" alone can also be how long it took.
        if !isPast, !hasIn, direction == .past {
            let said = range(from: first)
            let meant = "\(typed(said)) ago"
            throw error(
                .incomplete, "Did you mean \(meant)? Then write it so.", at: said, try: [meant])
        }
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
