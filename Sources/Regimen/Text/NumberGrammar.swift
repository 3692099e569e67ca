/// Numbers, units of time and amounts.
extension TokenCursor {
    /// The amount that the current number spells, with the reason if it spells none. Does not move.
    func decimal(_ token: Token) throws(TextError) -> DecimalAmount {
        let plain = try withoutGroups(token)
        if let amount = DecimalAmount(plain) {
            try refusePointOfThousands(token, amount)
            return amount
        }
        let range = token.range
        if plain.contains(where: { $0 != "0" && $0 != "." }) {
            if plain.count(where: { $0 == "." }) > 1 {
                throw error(.badNumber, "\"\(token.text)\" has more than one point.", at: range)
            }
            throw error(
                .outOfRange,
                "\"\(token.text)\" has too many digits. Up to 9 before the point and 6 after it "
                    + "can be read.", at: range)
        }
        throw error(.notPositive, "The amount must be more than zero.", at: range)
    }

    /// The whole number that the current token spells. Does not move.
    func whole(_ token: Token, in limits: ClosedRange<Int>, what: String) throws(TextError) -> Int {
        let plain = try withoutGroups(token)
        if plain.contains(".") {
            throw error(
                .badNumber, "\"\(token.text)\" must be a whole number here.", at: token.range)
        }
        let value = plain.count <= 9 ? Int(plain) ?? .max : .max
        if value == 0 {
            throw error(.notPositive, "\(what) must be at least 1, not 0.", at: token.range)
        }
        guard limits.contains(value) else {
            throw error(
                .outOfRange,
                "\(what) can be \(limits.lowerBound) to "
                    + "\(grouped(Int64(limits.upperBound))), not \(token.text).", at: token.range)
        }
        return value
    }

    /// Digits without the commas between groups of three.
    private func withoutGroups(_ token: Token) throws(TextError) -> String {
        try refuseExponent(token)
        guard token.text.contains(",") else { return token.text }
        let whole = token.text.prefix { $0 != "." }
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        let isGrouped =
            (1...3).contains(groups[0].count) && groups[0].first != "0"
            && groups.dropFirst().allSatisfy { $0.count == 3 }
            && !token.text.dropFirst(whole.count).contains(",")
        guard isGrouped else {
            let point = String(token.text.map { $0 == "," ? "." : $0 })
            throw error(
                .badNumber,
                "\"\(token.text)\" cannot be read. Write a point, not a comma: \(point).",
                at: token.range, try: DecimalAmount(point) == nil ? [] : [point])
        }
        return token.text.filter { $0 != "," }
    }

    /// "1.000" is 1 here and 1,000 elsewhere. No amount is written with zeros at its end, so where
    /// there are some the point can be one of thousands.
    private func refusePointOfThousands(
        _ token: Token, _ amount: DecimalAmount
    ) throws(TextError) {
        let parts = token.text.split(separator: ".")
        guard parts.count == 2, (1...3).contains(parts[0].count), parts[0].first != "0",
            parts[1].count == 3, parts[1].last == "0",
            let thousands = DecimalAmount(String(parts[0] + parts[1]))
        else { return }
        let readings = [amount.words, thousands.words]
        throw error(
            .badNumber,
            "\"\(token.text)\" can be read two ways: \(readings[0]) or \(readings[1]). "
                + "Write one of them.", at: token.range, try: readings)
    }

    private func refuseExponent(_ token: Token) throws(TextError) {
        guard let position = self.position(of: token), position + 2 < tokens.count else { return }
        let letter = tokens[position + 1]
        let exponent = tokens[position + 2]
        if letter.text == "e", letter.isGlued, exponent.isGlued, exponent.kind == .number {
            throw error(
                .badNumber, "Write the number out in plain digits, without \"e\".",
                at: token.range.through(exponent.range))
        }
    }

    /// The index of `token`, by its place in the text.
    private func position(of token: Token) -> Int? {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].range.offset < token.range.offset {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low < tokens.count ? low : nil
    }

    /// A minus or a missing zero in front of the number `position` makes it unreadable.
    func refuseSign(at position: Int) throws(TextError) {
        guard position > 0, position < tokens.count, tokens[position].kind == .number else {
            return
        }
        let sign = tokens[position - 1]
        guard sign.kind == .symbol, tokens[position].isGlued else { return }
        let range = sign.range.through(tokens[position].range)
        let before = position > 1 ? tokens[position - 2] : nil
        let isRange = sign.isGlued && (before?.kind == .number || before?.kind == .word)
        if sign.text == "-", !isRange {
            throw error(
                .notPositive, "This must be more than zero, not \(typed(range)).", at: range)
        }
        if sign.text == ".", !sign.isGlued {
            throw error(
                .badNumber, "Write a zero before the point: 0.\(tokens[position].text).", at: range,
                try: ["0.\(tokens[position].text)"])
        }
    }

