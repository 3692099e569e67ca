/// A condition or a risk factor that is known, and the words that people use for it.
package struct Fact: Identifiable, Hashable, Sendable {
    /// Stable id, for example "heart-failure".
    package let id: String
    /// The name that a person reads.
    package let name: String
    /// Other names, and words that it is told in.
    package let otherNames: [String]

    /// Whether these words tell it: its id, one of its names, or a longer text that holds a name.
    package func isTold(by words: String) -> Bool {
        let told = NameKey.of(words)
        return ([id, name] + otherNames).contains { name in
            let key = NameKey.of(name)
            return told == key || (key.utf8.count >= Self.shortestPart && told.contains(key))
        }
    }

    /// Shorter names, such as CHF, must be the whole of what was told.
    private static let shortestPart = 6

    /// Reads `facts.json`.
    static func read(_ bytes: [UInt8], file: String) throws(FormularyError) -> [Fact] {
        var facts: [Fact] = []
        var names: [String: String] = [:]
        for var reader in try EntryReader.all(in: bytes, file: file) {
            let fact = Fact(
                id: try reader.slug("id"), name: try reader.name("name"),
                otherNames: try reader.texts("otherNames", limit: FormularyLimits.nameLength))
            try reader.finish()
            for key in Set(([fact.id, fact.name] + fact.otherNames).map(NameKey.of)) {
                if let other = names.updateValue(fact.id, forKey: key) {
                    throw reader.error("otherNames", .duplicateName(key, other: other))
                }
            }
            facts.append(fact)
        }
        return facts
    }
}

extension CheckRule {
    /// The conditions and risk factors that it asks for.
    var factIDs: [String] {
        switch self {
        case .facts(let ids, _), .kidneys(_, let ids), .pregnancy(_, let ids),
            .lowCount(_, _, let ids):
            ids
        default: []
        }
    }
}

extension Formulary {
    /// Whether a check, or a limit of a medicine, depends on a condition or risk factor.
    package func looks(at fact: Fact) -> Bool {
        checks.contains { $0.rule.factIDs.contains(fact.id) }
            || drugs.contains { drug in
                drug.limits.contains { $0.condition == LimitCondition.fact(fact.id) }
            }
    }
}
