/// On which day: "on Monday", "on the 1st and 15th", "on 2026-12-03", "tomorrow"; and "once".
extension ScheduleReader {
    /// `once`, `once now`, `now`, `once in 20 minutes`; false (and no move) if none comes next.
    mutating func readOnce() throws(TextError) -> Bool {
        let first = cursor.index
        if cursor.takeAny(["now", "stat"]) {
            try set(\.once, true, from: first)
            try set(\.onceAt, try minute(at: first), from: first)
            return true
        }
        guard cursor.take("once") || cursor.take("one", "time") else { return false }
        // "once every 12 weeks" and "once nightly" repeat.
        if let word = cursor.word(), Self.repeating.contains(word) { return true }
        try refuseOnceOfDay(from: first)
        try set(\.once, true, from: first)
        if cursor.take("now") {
            try set(\.onceAt, try minute(at: first), from: first)
        } else if cursor.take("in") {
            let count = try cursor.takeCount(in: 1...100_000, what: "The number", articles: true)
            let unit = try cursor.takeTimeUnit()
            guard let count, let seconds = unit.seconds,
                Int64(count) * seconds <= DurationText.limit
            else {
                throw cursor.error(
                    .outOfRange, "Write up to 366 days, for example: in 20 minutes.",
                    at: cursor.range(from: first))
            }
            let now = try now(at: first)
            let moment = CivilDateTime(localSeconds: now.localSeconds + Int64(count) * seconds)
            try set(\.onceAt, moment, from: first)
        }
        return true
    }

    private static let repeating: Set<String> = [
        "every", "each", "q", "nightly", "nocte", "mane", "hs", "qhs", "qam", "qpm",
    ]

    /// "once in the morning" is one dose to one person and one each day to another.
    private func refuseOnceOfDay(from first: Int) throws(TextError) {
        var probe = cursor
        guard !probe.takeHabits(setting.habits).isEmpty else { return }
        let when = cursor.typed(probe.range(from: cursor.index))
        throw cursor.error(
            .contradiction,
            "\"\(cursor.typed(probe.range(from: first)))\" can be one dose or one each day. Write: "
                + "daily \(when), or the day of the one dose: once tomorrow at 8 am.",
            at: probe.range(from: first), try: ["daily \(when)"])
    }

    private func now(at first: Int) throws(TextError) -> CivilDateTime {
        guard let clock else {
            throw cursor.error(
                .notSupported, "Write the date and time out here, like this: 2026-12-01 09:30.",
                at: cursor.range(from: first))
        }
        return clock
    }

    /// Now, without its seconds.
    func minute(at first: Int) throws(TextError) -> CivilDateTime {
        let now = try now(at: first)
        let time = CivilTime(secondOfDay: now.time.secondOfDay / 60 * 60)
        return CivilDateTime(date: now.date, time: time)
    }

    /// `on …`, a weekday or a date; false (and no move) if none comes next.
    mutating func readOn() throws(TextError) -> Bool {
        let first = cursor.index
        let hasOn = cursor.take("on")
        if clauses.once == nil, try readWeekdays(from: first) { return true }
        let beforeThe = cursor.index
        _ = cursor.take("the")
        if let date = try cursor.takeDate(context) {
            if cursor.word() == "t" || cursor.word() == "tonight" { cursor.advance() }
            try set(\.date, date, from: first)
            return true
        }
        if try readMonthDays(from: first) { return true }
        try refuseNthWeekday()
        cursor.index = beforeThe
        guard hasOn else {
            cursor.index = first
            return false
        }
        if let token = cursor.current, token.kind == .word {
            throw cursor.unknown(token, as: "a day", among: Weekday.allCases.map(\.name))
        }
        throw cursor.error(
            .dayMissing,
            "A day is missing after \"on\". For example: on Monday, on the 15th, "
                + "on 2026-12-03.", at: cursor.isAtEnd ? cursor.range(from: first) : cursor.here)
    }

    /// `1st and 15th of every month`, `last day of the month`, `day 15`.
    private mutating func readMonthDays(from first: Int) throws(TextError) -> Bool {
        var days: [Int] = []
        var mark = cursor.index
        while let day = try takeMonthDay() {
            days.append(day)
            mark = cursor.index
            guard cursor.takeSeparator() else { break }
            _ = cursor.take("on")
            _ = cursor.take("the")
        }
        cursor.index = mark
        guard !days.isEmpty else { return false }
        _ =
            cursor.take("of", "every", "month") || cursor.take("of", "each", "month")
            || cursor.take("of", "the", "month") || cursor.take("of", "a", "month")
        guard MonthDays(days) != nil else {
            throw cursor.error(
                .contradiction,
                "In February these days fall on the same date. Choose one day after "
                    + "the 27th.", at: cursor.range(from: first))
        }
        try set(\.monthDays, Set(days).sorted(), from: first)
        return true
    }

    private mutating func takeMonthDay() throws(TextError) -> Int? {
        if cursor.take("last", "day") { return 31 }
        let mark = cursor.index
        let hasDay = cursor.take("day")
        if let token = cursor.current, token.kind == .number {
            let value = Int(token.text)
            cursor.advance()
            if cursor.skipOrdinalSuffix() || hasDay {
                guard let value, (1...31).contains(value) else {
                    throw cursor.error(
                        .noSuchDate, "A month has days 1 to 31.", at: cursor.range(from: mark))
                }
                _ = cursor.take("day")
                return value
            }
        }
        cursor.index = mark
        return nil
    }

    /// "The first Monday of the month" is understood, but cannot be planned.
    private mutating func refuseNthWeekday() throws(TextError) {
        let first = cursor.index
        let words: Set<String> = ["first", "second", "third", "fourth", "last"]
        guard cursor.takeAny(words), let day = cursor.word(), Vocabulary.weekdays[day] != nil else {
            cursor.index = first
            return
        }
        cursor.advance()
        throw cursor.error(
            .notSupported,
            "This cannot be planned. Write days of the month, or for example: every 4 weeks on "
                + "Monday.", at: cursor.range(from: first))
    }
}
