/// Medicines that matter together with one medicine, by the pairs of a check.
struct Meeting {
    /// Places of those that matter, pair by pair, each once.
    let places: [Int]
    /// What they have in common.
    let sentence: String
    /// What is published, and whom to ask.
    let advice: String
    /// Where it was read.
    let sources: [Source]
    /// Whether it is worth saying after each dose, by what is on the list alone.
    let isGrave: Bool

    /// nil where none of the others matters together with the medicine.
    init?(of drug: Drug, with others: [Drug?], by ids: [String], in formulary: Formulary) {
        let pairs = formulary.pairs.filter { ids.contains($0.id) }
        let made = others.map { other in
            other.map { formulary.pairs(in: pairs, drug, $0).map(\.id) } ?? []
        }
        var met: [Pair] = []
        var meant: [Int] = []
        var sentences: [String] = []
        for pair in pairs {
            let found = made.indices.filter { made[$0].contains(pair.id) }
            guard !found.isEmpty else { continue }
            met.append(pair)
            meant += found
            sentences.append(pair.sentence(besides: Set(found.map { others[$0]?.id }).count))
        }
        guard !met.isEmpty else { return nil }
        places = CheckEvaluation.unique(meant)
        sentence = CheckEvaluation.unique(sentences).joined(separator: " ")
        advice = CheckEvaluation.unique(met.map(\.advice)).joined(separator: " ")
        sources = CheckEvaluation.unique(met.flatMap(\.sources))
        isGrave = met.contains { $0.severity == .block }
    }
}
