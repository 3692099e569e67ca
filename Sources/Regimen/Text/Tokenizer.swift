/// Cuts a text into tokens. Every character is looked at a bounded number of times.
struct Tokenizer {
    /// The most bytes of a text; a character may have many.
    static let bytesLimit = 4_000

    private let text: String
    private let characters: [Character]
    private var index = 0
    private var tokens: [Token] = []

    /// The tokens of `text`.
    ///
    /// - Throws: `TextError` if the text is empty, longer than `limit` characters, or has
    ///   characters that cannot be seen.
    static func tokens(of text: String, limit: Int) throws(TextError) -> [Token] {
        guard text.utf8.count <= max(bytesLimit, limit), text.count <= limit else {
            throw TextError(
                kind: .tooLong, message: "This text is too long. The limit is \(limit) characters.",
                text: String(text.prefix(limit).unicodeScalars.prefix(limit)))
        }
        var tokenizer = Tokenizer(text)
        try tokenizer.run()
        guard !tokenizer.tokens.isEmpty else {
            throw TextError(kind: .empty, message: "There is nothing here to read.", text: text)
        }
        return tokenizer.tokens
    }

    private init(_ text: String) {
        self.text = text
        characters = Array(text)
    }

    private mutating func run() throws(TextError) {
        var isGlued = false
        while index < characters.count {
            let character = characters[index]
            if character.isWhitespace {
                index += 1
                isGlued = false
                continue
            }
            try refuseInvisible(character)
            let begin = index
            let kind = scan(character)
            var word = String(characters[begin..<index]).lowercased()
            if kind == .word { word.removeAll { $0 == "." } }
            if kind == .symbol, Self.dashes.contains(character) { word = "-" }
            let range = TextRange(offset: begin, length: index - begin)
            tokens.append(Token(kind: kind, text: word, range: range, isGlued: isGlued))
            isGlued = true
        }
    }

    private static let dashes: Set<Character> = [
        "-", "\u{2010}", "\u{2011}", "\u{2013}", "\u{2212}",
    ]

    private func refuseInvisible(_ character: Character) throws(TextError) {
        for scalar in character.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned:
                throw TextError(
                    kind: .unreadableCharacter,
                    message: "There is a character here that cannot be seen. Type it again.",
                    text: text, range: TextRange(offset: index, length: 1))
            default: break
            }
        }
    }

    /// Moves `index` behind the token that begins at it.
    private mutating func scan(_ character: Character) -> Token.Kind {
        if Self.isDigit(character) { return scanDigits() }
        if character.isLetter {
            scanWord()
            return .word
        }
        index += 1
        return .symbol
    }

    private mutating func scanWord() {
        // Abbreviations with points (p.r.n., a.m.) are one word.
        let begin = index
        while isLetter(at: index), isPoint(at: index + 1) { index += 2 }
        if index > begin + 2
            || (index == begin + 2 && isLetter(at: index) && !isLetter(at: index + 1))
        {
            if isLetter(at: index), !isLetter(at: index + 1) { index += 1 }
            return
        }
        index = begin
        while index < characters.count, characters[index].isLetter || isApostrophe(at: index) {
            index += 1
        }
    }

    private mutating func scanDigits() -> Token.Kind {
        if let end = match([4...4, 1...2, 1...2], separators: ["-"]) {
            index = end
            return .isoDate
        }
        if let end = match([1...2, 1...2, 4...4], separators: ["/", ".", "-"])
            ?? match([1...2, 1...2, 2...2], separators: ["/"])
        {
            index = end
            return .numericDate
        }
        if let end = match([1...4, 1...4, 1...4], separators: [":"])
            ?? match([1...4, 1...4], separators: [":"])
        {
            index = end
            return .clock
        }
        while isDigit(at: index) || (isNumberMark(at: index) && isDigit(at: index + 1)) {
            index += 1
        }
        return .number
    }

    /// The end of groups of digits with one and the same separator between them; nil if there is no
    /// such text here or a digit follows.
    private func match(_ groups: [ClosedRange<Int>], separators: [Character]) -> Int? {
        var position = index
        var separator: Character?
        for (number, lengths) in groups.enumerated() {
            if number > 0 {
                guard position < characters.count, separators.contains(characters[position]),
                    separator == nil || separator == characters[position]
                else { return nil }
                separator = characters[position]
                position += 1
            }
            let begin = position
            while isDigit(at: position) { position += 1 }
            guard lengths.contains(position - begin) else { return nil }
        }
        return position
    }

    private static func isDigit(_ character: Character) -> Bool {
        character >= "0" && character <= "9" && character.isASCII
    }

    private func isDigit(at position: Int) -> Bool {
        position < characters.count && Self.isDigit(characters[position])
    }

    private func isLetter(at position: Int) -> Bool {
        position < characters.count && characters[position].isLetter
    }

    private func isPoint(at position: Int) -> Bool {
        position < characters.count && characters[position] == "."
    }

    private func isApostrophe(at position: Int) -> Bool {
        characters[position] == "'" || characters[position] == "\u{2019}"
    }

    private func isNumberMark(at position: Int) -> Bool {
        position < characters.count && (characters[position] == "." || characters[position] == ",")
    }
}
