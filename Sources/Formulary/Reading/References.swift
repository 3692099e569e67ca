/// What entries of different files say about each other.
struct References {
    let drugs: [Drug]
    /// The file of each medicine, by its id.
    let files: [String: String]
    let pairs: [Pair]
    let facts: Set<String>
    let checks: [String: Check]

    /// - Throws: for a reference to something that is not there, and for a check without a source
    ///   for a medicine that it applies to.
    func check() throws(FormularyError) {
        let known = Set(drugs.map(\.id))
        for check in checks.values.sorted(by: { $0.id < $1.id }) {
            if let unknown = check.drugSources.keys.sorted().first(where: { !known.contains($0) }) {
                throw Self.error(check, "drugSources", .unknownReference(unknown))
            }
            try checkRule(of: check, known)
            for drug in drugs where drug.checks.contains(check.id) {
                guard check.hasOwnSources(for: drug) || !check.sources(for: drug).isEmpty else {
                    throw Self.error(check, "drugSources", .missingSource)
                }
            }
        }
        for drug in drugs { try checkDrug(drug, known) }
    }

    private func checkRule(of check: Check, _ known: Set<String>) throws(FormularyError) {
        switch check.rule {
        case .meeting(let ids):
            let pairIDs = Set(pairs.map(\.id))
            if let unknown = ids.first(where: { !pairIDs.contains($0) }) {
                throw Self.error(check, "pairs", .unknownReference(unknown))
            }
        case .facts(_, let set, _):
            if let unknown = set.ids.sorted().first(where: { !known.contains($0) }) {
                throw Self.error(check, "medicines", .unknownReference(unknown))
            }
            fallthrough
        case .kidneys, .pregnancy, .lowCount, .calcium:
            if let unknown = check.rule.factIDs.first(where: { !facts.contains($0) }) {
                throw Self.error(check, "facts", .unknownReference(unknown))
            }
        case .recentIntake(let set):
            if let unknown = set.ids.sorted().first(where: { !known.contains($0) }) {
                throw Self.error(check, "medicines", .unknownReference(unknown))
            }
        default: return
        }
    }

    private func checkDrug(_ drug: Drug, _ known: Set<String>) throws(FormularyError) {
        for companion in drug.companions {
            if let unknown = companion.anyOf.ids.sorted().first(where: { !known.contains($0) }) {
                throw FormularyError(
                    file: files[drug.id] ?? "", entry: drug.id, field: "companions",
                    problem: .unknownReference(unknown))
            }
        }
        for limit in drug.limits {
            guard case .fact(let id)? = limit.condition, !facts.contains(id) else { continue }
            throw FormularyError(
                file: files[drug.id] ?? "", entry: drug.id, field: "limits.when",
                problem: .unknownReference(id))
        }
    }

    private static func error(
        _ check: Check, _ field: String, _ problem: FormularyError.Problem
    ) -> FormularyError {
        FormularyError(
            file: Formulary.File.checks.rawValue, entry: check.id, field: field, problem: problem)
    }
}

extension Check {
    /// Whether the rule finds its sources elsewhere: with a pair, with the person, who told of the
    /// allergy, or with what the medicine's entry must have for it. Without a companion the check
    /// would pass whatever is on the list.
    func hasOwnSources(for drug: Drug) -> Bool {
        switch rule {
        case .meeting, .allergy: true
        case .companions: !drug.companions.isEmpty
        case .infusionTime: !drug.limits(.minInfusionTime).isEmpty
        default: false
        }
    }
}
