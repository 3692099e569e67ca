/// Finds medicines by any of their names.
struct NameIndex: Sendable {
    private struct Entry: Sendable {
        let shown: String
        let letters: [UInt8]
        let match: DrugMatch
    }

    /// Shortest name, in letters, for which a typing slip is guessed.
    static let shortestGuess = 5
    /// Most slips that are guessed.
    static let mostSlips = 2

    private var entries: [String: Entry] = [:]

    /// Adds every name of a medicine; throws if another medicine or brand has it.
    mutating func add(_ drug: Drug, file: String) throws(FormularyError) {
        let own = DrugMatch(drug: drug, brand: nil)
        try add(drug.name, own, file: file, field: "name")
        if NameKey.of(drug.id) != NameKey.of(drug.name) {
            try add(drug.id, own, file: file, field: "id")
        }
        for name in drug.otherNames {
            try add(name, own, file: file, field: "otherNames")
        }
        for brand in drug.brands {
            try add(
                brand.name, DrugMatch(drug: drug, brand: brand), file: file, field: "brands")
        }
    }

    func match(_ typed: String) -> DrugMatch? {
        guard typed.count <= FormularyLimits.typedNameLength else { return nil }
        return entries[NameKey.of(typed)]?.match
    }

    /// Names that differ from what was typed by one or two slips, best first.
    func nearMisses(_ typed: String) -> [String] {
        guard typed.count <= FormularyLimits.typedNameLength else { return [] }
        let key = NameKey.of(typed)
        let letters = Array(key.utf8)
        guard letters.count >= Self.shortestGuess, entries[key] == nil else { return [] }
        var found: [(distance: Int, shown: String)] = []
        for entry in entries.values where entry.letters.count >= Self.shortestGuess {
            guard
                let distance = EditDistance.between(
                    letters, entry.letters, limit: Self.mostSlips)
            else { continue }
            found.append((distance, entry.shown))
        }
        found.sort { ($0.distance, $0.shown) < ($1.distance, $1.shown) }
        return found.prefix(FormularyLimits.nearMisses).map(\.shown)
    }

    private mutating func add(
        _ name: String, _ match: DrugMatch, file: String, field: String
    ) throws(FormularyError) {
        let key = NameKey.of(name)
        let drug = match.drug
        guard !key.isEmpty else {
            throw FormularyError(file: file, entry: drug.id, field: field, problem: .badText)
        }
        if let other = entries[key] {
            throw FormularyError(
                file: file, entry: drug.id, field: field,
                problem: .duplicateName(name, other: other.match.drug.id))
        }
        entries[key] = Entry(shown: name, letters: Array(key.utf8), match: match)
    }
}
