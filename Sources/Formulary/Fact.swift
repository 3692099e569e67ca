/// A condition or a risk factor that is known, and the words that people use for it.
package struct Fact: Identifiable, Hashable, Sendable {
    /// Stable id, for example "heart-failure".
    package let id: String
    /// The name that a person reads.
    package let name: String
    /// Other names, and words that it is told in.
    package let otherNames: [String]
    /// Words by which a text that holds one of its names is about something else: "ex-smoker".
    package let otherwise: [String]
    /// Words that may mean it and may not: "liver disease" for cirrhosis.
    package let nearWords: [String]
    /// Whether it is a medicine that is taken, which belongs on the list too.
    package let isMedicine: Bool

    /// Whether these words tell it: its id, one of its names, or a longer text that holds a name.
    package func isTold(by words: String) -> Bool {
        let told = NameKey.of(words)
        if names.contains(where: { NameKey.of($0) == told }) { return true }
        return Self.holds(words, oneOf: names) && !isDenied(by: words)
    }

    /// Whether these words say that what they name is not meant, or is a relative's.
    package func isDenied(by words: String) -> Bool {
        let first = words.split { !$0.isLetter }.first?.lowercased() ?? ""
        let told = NameKey.of(words)
        return Self.denials.contains(first)
            || otherwise.contains { told.contains(NameKey.of($0)) }
            || Relatives.areMeant(by: words)
    }

    /// Whether these words may mean it, without telling it.
    package func isNear(_ words: String) -> Bool {
        !isTold(by: words) && !isDenied(by: words) && Self.holds(words, oneOf: nearWords)
    }

    var names: [String] { [id, name] + otherNames }

    /// Words with which people say that they do not have something.
    private static let denials: Set<String> = ["no", "not", "never", "without", "none"]

    private static func holds(_ words: String, oneOf names: [String]) -> Bool {
        let told = NameKey.of(words)
        let single = words.split { !($0.isLetter || $0.isNumber) }.map { NameKey.of(String($0)) }
        return names.contains { name in
            let key = NameKey.of(name)
            return told == key || single.contains(key)
                || (key.utf8.count >= Self.shortestPart && told.contains(key))
        }
    }

    /// Shorter names, such as CHF, must be a word of their own.
    private static let shortestPart = 6

    /// Reads `facts.json`.
    static func read(_ bytes: [UInt8], file: String) throws(FormularyError) -> [Fact] {
        var facts: [Fact] = []
        var names: [String: String] = [:]
        for var reader in try EntryReader.all(in: bytes, file: file) {
            let fact = Fact(
                id: try reader.slug("id"), name: try reader.name("name"),
                otherNames: try reader.texts("otherNames", limit: FormularyLimits.nameLength),
                otherwise: try reader.texts("otherwise", limit: FormularyLimits.nameLength),
                nearWords: try reader.texts("nearWords", limit: FormularyLimits.nameLength),
                isMedicine: try reader.flag("medicine"))
            try reader.finish()
            for key in Set(fact.names.map(NameKey.of)) {
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
        case .facts(let ids, _, let present): ids + present
        case .pregnancy(_, let exempt, let ids): exempt + ids
        case .kidneys(_, let ids), .lowCount(_, _, let ids), .calcium(_, _, let ids): ids
        default: []
        }
    }
}

extension Formulary {
    /// The conditions and risk factors that these words tell and that something depends on.
    package func factsLookedAt(_ words: String) -> [Fact] {
        facts.filter { $0.isTold(by: words) && looks(at: $0) }
    }

    /// Those that these words may mean.
    package func factsMaybeMeant(by words: String) -> [Fact] {
        facts.filter { $0.isNear(words) && looks(at: $0) }
    }

    /// Those of which a name is within two typing slips; none for what is known, or is short: of
    /// three or four letters nearly every abbreviation is near another one.
    package func factsMistyped(_ words: String) -> [String] {
        let isKnown = facts.contains {
            $0.isTold(by: words) || $0.isDenied(by: words) || $0.isNear(words)
        }
        guard !isKnown, NameKey.of(words).count >= NameIndex.shortestGuess else { return [] }
        return NearNames.of(
            words, among: facts.filter(looks(at:)).map { ($0.name, [$0.name] + $0.otherNames) })
    }

    /// Whether a check, or a limit of a medicine, depends on a condition or risk factor.
    package func looks(at fact: Fact) -> Bool {
        checks.contains { $0.rule.factIDs.contains(fact.id) }
            || drugs.contains { drug in
                drug.limits.contains { $0.condition == LimitCondition.fact(fact.id) }
            }
    }
}
