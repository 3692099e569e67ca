/// Reads the parts of a schedule's text, in any order, into `Clauses`.
struct ScheduleReader {
    var cursor: TokenCursor
    /// The local time now; nil when the text must stand for itself.
    let clock: CivilDateTime?
    var clauses = Clauses()

    init(_ cursor: TokenCursor, clock: CivilDateTime?) {
        self.cursor = cursor
        self.clock = clock
    }

    var context: DateContext { DateContext(clock: clock) }

    /// Reads to the end of the text.
    mutating func readAll() throws(TextError) {
        while true {
            cursor.skipMarks()
            let mark = cursor.index
            _ = cursor.take("and")
            cursor.skipMarks()
            if cursor.isAtEnd {
                guard mark == cursor.index else {
                    throw cursor.error(
                        .incomplete, "Something is missing after \"and\".",
                        at: cursor.range(from: mark))
                }
                return
            }
            guard try readClause() else { throw leftover() }
        }
    }

    /// Reads one part; false (and no move) if none begins here.
    private mutating func readClause() throws(TextError) -> Bool {
        if try readRoute() { return true }
        if try readAsNeeded() { return true }
        if try readMost() { return true }
        if try readEvery() { return true }
        if try readOften() { return true }
        if try readOnce() { return true }
        if try readTimes() { return true }
        if try readStart() { return true }
        if try readUntil() { return true }
        if try readFor() { return true }
        return try readOn()
    }

    private func leftover() -> TextError {
        guard let token = cursor.current else {
            return cursor.error(.incomplete, "Something is missing here.", at: cursor.here)
        }
        if token.kind == .number, let unit = cursor.word(1), DoseUnit(word: unit) != nil {
            return cursor.error(
                .twoAmounts, "There is a second amount here. Write only the amount for each time.",
                at: token.range.through(cursor.peek(1)?.range ?? token.range))
        }
        do throws(TextError) { try cursor.refuseSign(at: cursor.index + 1) } catch { return error }
        let typed = cursor.typed(token.range)
        let near =
            token.kind == .word
            ? Vocabulary.nearest(to: token.text, in: Vocabulary.allWords) : []
        let question = near.first.map { " Did you mean \"\($0)\"?" } ?? ""
        return cursor.error(
            .unknownWord, "\"\(typed)\" cannot be read here.\(question)", at: token.range, try: near
        )
    }

    /// Stores what was read from token `first` to here; refuses a second, different value.
    mutating func set<Value>(
        _ slot: WritableKeyPath<Clauses, Found<Value>?>, _ value: Value, from first: Int
    ) throws(TextError) {
        let range = cursor.range(from: first)
        if let earlier = clauses[keyPath: slot] {
            guard earlier.value == value else { throw conflict(earlier.range, range) }
            return
        }
        clauses[keyPath: slot] = Found(value: value, range: range)
    }

    /// Two parts that do not go together; points at the second.
    func conflict(_ first: TextRange, _ second: TextRange, _ advice: String = "") -> TextError {
        cursor.error(
            .contradiction,
            "\"\(cursor.typed(first))\" and \"\(cursor.typed(second))\" do not go "
                + "together.\(advice.isEmpty ? "" : " " + advice)", at: second)
    }

    // MARK: Parts with a fixed form

    private mutating func readRoute() throws(TextError) -> Bool {
        let first = cursor.index
        guard let route = cursor.takeRoute() else { return false }
        // "injection into a vein (IV)": the letters say no more than "vein".
        let isLetters = cursor.index == first + 1 && cursor.tokens[first].text == "iv"
        if isLetters, clauses.route?.value == .intravenousInjection { return true }
        try set(\.route, route, from: first)
        return true
    }

    private mutating func readAsNeeded() throws(TextError) -> Bool {
        let first = cursor.index
        let isHyphenated =
            cursor.word() == "as" && cursor.isSymbol("-", 1) && cursor.word(2) == "needed"
        if isHyphenated {
            cursor.advance(3)
        } else {
            guard cursor.takeAsNeeded() else { return false }
        }
        try set(\.asNeeded, true, from: first)
        return true
    }

    private mutating func readTimes() throws(TextError) -> Bool {
        let first = cursor.index
        let hasAt = cursor.take("at")
        if hasAt, cursor.take("bedtime") || cursor.take("night") {
            clauses.isBedtime = true
            try set(\.perDay, 1, from: first)
            return true
        }
        let times = try cursor.takeTimes(bareHour: hasAt)
        if times.isEmpty {
            guard hasAt else { return false }
            throw cursor.error(
                .timeMissing, "A time is missing after \"at\". For example: at 08:00.",
                at: cursor.isAtEnd ? cursor.range(from: first) : cursor.here)
        }
        try add(times, from: first)
        return true
    }

    /// Adds clock times; refuses one that is there twice.
    mutating func add(_ times: [CivilTime], from first: Int) throws(TextError) {
        let range = cursor.range(from: first)
        let all = (clauses.times?.value ?? []) + times
        guard TimesOfDay(all) != nil else {
            let message =
                all.count > TimesOfDay.limit
                ? "There are too many times. The limit is \(TimesOfDay.limit) a day."
                : "The same time is there twice."
            throw cursor.error(.contradiction, message, at: range)
        }
        clauses.times = Found(value: all, range: clauses.times?.range.through(range) ?? range)
    }

    private mutating func readStart() throws(TextError) -> Bool {
        let first = cursor.index
        guard cursor.takeAny(["from", "starting", "beginning", "start", "since"]) else {
            return false
        }
        _ = cursor.take("on")
        if cursor.take("now") {
            try set(\.start, Clauses.Start(isNow: true), from: first)
            return true
        }
        var start = Clauses.Start()
        start.date = try cursor.takeDate(context)
        let beforeTimes = cursor.index
        if start.date != nil, cursor.word() == "t" { cursor.advance() }
        let hasAt = cursor.take("at")
        let times = try cursor.takeTimes(bareHour: hasAt)
        if times.count > 1, start.date != nil {
            try add(times, from: beforeTimes)
        } else {
            start.time = times.first
        }
        guard start.date != nil || start.time != nil, times.count < 2 || start.date != nil else {
            throw cursor.error(
                .dateMissing,
                "A date is missing after \"\(cursor.tokens[first].text)\". "
                    + "For example: from 2026-12-01 09:30.", at: cursor.here)
        }
        try set(\.start, start, from: first)
        return true
    }

    private mutating func readUntil() throws(TextError) -> Bool {
        let first = cursor.index
        guard cursor.takeAny(["until", "till", "through"]) else { return false }
        guard let date = try cursor.takeDate(context) else {
            throw cursor.error(
                .dateMissing, "A date is missing after \"until\". For example: until 2026-12-31.",
                at: cursor.here)
        }
        let afterDate = cursor.index
        _ = cursor.take("at")
        if try cursor.takeTime(bareHour: true) != nil {
            throw cursor.error(
                .notSupported, "The end is a whole day. Leave out the time.",
                at: cursor.range(from: afterDate))
        }
        cursor.index = afterDate
        try set(\.lastDay, date, from: first)
        return true
    }
}
