/// What limits a schedule or gives its days: "max 6 a day", "for 10 doses", "for bone pain", "on
/// the 1st".
extension ScheduleReader {
    /// `max 6 a day`, `at most 3000 mg in 24 hours`; false (and no move) if none comes next.
    mutating func readMost() throws(TextError) -> Bool {
        let first = cursor.index
        guard takeMostWord() else { return false }
        _ = cursor.take("of")
        let most: Clauses.Most
        if cursor.isNumber(), let unit = cursor.word(1), DoseUnit(word: unit) != nil,
            let quantity = try cursor.takeQuantity()
        {
            most = .amount(quantity)
        } else if let count = try cursor.takeCount(in: 1...StepCount.limit, what: "The limit") {
            _ = cursor.takeAny(["times", "time", "x", "doses", "dose", "intakes"])
            most = .count(count)
        } else if cursor.take("once") {
            most = .count(1)
        } else if cursor.take("twice") {
            most = .count(2)
        } else {
            throw cursor.error(
                .incomplete,
                "A number is missing here. For example: max 6 a day, max 3000 mg a day.",
                at: cursor.here)
        }
        try requireDay(from: first)
        try set(\.most, most, from: first)
        return true
    }

    private mutating func takeMostWord() -> Bool {
        cursor.takeAny(["max", "maximum"]) || cursor.take("at", "most") || cursor.take("up", "to")
            || cursor.take("no", "more", "than") || cursor.take("not", "more", "than")
    }

    /// The window of a limit is 24 hours; any other is refused.
    private mutating func requireDay(from first: Int) throws(TextError) {
        if takePeriod() == .day { return }
        let mark = cursor.index
        if cursor.take("in") || cursor.take("per") || cursor.take("every") {
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
        guard cursor.take("for") else { return false }
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

    /// The words up to the next part of the schedule.
    private mutating func readIndication(from first: Int) throws(TextError) {
        let begin = cursor.index
        var end = begin
        while !cursor.isAtEnd {
            let mark = cursor.index
            cursor.skipMarks()
            if cursor.isAtEnd || startsClause() {
                cursor.index = mark
                break
            }
            cursor.advance()
            end = cursor.index
        }
        cursor.index = end
        guard end > begin else {
            throw cursor.error(.incomplete, "Something is missing after \"for\".", at: cursor.here)
        }
        let range = cursor.range(from: begin)
        guard range.length <= PrescriptionText.nameLimit else {
            throw cursor.error(
                .tooLong,
                "The reason is too long. The limit is \(PrescriptionText.nameLimit) "
                    + "characters.", at: range)
        }
        let words = cursor.typed(range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        try set(\.indication, words, from: first)
    }

    /// Whether words that belong to a schedule begin here, so that a reason ends.
    private func startsClause() -> Bool {
        var probe = self
        if probe.cursor.takeAsNeeded() || probe.takeMostWord() { return true }
        guard let word = cursor.word() else { return false }
        let next = cursor.peek(1)
        let isFigure = next.map { $0.kind != .word && $0.kind != .symbol } ?? false
        let nextWord = cursor.word(1) ?? ""
        switch word {
        case "every", "each":
            return isFigure || Vocabulary.timeUnits[nextWord] != nil || nextWord == "other"
                || Vocabulary.weekdays[nextWord] != nil || Vocabulary.ordinals[nextWord] != nil
        case "at", "from", "until", "starting", "on", "for":
            let days = ["today", "tomorrow", "now", "noon", "midnight", "the"]
            return isFigure
                || days.contains(nextWord)
                    && !(word == "for" || word == "from" && nextWord == "the")
                || Vocabulary.weekdays[nextWord] != nil
        case "bid", "tid", "qid", "qhs", "qam", "qd", "once", "twice": return true
        case "q": return isFigure
        case "by": return nextWord == "mouth"
        default: return false
        }
    }
}