    /// A count: digits, or a word up to ninety-nine. Moves behind it; nil if none comes next.
    mutating func takeCount(
        in limits: ClosedRange<Int>, what: String, articles: Bool = false
    ) throws(TextError) -> Int? {
        if isSymbol("-"), isNumber(1) { try refuseSign(at: index + 1) }
        guard let token = current else { return nil }
        if token.kind == .number {
            // "0.5 tablet" is an amount: how often is no fraction.
            if token.text.contains("."), word(1).flatMap({ DoseUnit(word: $0) }) != nil {
                return nil
            }
            let value = try whole(token, in: limits, what: what)
            advance()
            return value
        }
        guard token.kind == .word else { return nil }
        let mark = index
        if let value = takeNumberWord(), limits.contains(value) { return value }
        index = mark
        if articles, token.text == "a" || token.text == "an" {
            advance()
            return 1
        }
        return nil
    }

    /// A unit of time; refuses any other word with the nearest one.
    mutating func takeTimeUnit() throws(TextError) -> TimeUnit {
        guard let token = current, token.kind == .word else {
            throw error(
                .incomplete, "A unit of time is missing here: hours, days, weeks or months.",
                at: here)
        }
        guard let unit = Vocabulary.timeUnits[token.text] else {
            throw unknown(token, as: "a unit of time", among: Vocabulary.unitWords)
        }
        advance()
        return unit
    }

    /// `token` is not one of `words`: says so, with the nearest ones.
    func unknown(_ token: Token, as what: String, among words: [String]) -> TextError {
        let near = Vocabulary.nearest(to: token.text, in: words)
        let question = near.first.map { " Did you mean \"\($0)\"?" } ?? ""
        return error(
            what == "a unit of time" ? .unknownUnit : .unknownWord,
            "\"\(typed(token.range))\" is not \(what).\(question)", at: token.range, try: near)
    }

    /// An amount and its unit, such as `4 mg` or `half a tablet`; nil if no number comes next.
    mutating func takeQuantity() throws(TextError) -> Quantity? {
        if let spelled = takeSpelledQuantity(articles: true) { return spelled }
        if isSymbol("-") || isSymbol("."), isNumber(1) { try refuseSign(at: index + 1) }
        guard let number = current, number.kind == .number else { return nil }
        let amount = try decimal(number)
        guard let unitToken = peek(1), unitToken.kind == .word else {
            throw error(
                .unitMissing,
                "A unit is missing after \(number.text): for example \(unitExamples).",
                at: number.range)
        }
        guard let unit = DoseUnit(word: unitToken.text) else { throw unknownDoseUnit(unitToken) }
        advance(2)
        return Quantity(amount: amount, unit: unit)
    }

    /// Units to write behind a number, by what the words before it name.
    var unitExamples: String {
        let words = Set(tokens.prefix(index).map(\.text))
        let isVitaminD =
            words.isSuperset(of: ["vitamin", "d"]) || words.contains("cholecalciferol")
            || words.contains("colecalciferol")
        if isVitaminD { return "IU or mcg" }
        return words.contains("calcium") ? "mg or tablets" : "mg, mL or tablets"
    }

    func unknownDoseUnit(_ token: Token) -> TextError {
        if let advice = Vocabulary.otherUnits.first(where: { $0.words.contains(token.text) }) {
            return error(
                .unknownUnit,
                "\"\(typed(token.range))\" is not a unit for a medicine. \(advice.advice)",
                at: token.range)
        }
        let words = DoseUnit.byWord.keys.filter { $0.count > 1 }
        let near = Vocabulary.nearest(to: token.text, in: Array(words))
            .map { $0 == "iu" ? "IU" : $0 }
        let question = near.first.map { " Did you mean \"\($0)\"?" } ?? ""
        return error(
            .unknownUnit, "\"\(typed(token.range))\" is not a unit for a medicine.\(question)",
            at: token.range, try: near)
    }
}

extension Quantity {
    /// The longest text of an amount, in characters.
    package static let textLimit = 60

    /// Reads an amount and its unit: `4 mg`, `1,000 mg`, `0.5 mL`, `two and a half tablets`.
    ///
    /// - Throws: `TextError` if there is no amount, no known unit, or anything else.
    package init(parsing text: String) throws(TextError) {
        self = try Self.remembered.value(of: text) { () throws(TextError) in
            try Self.read(text)
        }
    }

    private static let remembered = Remembered<Quantity>(limit: 1_000)

    private static func read(_ text: String) throws(TextError) -> Quantity {
        var cursor = try TokenCursor(text, limit: textLimit)
        guard let quantity = try cursor.takeQuantity() else {
            throw cursor.error(
                .amountMissing, "An amount is missing. Write a number and a unit: 4 mg.",
                at: cursor.here)
        }
        if let token = cursor.current {
            throw cursor.error(
                .unknownWord,
                "\"\(cursor.typed(token.range))\" is too much here. Write one amount: "
                    + "4 mg.", at: token.range)
        }
        return quantity
    }
}
