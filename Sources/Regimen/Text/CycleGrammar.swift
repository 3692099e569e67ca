/// Cycles: "21 days on, 7 days off", "days 1-21 of every 28 days", "on days 1, 15 and 29".
extension ScheduleReader {
    /// A cycle; false (and no move) if none comes next.
    mutating func readCycle() throws(TextError) -> Bool {
        let first = cursor.index
        var cycle = try takeOnOff()
        if cycle == nil { cycle = try takeCycleDays() }
        if let cycle {
            try set(\.cycle, cycle, from: first)
            return true
        }
        cursor.index = first
        guard cursor.isNext(["as", "day"]) else { return false }
        cursor.advance(2)
        guard
            let day = try cursor.takeCount(in: 1...CycleDays.limit, what: "The day")
        else {
            throw cursor.error(
                .incomplete, "A number is missing: as day 8.", at: cursor.range(from: first))
        }
        try set(\.cycleDay, day, from: first)
        return true
    }

    // MARK: On and off

    /// `21 days on 7 off`, `2 weeks on, 1 week off`, `for 21 days then 7 days off`.
    private mutating func takeOnOff() throws(TextError) -> Clauses.Cycle? {
        let first = cursor.index
        if cursor.take("cycle", "of") || cursor.take("cycles", "of") { _ = cursor.takeAny(["a"]) }
        let hasFor = cursor.take("for")
        let isOnFirst = !hasFor && cursor.take("on")
        _ = isOnFirst && cursor.take("for")
        guard let on = try takeDays(unit: nil) else {
            cursor.index = first
            return nil
        }
        let isMarked = isOnFirst || cursor.takeAny(["on"])
        while cursor.takeSymbol(",") || cursor.takeSymbol("/") || cursor.takeSymbol("-")
            || cursor.takeAny(["and", "then", "followed", "by"])
        {}
        let isOffFirst = cursor.takeAny(["off", "rest"])
        _ = isOffFirst && cursor.take("for")
        guard let off = try takeDays(unit: on.unit),
            isOffFirst || cursor.takeAny(["off", "rest", "break"]) || cursor.take("of", "rest")
                || cursor.take("without")
        else {
            // "for 10 days on Monday" is no cycle.
            guard isMarked, !isOnFirst, !hasFor else {
                cursor.index = first
                return nil
            }
            throw cursor.error(
                .incomplete, "How many days off? For example: 21 days on, 7 days off.",
                at: cursor.range(from: first))
        }
        guard isMarked || hasFor || isOffFirst || off.unit != nil else {
            cursor.index = first
            return nil
        }
        let length = on.days + off.days
        guard length <= CycleDays.limit else { throw tooLong(from: first) }
        return Clauses.Cycle(ranges: [1...on.days], length: length)
    }

    /// A number of days or weeks, in days; the unit may be left out if it is known.
    private mutating func takeDays(
        unit known: TimeUnit?
    ) throws(TextError) -> (days: Int, unit: TimeUnit?)? {
        let mark = cursor.index
        let isCount = cursor.isNumber() || Vocabulary.numbers[cursor.word() ?? ""] != nil
        guard isCount else { return nil }
        let next = cursor.word(1).flatMap { Vocabulary.timeUnits[$0] }
        guard let unit = next ?? known, unit == .day || unit == .week else { return nil }
        let limit = CycleDays.limit / (unit == .week ? 7 : 1)
        // Not yet known to be a cycle: a number that is too large is for others to refuse.
        guard let token = cursor.current, token.kind == .word || (Int(token.text) ?? 0) <= limit,
            let count = try cursor.takeCount(in: 1...limit, what: "The number")
        else {
            cursor.index = mark
            return nil
        }
        if next != nil { cursor.advance() }
        return (unit == .week ? count * 7 : count, unit)
    }

    private func tooLong(from first: Int) -> TextError {
        cursor.error(
            .outOfRange, "A cycle can be up to \(CycleDays.limit) days long.",
            at: cursor.range(from: first))
    }

    // MARK: Days of a cycle

    /// `days 1-21 of every 28 days`, `on days 1, 8 and 15 of a 28-day cycle`, `days 1, 15 and 29`.
    private mutating func takeCycleDays() throws(TextError) -> Clauses.Cycle? {
        let first = cursor.index
        _ = cursor.take("on")
        let isSingle = cursor.isNext(["day"])
        guard cursor.takeAny(["days", "day"]), cursor.isNumber() else {
            cursor.index = first
            return nil
        }
        var ranges: [ClosedRange<Int>] = []
        var mark = cursor.index
        while let range = try takeDayRange() {
            ranges.append(range)
            mark = cursor.index
            guard cursor.takeSeparator() else { break }
            _ = cursor.takeAny(["day", "days", "on"])
        }
        cursor.index = mark
        let length = try takeCycleLength(from: first)
        // "On day 15" is a day of the month.
        if length == nil, isSingle, ranges.count == 1, !cursor.followsThen {
            cursor.index = first
            return nil
        }
        if let length, let last = ranges.map(\.upperBound).max(), last > length {
            throw cursor.error(
                .contradiction, "A cycle of \(length) days has no day \(last).",
                at: cursor.range(from: first))
        }
        return Clauses.Cycle(ranges: ranges, length: length)
    }

    /// `8`, `1-21`, `1 to 21`; nil (and no move) if none comes next.
    private mutating func takeDayRange() throws(TextError) -> ClosedRange<Int>? {
        guard cursor.isNumber() else { return nil }
        let first = cursor.index
        let limits = 1...CycleDays.limit
        guard let low = try cursor.takeCount(in: limits, what: "The day") else { return nil }
        let mark = cursor.index
        guard cursor.takeSymbol("-") || cursor.takeAny(["to", "through", "thru"]),
            let high = try cursor.takeCount(in: limits, what: "The day")
        else {
            cursor.index = mark
            return low...low
        }
        guard low <= high else {
            throw cursor.error(
                .contradiction, "Write the smaller day first: \(high)-\(low).",
                at: cursor.range(from: first))
        }
        return low...high
    }

    /// `of every 28 days`, `of a 28-day cycle`, `q28d`, `every 4 weeks`; nil (and no move) if none
    /// comes next.
    private mutating func takeCycleLength(from first: Int) throws(TextError) -> Int? {
        let mark = cursor.index
        if cursor.isSymbol(",") { cursor.advance() }
        _ = cursor.takeAny(["repeat", "repeated", "repeating"])
        let isOf = cursor.takeAny(["of", "in"])
        let isEvery =
            cursor.takeAny(["every", "each", "q"]) || isOf && cursor.takeAny(["a", "the"])
        guard isOf || isEvery, cursor.isNumber() else {
            cursor.index = mark
            return nil
        }
        guard let count = try cursor.takeCount(in: 1...CycleDays.limit, what: "The cycle") else {
            return nil
        }
        _ = cursor.takeSymbol("-")
        let unit = try cursor.takeTimeUnit()
        guard unit == .day || unit == .week else {
            throw cursor.error(
                .notSupported, "A cycle is counted in days or weeks.",
                at: cursor.range(from: mark))
        }
        let length = unit == .week ? count * 7 : count
        guard length <= CycleDays.limit else { throw tooLong(from: first) }
        _ = cursor.takeAny(["cycle", "cycles"])
        return length
    }
}

extension TokenCursor {
    /// Whether "then" comes next, perhaps behind a comma.
    fileprivate var followsThen: Bool {
        var probe = self
        return probe.takeThen()
    }
}
