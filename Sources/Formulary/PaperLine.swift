/// A sentence that a letter says to somebody about a medicine, with where it was published.
package struct PaperLine: Identifiable, Hashable, Sendable {
    /// The letter on which it stands.
    package enum Letter: String, CaseIterable, Hashable, Sendable {
        /// What a dentist should know.
        case dentist
        /// What to ask on the day of an infusion.
        case infusion
    }

    /// Stable id.
    package let id: String
    /// The letter on which it stands.
    package let letter: Letter
    /// Ids of the medicines with which it is said.
    package let drugs: Set<String>
    /// The sentence or sentences.
    package let text: String
    /// How well it is supported.
    package let mark: Mark
    /// Where it was read; never empty.
    package let sources: [Source]

    /// Reads `papers.json`.
    static func read(
        _ bytes: [UInt8], file: String, sources book: [String: Source], drugs: Set<String>
    ) throws(FormularyError) -> [PaperLine] {
        var lines: [PaperLine] = []
        for var reader in try EntryReader.all(in: bytes, file: file) {
            let sources = try reader.sources(in: book)
            let line = PaperLine(
                id: try reader.slug("id"), letter: try reader.code("paper", as: Letter.self),
                drugs: try reader.knownIDs("drugs", drugs),
                text: try reader.sentences("text"), mark: try reader.mark(for: sources),
                sources: sources)
            try reader.finish()
            guard !lines.contains(where: { $0.id == line.id }) else {
                throw reader.error("id", .duplicateID(line.id))
            }
            lines.append(line)
        }
        return lines
    }
}

extension EntryReader {
    /// Ids of another file; at least one, and each one known.
    mutating func knownIDs(
        _ field: String, _ known: Set<String>
    ) throws(FormularyError) -> Set<String> {
        let ids = try texts(field)
        guard !ids.isEmpty else { throw error(field, .missingField) }
        if let unknown = ids.first(where: { !known.contains($0) }) {
            throw error(field, .unknownReference(unknown))
        }
        return Set(ids)
    }
}
