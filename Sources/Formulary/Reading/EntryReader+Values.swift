/// Texts with a meaning: codes, decimals, sentences, sources.
extension EntryReader {
    /// A keyword out of a closed list.
    mutating func optionalCode<Code: RawRepresentable<String>>(
        _ field: String, as type: Code.Type
    ) throws(FormularyError) -> Code? {
        guard let text = try optionalText(field) else { return nil }
        guard let code = Code(rawValue: text) else { throw error(field, .badCode(text)) }
        return code
    }

    mutating func code<Code: RawRepresentable<String>>(
        _ field: String, as type: Code.Type
    ) throws(FormularyError) -> Code {
        guard let code = try optionalCode(field, as: type) else {
            throw error(field, .missingField)
        }
        return code
    }

    /// A name that a person may type or read.
    mutating func name(_ field: String) throws(FormularyError) -> String {
        try text(field, limit: FormularyLimits.nameLength)
    }

    /// A slug: lower-case letters, digits and single hyphens.
    mutating func slug(_ field: String) throws(FormularyError) -> String {
        let text = try name(field)
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isGood = parts.allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { Self.isDigit($0) || (97...122).contains($0) }
        }
        guard isGood else { throw error(field, .badCode(text)) }
        return text
    }

    /// An exact decimal number as text.
    ///
    /// - Parameter isSigned: whether it may be below zero.
    mutating func decimal(
        _ field: String, isSigned: Bool = false
    ) throws(FormularyError) -> String {
        let text = try text(field)
        let number = isSigned ? DecimalText(signed: text) : DecimalText(text)
        guard number != nil else { throw error(field, .badCode(text)) }
        return text
    }

    /// A code whose form is tested by `isGood`.
    mutating func optionalPattern(
        _ field: String, isGood: (String) -> Bool
    ) throws(FormularyError) -> String? {
        guard let text = try optionalText(field, limit: FormularyLimits.nameLength) else {
            return nil
        }
        guard isGood(text) else { throw error(field, .badCode(text)) }
        return text
    }

    /// Words for a person; no sentence longer than the limit.
    mutating func sentences(_ field: String) throws(FormularyError) -> String {
        let text = try text(field)
        try checkSentences(text, field: field)
        return text
    }

    mutating func optionalSentences(_ field: String) throws(FormularyError) -> String? {
        guard let text = try optionalText(field) else { return nil }
        try checkSentences(text, field: field)
        return text
    }

    /// The sources of a fact; at least one, and each one known.
    mutating func sources(
        _ field: String = "sources", in book: [String: Source]
    ) throws(FormularyError) -> [Source] {
        guard let sources = try optionalSources(field, in: book) else {
            throw error(field, .missingSource)
        }
        return sources
    }

    /// Known sources, or nil if there are none.
    mutating func optionalSources(
        _ field: String = "sources", in book: [String: Source]
    ) throws(FormularyError) -> [Source]? {
        let ids = try texts(field)
        guard !ids.isEmpty else { return nil }
        var sources: [Source] = []
        for id in ids {
            guard let source = book[id] else { throw error(field, .danglingSource(id)) }
            guard !sources.contains(source) else { throw error(field, .duplicateID(id)) }
            sources.append(source)
        }
        return sources
    }

    /// The mark of a fact; "published" needs at least one published source.
    mutating func mark(for sources: [Source]) throws(FormularyError) -> Mark {
        let mark = try optionalCode("mark", as: Mark.self) ?? .published
        if mark == .published, !sources.contains(where: { $0.mark == .published }) {
            throw error("mark", .overstatedMark)
        }
        return mark
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte)
    }

    private func checkSentences(_ text: String, field: String) throws(FormularyError) {
        let limit = FormularyLimits.wordsPerSentence
        for words in SentenceCount.wordsPerSentence(of: text) where words > limit {
            throw error(field, .sentenceTooLong(words: words, limit: limit))
        }
    }
}
