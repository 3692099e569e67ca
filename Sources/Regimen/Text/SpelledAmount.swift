/// Numbers and amounts that are not plain digits: "twenty-five", "two tablets", "half a tablet",
/// "one and a half tablets", "2½ mL".
extension TokenCursor {
    /// In quarters.
    private static let fractionWords: [String: Int64] = ["half": 2, "quarter": 1]
    /// In quarters.
    private static let fractionSigns: [String: Int64] = ["½": 2, "¼": 1, "¾": 3]

    /// An amount in words and its unit; nil (and no move) if none comes next. Plain digits are
    /// read by ``takeQuantity()``, which says best what is wrong with them.
    ///
    /// - Parameter articles: whether "a tablet" is one. Behind a name it can belong to the name:
    ///   "vitamin A tablets".
    mutating func takeSpelledQuantity(articles: Bool = false) -> Quantity? {
        let first = index
        if let quarters = takeQuarters(articles: articles),
            let unit = word().flatMap({ DoseUnit(word: $0) }),
            let amount = DecimalAmount(millionths: quarters * 250_000)
        {
            advance()
            return Quantity(amount: amount, unit: unit)
        }
        index = first
        return nil
    }

    /// The token behind the amount in words that comes next; nil if none does.
    var spelledAmountEnd: Int? {
        var probe = self
        return probe.takeSpelledQuantity() == nil ? nil : probe.index
    }

    /// Whether a token can end the number of an amount in words.
    func isSpelledNumber(at position: Int) -> Bool {
        guard position >= 0, position < tokens.count else { return false }
        let token = tokens[position]
        return token.kind == .number || Vocabulary.numbers[token.text] != nil
            || Self.fractionWords[token.text] != nil || Self.fractionSigns[token.text] != nil
    }

    /// "twelve", "twenty", "twenty-five"; nil (and no move) if no number in words comes next.
    mutating func takeNumberWord() -> Int? {
        guard let value = word().flatMap({ Vocabulary.numbers[$0] }) else { return nil }
        advance()
        guard value >= 20 else { return value }
        let mark = index
        _ = takeSymbol("-")
        guard let ones = word().flatMap({ Vocabulary.numbers[$0] }), ones < 10 else {
            index = mark
            return value
        }
        advance()
        return value + ones
    }

    /// How many quarters: "two", "half a", "one and a half", "2½"; may move when there are none.
    mutating func takeQuarters(articles: Bool = false) -> Int64? {
        if let fraction = takeFraction() {
            // "half a tablet", "a quarter of a tablet".
            _ = take("of")
            _ = takeAny(["a", "an"])
            return fraction
        }
        let isWord = word() != nil
        guard let whole = takeWhole() else {
            return articles && takeAny(["a", "an"]) ? 4 : nil
        }
        let mark = index
        // "Two half tablets" are one, so the words need an "and"; the signs do not.
        let isJoined = current?.kind == .symbol || take("and")
        if isJoined, let fraction = takeFraction() { return whole * 4 + fraction }
        index = mark
        return isWord ? whole * 4 : nil
    }

    private mutating func takeWhole() -> Int64? {
        if let value = takeNumberWord() { return Int64(value) }
        guard let token = current, token.kind == .number, token.text.count <= 9,
            let value = Int64(token.text)
        else { return nil }
        advance()
        return value
    }

    /// "half", "a half", "one quarter", "three quarters", "½"; nil (and no move) if none comes
    /// next.
    private mutating func takeFraction() -> Int64? {
        let first = index
        if let token = current, let sign = Self.fractionSigns[token.text] {
            advance()
            return sign
        }
        if take("three", "quarters") { return 3 }
        _ = takeAny(["a", "one"])
        if let fraction = word().flatMap({ Self.fractionWords[$0] }) {
            advance()
            return fraction
        }
        index = first
        return nil
    }
}
