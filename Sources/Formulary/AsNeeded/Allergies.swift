/// What a person does not tolerate, beside the medicines of the table.
extension Formulary {
    /// Whether words name a medicine, one of its parts, its brand or its class: "ibuprofen, rash",
    /// "Advil", "NSAIDs".
    func isNamed(_ drug: Drug, by told: String) -> Bool {
        let parts = parts(of: drug)
        let ids = Set(parts.map(\.id))
        let ingredients = Set(parts.flatMap(\.ingredients).map(\.name))
        return Self.namesTold(in: told).contains { name in
            if let named = self.drug(named: name)?.drug {
                return ids.contains(named.id)
                    || named.ingredients.contains { ingredients.contains($0.name) }
            }
            return parts.contains { name.hasPrefix($0.drugClass.rawValue) }
        }
    }

    /// Whether words name a medicine or a class of medicines that the table has.
    package func looks(atAllergy told: String) -> Bool {
        Self.namesTold(in: told).contains { name in
            drug(named: name) != nil
                || DrugClass.allCases.contains { name.hasPrefix($0.rawValue) }
        }
    }

    /// All of it, and each of its words.
    private static func namesTold(in told: String) -> [String] {
        guard told.count <= FormularyLimits.typedNameLength else { return [] }
        let words = told.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "-") }
        return [told.lowercased()] + words.filter { $0.count > 3 }.map(String.init)
    }
}
