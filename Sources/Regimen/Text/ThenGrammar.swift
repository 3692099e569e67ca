/// Words between the parts of a text.
extension TokenCursor {
    private static let verbs: Set<String> = [
        "take", "give", "inject", "apply", "infuse", "use", "administer", "sig",
    ]

    /// Whether another phase begins here.
    var isThen: Bool {
        isNext(["then"]) || isNext(["followed", "by"]) || isAfterWord && !isFiller || isThereafter
    }

    private var isAfterWord: Bool { isNext(["thereafter"]) || isNext(["afterwards"]) }

    /// "thereafter" behind what it belongs to says nothing more.
    private var isFiller: Bool {
        guard let next = peek(1) else { return true }
        return next.kind != .number && !isVerb(at: index + 1)
    }

    /// "every 28 days thereafter": the word is behind.
    private var isThereafter: Bool {
        guard ["every", "each", "once", "monthly", "weekly", "q"].contains(word() ?? "") else {
            return false
        }
        return (1...4).contains { distance in
            word(distance) == "thereafter" || word(distance) == "afterwards"
        }
    }

    /// Steps over "then"; false (and no move) if no other phase begins here.
    mutating func takeThen() -> Bool {
        let first = index
        skipMarks()
        _ = take("and")
        skipMarks()
        guard isThen else {
            index = first
            return false
        }
        if isThereafter { return true }
        if take("followed", "by") { return true }
        advance()
        return true
    }

    /// Steps over a word that only says to take it: "take", "inject".
    mutating func takeVerb() -> Bool {
        if isAfterWord, isFiller {
            advance()
            return true
        }
        return peek(1) != nil && takeAny(Self.verbs)
    }

    /// Whether the word at `position` only says to take it.
    func isVerb(at position: Int) -> Bool {
        guard position >= 0, position < tokens.count, tokens[position].kind == .word else {
            return false
        }
        return Self.verbs.contains(tokens[position].text)
    }

    /// Steps over one of `words` if nothing but marks comes after it: "then stop".
    mutating func takeLast(_ words: Set<String>) -> Bool {
        let first = index
        guard takeAny(words) else { return false }
        skipMarks()
        if isAtEnd { return true }
        index = first
        return false
    }
}
