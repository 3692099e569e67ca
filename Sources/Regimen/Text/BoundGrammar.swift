/// What limits a schedule or gives its days: "max 6 a day", "for 10 doses", "for bone pain", "on
/// the 1st".
extension ScheduleReader {
    /// `max 6 a day`, `at most 3000 mg in 24 hours`; false (and no move) if none comes next.
    mutating func readMost() throws(TextError) -> Bool {
        let first = cursor.index
        guard takeMostWord() else { return false }
        _ = cursor.take("of")
        var most = Clauses.Most()
        repeat { try takeLimit(&most) } while takeAnotherLimit()
        try requireDay(from: first)
        let range = cursor.range(from: first)
        if var earlier = clauses.most?.value {
            let isSecond =
                most.count != nil && earlier.count != nil && most.count != earlier.count
                || most.amount != nil && earlier.amount != nil && most.amount != earlier.amount
            if isSecond, let found = clauses.most { throw conflict(found.range, range) }
            earlier.count = earlier.count ?? most.count
            earlier.amount = earlier.amount ?? most.amount
            most = earlier
        }
        clauses.most = Found(value: most, range: clauses.most?.range.through(range) ?? range)
        return true
    }

    /// A number of doses or an amount.
    private mutating func takeLimit(_ most: inout Clauses.Most) throws(TextError) {
        let first = cursor.index
        if let quantity = try cursor.takeQuantityIfAny() {
            guard most.amount == nil else { throw twoLimits(from: first) }
            most.amount = quantity
            return
        }
        let count: Int
        if let read = try cursor.takeCount(in: 1...StepCount.limit, what: "The limit") {
            _ = cursor.takeAny(["times", "time", "x", "doses", "dose", "intakes"])
            count = read
        } else if cursor.take("once") {
            count = 1
        } else if cursor.take("twice") {
            count = 2
        } else {
            throw cursor.error(
                .incomplete,
                "A number is missing here. For example: max 6 a day, max 3000 mg a day.",
                at: cursor.here)
        }
        guard most.count == nil else { throw twoLimits(from: first) }
        most.count = count
    }

    private func twoLimits(from first: Int) -> TextError {
        cursor.error(
            .contradiction, "Write one number of doses and one amount.",
            at: cursor.range(from: first))
    }

    /// "and 3000 mg", "or 4 doses" behind a limit; false (and no move) if none comes next.
    private mutating func takeAnotherLimit() -> Bool {
        let first = cursor.index
        _ = cursor.takeSymbol(",")
        if cursor.takeAny(["and", "or"]), cursor.isNumber() { return true }
        cursor.index = first
        return false
    }

    mutating func takeMostWord() -> Bool {
        cursor.takeAny(["max", "maximum"]) || cursor.take("at", "most") || cursor.take("up", "to")
            || cursor.take("no", "more", "than") || cursor.take("not", "more", "than")
            || cursor.take("not", "to", "exceed") || cursor.take("do", "not", "exceed")
            || cursor.take("nte")
    }

    /// The window of a limit is 24 hours; any other is refused.
    private mutating func requireDay(from first: Int) throws(TextError) {
        if takePeriod() == .day { return }
        let mark = cursor.index
        if cursor.takeAny(["in", "per", "every", "within", "q"]) || cursor.takeSymbol("/") {
            _ = cursor.takeAny(["any", "a", "one"])
            if cursor.take("day") { return }
            if let number = cursor.current, number.text == "24",
                ["hours", "h", "hrs"].contains(cursor.word(1))
            {
                cursor.advance(2)
                return
            }
        }
        cursor.index = mark
        throw cursor.error(
            .incomplete, "A limit counts in 24 hours. For example: max 6 a day, max 6 in 24 hours.",
            at: cursor.range(from: first))
    }

    /// `for 10 doses`, `for 7 days`, or what it is for; false (and no move) if none comes next.
    mutating func readFor() throws(TextError) -> Bool {
        let first = cursor.index
        let isTimes = cursor.isNumber(1) && (cursor.take("x") || cursor.takeSymbol("\u{D7}"))
        guard isTimes || cursor.take("for") else { return false }
        if cursor.isAtEnd {
            throw cursor.error(
                .incomplete, "Something is missing after \"for\": for 10 doses, or for bone pain.",
                at: cursor.range(from: first))
        }
        let beforeCount = cursor.index
        let limits = 1...StepCount.limit
        if let count = try cursor.takeCount(in: limits, what: "The number", articles: true) {
            if cursor.takeAny(["dose", "doses", "time", "times"]) {
                try set(\.count, count, from: first)
                return true
            }
            if let word = cursor.word(), let unit = Vocabulary.timeUnits[word] {
                cursor.advance()
                try setSpan(count, unit, from: first)
                return true
            }
            if cursor.tokens[beforeCount].kind == .number { _ = try cursor.takeTimeUnit() }
            cursor.index = beforeCount
        }
        guard !isTimes else {
            throw cursor.error(
                .incomplete, "How long? For example: for 10 days, or for 10 doses.",
                at: cursor.range(from: first))
        }
        try readIndication(from: first)
        return true
    }

    private mutating func setSpan(_ count: Int, _ unit: TimeUnit, from first: Int) throws(TextError)
    {
        let limits: [TimeUnit: Int] = [.day: 10_000, .week: 1_400, .month: 300, .year: 30]
        guard let limit = limits[unit], count <= limit else {
            throw cursor.error(
                .outOfRange, "Write how many days, weeks, months or years, up to 30 years.",
                at: cursor.range(from: first))
        }
        try set(\.span, Clauses.Cadence(count: count, unit: unit), from: first)
    }
}
