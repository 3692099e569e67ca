extension Pair {
    /// Reads `pairs.json`.
    static func read(
        _ bytes: [UInt8], file: String, sources book: [String: Source], drugs: Set<String>
    ) throws(FormularyError) -> [Pair] {
        var pairs: [Pair] = []
        for var reader in try EntryReader.all(in: bytes, file: file) {
            let sources = try reader.sources(in: book)
            let pair = Pair(
                id: try reader.slug("id"), kind: try reader.code("kind", as: Kind.self),
                first: try side("first", &reader, drugs),
                second: try side("second", &reader, drugs),
                severity: try reader.code("severity", as: Severity.self),
                sentence: try reader.sentences("sentence"),
                sentenceOfMore: try reader.optionalSentences("sentenceOfMore"),
                advice: try reader.sentences("advice"), mark: try reader.mark(for: sources),
                sources: sources)
            try reader.finish()
            guard !pairs.contains(where: { $0.id == pair.id }) else {
                throw reader.error("id", .duplicateID(pair.id))
            }
            pairs.append(pair)
        }
        return pairs
    }

    private static func side(
        _ field: String, _ reader: inout EntryReader, _ known: Set<String>
    ) throws(FormularyError) -> MedicineSet {
        let set = try reader.medicines(field)
        if let unknown = set.ids.sorted().first(where: { !known.contains($0) }) {
            throw reader.error(field, .unknownReference(unknown))
        }
        return set
    }
}
