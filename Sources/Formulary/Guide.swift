/// Something that a person may tell of, and what is published about it: a sign, an event, a kind of
/// dental work.
package struct Guide: Identifiable, Hashable, Sendable {
    /// Stable id, for example "radiation".
    package let id: String
    /// What it is.
    package let kind: GuideKind
    /// The name that a person reads.
    package let name: String
    /// Other names, and the words in which it is told; see ``ToldText``.
    package let otherNames: [String]
    /// Whether dental work reaches the jaw bone; nil for what is no dental work.
    package let isInvasive: Bool?
    /// From which score on, out of 10, pain in the place of a sign is that sign (our setting); nil
    /// for any.
    package let painFrom: Int?
    /// Whom to call for a sign that cannot wait (our setting); nil for what is published alone.
    package let urgency: GuideUrgency?
    /// Plain sentences, each with its source.
    package let statements: [GuideStatement]

    /// Whether pain in a place is this sign: "back", "my lower back".
    package func isTold(byPainIn place: String, score: Int) -> Bool {
        guard score >= painFrom ?? 0 else { return false }
        return (ToldText(place).words + [place]).contains { isTold(by: "\($0) pain") }
    }

    /// Whether these words are its name.
    package func isNamed(_ typed: String) -> Bool {
        let key = NameKey.of(typed)
        return ([id, name] + otherNames).contains { NameKey.of($0) == key }
    }

    /// Whether a text tells of it. A sign that is denied is not told: "no fever".
    package func isTold(by text: String) -> Bool {
        if NameKey.of(text) == NameKey.of(id) { return true }
        let told = ToldText(text)
        return ([name] + otherNames).contains { told.tells($0, unlessDenied: kind == .sign) }
    }
}

/// What a guide is about.
package enum GuideKind: String, CaseIterable, Hashable, Sendable {
    /// Something that a person feels.
    case sign
    /// A treatment or a trouble with a date.
    case event
    /// A kind of dental work.
    case dentalWork = "dental-work"
}

/// How soon somebody is to be called about a sign.
package enum GuideUrgency: String, CaseIterable, Hashable, Sendable {
    /// The emergency number, at once.
    case emergency
    /// The emergency number, unless it is known and mild.
    case ifWorse = "if-worse"
    /// The care team, now.
    case team
}

/// A sentence with its source.
package struct GuideStatement: Hashable, Sendable {
    /// What a person reads.
    package let text: String
    /// How well it is supported.
    package let mark: Mark
    /// Where it was published.
    package let sources: [Source]
    /// Whether it says that something passes; it is not said beside what cannot wait.
    package let isReassuring: Bool
}

extension Guide {
    /// Reads `guides.json`.
    static func read(
        _ bytes: [UInt8], file: String, sources book: [String: Source]
    ) throws(FormularyError) -> [Guide] {
        var guides: [Guide] = []
        for var reader in try EntryReader.all(in: bytes, file: file) {
            let kind = try reader.code("kind", as: GuideKind.self)
            let isDental = kind == .dentalWork
            if isDental, !reader.names.contains("invasive") {
                throw reader.error("invasive", .missingField)
            }
            let guide = Guide(
                id: try reader.slug("id"), kind: kind, name: try reader.name("name"),
                otherNames: try reader.texts("otherNames", limit: FormularyLimits.nameLength),
                isInvasive: isDental ? try reader.flag("invasive") : nil,
                painFrom: try reader.optionalInteger("painFrom"),
                urgency: try reader.optionalCode("urgency", as: GuideUrgency.self),
                statements: try GuideStatement.read(&reader, sources: book))
            try reader.finish()
            guard !guides.contains(where: { $0.id == guide.id }) else {
                throw reader.error("id", .duplicateID(guide.id))
            }
            guides.append(guide)
        }
        return guides
    }
}

extension GuideStatement {
    fileprivate static func read(
        _ reader: inout EntryReader, sources book: [String: Source]
    ) throws(FormularyError) -> [GuideStatement] {
        var statements: [GuideStatement] = []
        for var item in try reader.objects("statements") {
            let sources = try item.sources(in: book)
            statements.append(
                GuideStatement(
                    text: try item.sentences("text"), mark: try item.mark(for: sources),
                    sources: sources, isReassuring: try item.flag("reassuring")))
            try item.finish()
        }
        return statements
    }
}
