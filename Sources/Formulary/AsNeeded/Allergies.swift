/// What a person does not tolerate, beside the medicines of the table.
extension Formulary {
    /// What is to be said about a medicine to somebody who does not tolerate something; nil for
    /// nothing.
    ///
    /// - Parameter drug: nil for a medicine outside the table, which is known by its name alone.
    package func caution(
        about drug: Drug?, named medicine: String, allergy told: String
    ) -> String? {
        let isNamed =
            drug.map { self.isNamed($0, by: told) } ?? Self.isNamed(medicine, by: told)
        if isNamed { return Saying.filled(saying(.allergy).text, ["allergy": told]) }
        guard let drug, isOfKind(drug, of: told) else { return nil }
        return Saying.filled(
            saying(.allergyOfKind).text, ["allergy": told, "medicine": medicine])
    }

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

    /// Whether words name another medicine of its class.
    func isOfKind(_ drug: Drug, of told: String) -> Bool {
        let classes = Set(parts(of: drug).map(\.drugClass))
        return Self.namesTold(in: told).contains { name in
            guard let named = self.drug(named: name)?.drug else { return false }
            return parts(of: named).contains { classes.contains($0.drugClass) }
        }
    }

    /// Whether words name a medicine that is in no table, or its first word: "Penicillin V".
    private static func isNamed(_ medicine: String, by told: String) -> Bool {
        let first = medicine.split(whereSeparator: \.isWhitespace).first.map(String.init)
        let keys = Set([medicine, first ?? medicine].map(NameKey.of).filter { $0.count > 3 })
        return namesTold(in: told).contains { keys.contains(NameKey.of($0)) }
    }

    /// Medicines that a word of an allergy may mean, where no word names one: "asprin". Only for
    /// one slip: with two, iodine would be codeine.
    package func medicinesMistyped(in told: String) -> [String] {
        let names = Self.namesTold(in: told)
        guard !names.contains(where: { drug(named: $0) != nil }) else { return [] }
        var meant: [String] = []
        for name in names {
            let key = Array(NameKey.of(name).utf8)
            for near in nearMisses(name) where !meant.contains(near) {
                let other = Array(NameKey.of(near).utf8)
                if EditDistance.between(key, other, limit: 1) != nil { meant.append(near) }
            }
        }
        return meant
    }

    /// All of it, and each of its words.
    private static func namesTold(in told: String) -> [String] {
        guard told.count <= FormularyLimits.typedNameLength else { return [] }
        let words = told.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "-") }
        return [told.lowercased()] + words.filter { $0.count > 3 }.map(String.init)
    }
}
