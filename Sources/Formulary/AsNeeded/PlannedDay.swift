/// What an order can bring within 24 hours, beside the limits of a day.
extension Formulary {
    /// What is to be said of an order by which more than a limit can be taken in any 24 hours; one
    /// for each ingredient that is above one.
    ///
    /// - Parameter question: one dose of it; what the prescriber limits goes before the pack.
    /// - Parameter most: the most that it can bring in 24 hours.
    package func dayReasons(
        _ question: IntakeQuestion, most: Measure, snapshot: Snapshot
    ) -> [IntakeReason] {
        let judge = IntakeJudge(formulary: self, snapshot: snapshot, question: question)
        let contents = contents(of: question.drug, strength: question.strength, dose: most) ?? []
        return contents.compactMap { judge.dayReason($0) }
    }
}

extension IntakeJudge {
    fileprivate func dayReason(_ day: IngredientAmount) -> IntakeReason? {
        let danger = danger(day.ingredient).flatMap { day.milligrams > $0.amount ? $0 : nil }
        let limit = most(day).flatMap { day.milligrams > $0.amount ? $0 : nil }
        let over = [limit, danger].compactMap(\.self)
        guard !over.isEmpty else { return nil }
        let of = drug.ingredients.count > 1 ? " of \(day.ingredient)" : ""
        let total = Self.words(day.milligrams, unit(of: day.ingredient)) + of
        let text = [say(.dayOver, ["total": total])] + over.map(\.text) + [say(.dayAsk, [:])]
        let sources = CheckEvaluation.unique(over.flatMap(\.sources))
        let words = text.joined(separator: " ")
        return IntakeReason(
            kind: danger == nil ? .total : .danger, before: words, after: words, sources: sources)
    }
}
