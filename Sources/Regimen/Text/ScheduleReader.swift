/// Reads the parts of a schedule's text, in any order, into `Clauses`: to the end, or to the word
/// "then" with which another phase begins.
struct ScheduleReader {
    var cursor: TokenCursor
    let setting: TextSetting
    /// Whether an amount may stand in front of the schedule: "20 mg daily".
    let allowsAmount: Bool
    var clauses = Clauses()
    /// The amount that holds for the clock times that follow.
    var timeAmount: Quantity?
    /// Whether a comma or "and" stands before the part that is being read.
    var isSeparated = false
    /// Whether a part was read; then "then" begins another phase.
    private var isBegun = false

    init(_ cursor: TokenCursor, _ setting: TextSetting, allowsAmount: Bool) {
        self.cursor = cursor
        self.setting = setting
        self.allowsAmount = allowsAmount
    }

    var clock: CivilDateTime? { setting.clock }
    var context: DateContext { DateContext(clock: clock) }

    /// Reads to the end of the text or to "then".
    mutating func readAll() throws(TextError) {
        while true {
            let before = cursor.index
            cursor.skipMarks()
            let mark = cursor.index
            let hasAnd = cursor.take("and") || cursor.takeSymbol("&") || cursor.takeSymbol("+")
            cursor.skipMarks()
            if cursor.isAtEnd {
                guard !hasAnd else {
                    throw cursor.error(
                        .incomplete, "Something is missing after \"and\".",
                        at: cursor.range(from: mark))
                }
                return
            }
            if isBegun, cursor.isThen {
                cursor.index = mark
                return
            }
            isSeparated = cursor.index > before
            guard try readKnown() else { throw leftover() }
            isBegun = true
        }
    }

    /// Reads one part; false (and no move) if none begins here.
    mutating func readKnown() throws(TextError) -> Bool {
        if cursor.takeVerb() { return true }
        if try readRoute() { return true }
        if try readAsNeeded() { return true }
        if try readGap() { return true }
        if try readMost() { return true }
        if try readCounting() { return true }
        if try readChange() { return true }
        if try readCycle() { return true }
        if try readTimes() { return true }
        if try readMeal() { return true }
        if try readAmount() { return true }
        if try readEvery() { return true }
        if try readOften() { return true }
        if try readOnce() { return true }
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
        if let end = cursor.spelledAmountEnd {
            return cursor.error(
                .twoAmounts, "There is a second amount here. Write only the amount for each time.",
                at: token.range.through(cursor.tokens[end - 1].range))
        }
        if let error = strength() ?? form(token) ?? usualWords(token) { return error }
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

    /// "2.5 mg tablet" says in what it comes, not how many are taken.
    private func form(_ token: Token) -> TextError? {
        guard let unit = DoseUnit(word: token.text), unit.isCounted,
            let before = cursor.peek(-1), DoseUnit(word: before.text) != nil
        else { return nil }
        return cursor.error(
            .twoAmounts,
            "How many each time? For example: take 1 \(unit.rawValue). Or leave "
                + "\"\(cursor.typed(token.range))\" out.", at: token.range)
    }

    /// "500 mg/400 IU" and "10 mg/5 mL" say how strong it is, not how much is taken; "20 mg/day"
    /// says no times.
    private func strength() -> TextError? {
        guard cursor.isSymbol("/"), let first = cursor.peek(-2), first.kind == .number else {
            return nil
        }
        let behind = cursor.isNumber(1) ? 2 : 1
        guard let word = cursor.word(behind), let last = cursor.peek(behind) else { return nil }
        let range = first.range.through(last.range)
        if Vocabulary.timeUnits[word] == .day {
            return cursor.error(
                .scheduleMissing,
                "Write the amount for one time and how often, for example: twice a day.", at: range)
        }
        guard let unit = DoseUnit(word: word) else { return nil }
        let pair =
            cursor.isNumber(1) ? cursor.peek(1).map { "\(first.text)/\($0.text) 1 tablet" } : nil
        let right = unit.dimension == .volume ? "2.5 mL" : pair ?? "1 tablet"
        return cursor.error(
            .twoAmounts,
            "\"\(cursor.typed(range))\" is how strong it is. Write how much is taken each time, "
                + "for example: \(right).", at: range)
    }

    /// What is often written and says no time: "as directed", "8 o clock".
    private func usualWords(_ token: Token) -> TextError? {
        guard let next = cursor.peek(1), next.kind == .word else { return nil }
        let range = token.range.through(next.range)
        switch (token.text, next.text) {
        case ("o", "clock"):
            return cursor.error(
                .unknownWord, "Write the time with its minutes, such as 08:00.", at: range)
        case ("vitamin", _):
            return cursor.error(
                .notSupported,
                "Write one medicine at a time. A tablet that holds both has its own name: "
                    + "calcium/vitamin D 1 tablet daily.", at: range)
        case ("except", _) where Vocabulary.weekdays[next.text] != nil:
            return cursor.error(
                .notSupported,
                "Write the days on which it is taken, for example: Monday to Saturday.",
                at: range)
        case ("as", "directed"), ("as", "instructed"), ("as", "prescribed"):
            return cursor.error(
                .scheduleMissing,
                "\"\(cursor.typed(range))\" does not say when. Write a time, such as daily at "
                    + "08:00, or \"as needed\".", at: range)
        default: return nil
        }
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
        try readReason()
        return true
    }
}
