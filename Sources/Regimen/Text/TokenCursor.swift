/// A place in the tokens of a text. All readers of typed text move one of these.
struct TokenCursor {
    let text: String
    let tokens: [Token]
    var index = 0

    init(_ text: String, limit: Int) throws(TextError) {
        self.text = text
        tokens = try Tokenizer.tokens(of: text, limit: limit)
    }

    var isAtEnd: Bool { index >= tokens.count }
    var current: Token? { peek(0) }

    func peek(_ distance: Int) -> Token? {
        let position = index + distance
        return position >= 0 && position < tokens.count ? tokens[position] : nil
    }

    /// The word `distance` tokens ahead; nil if there is another kind of token.
    func word(_ distance: Int = 0) -> String? {
        guard let token = peek(distance), token.kind == .word else { return nil }
        return token.text
    }

    func isSymbol(_ symbol: String, _ distance: Int = 0) -> Bool {
        guard let token = peek(distance) else { return false }
        return token.kind == .symbol && token.text == symbol
    }

    func isNumber(_ distance: Int = 0) -> Bool { peek(distance)?.kind == .number }

    mutating func advance(_ count: Int = 1) { index = min(index + count, tokens.count) }

    /// Steps over `words` if they come next.
    mutating func take(_ words: String...) -> Bool { take(words) }

    mutating func take(_ words: [String]) -> Bool {
        guard isNext(words) else { return false }
        index += words.count
        return true
    }

    /// Steps over the next token if it is one of `words`.
    mutating func takeAny(_ words: Set<String>) -> Bool {
        guard let word = word(), words.contains(word) else { return false }
        index += 1
        return true
    }

    func isNext(_ words: [String]) -> Bool {
        for (distance, word) in words.enumerated() where self.word(distance) != word {
            return false
        }
        return true
    }

    mutating func takeSymbol(_ symbol: String) -> Bool {
        guard isSymbol(symbol) else { return false }
        index += 1
        return true
    }

    /// Steps over marks that only separate parts.
    mutating func skipMarks() {
        while let token = current, token.kind == .symbol, ",;().".contains(token.text) {
            index += 1
        }
    }

    /// From token `first` to the one before the current.
    func range(from first: Int) -> TextRange {
        guard !tokens.isEmpty else { return TextRange(offset: 0, length: 0) }
        let begin = tokens[min(first, tokens.count - 1)].range
        return begin.through(tokens[min(max(index - 1, first), tokens.count - 1)].range)
    }

    /// From the first token to the last.
    var whole: TextRange {
        guard let first = tokens.first, let last = tokens.last else {
            return TextRange(offset: 0, length: 0)
        }
        return first.range.through(last.range)
    }

    /// The current token, or the place behind the last one.
    var here: TextRange { current?.range ?? TextRange(offset: text.count, length: 0) }

    /// The text of `range` as it was typed.
    func typed(_ range: TextRange) -> String {
        String(text.dropFirst(range.offset).prefix(range.length))
    }

    func error(
        _ kind: TextError.Kind, _ message: String, at range: TextRange?,
        try suggestions: [String] = []
    ) -> TextError {
        TextError(
            kind: kind, message: message, text: text, range: range, suggestions: suggestions)
    }
}
