/// The most in 24 hours, and what cannot be held against it.
extension IntakeJudge {
    func totalReasons(_ next: IngredientAmount, at instant: Int64) -> [IntakeReason] {
        var (total, from) = (next.milligrams, instant)
        for dose in within24Hours(of: instant) {
            guard let amount = amount(of: next.ingredient, in: dose), amount.isPositive else {
                continue
            }
            total = total + amount
            from = min(from, dose.at)
        }
        func over(_ limit: HeldLimit, _ kind: IntakeReason.Kind) -> IntakeReason {
            let sum = IntakeSum(
                ingredient: next.ingredient, from: from, to: instant, total: total,
                unit: unit(of: next.ingredient),
                of: drug.ingredients.count > 1 ? " of \(next.ingredient)" : "", limit: limit,
                isWithoutDose: !next.milligrams.isPositive)
            return reason(sum, more: next.milligrams, kind)
        }
        var reasons: [IntakeReason] = []
        if let limit = most(next), total > limit.amount, !isPlanned(total, next.ingredient) {
            reasons.append(over(limit, .total))
        }
        if let danger = danger(next.ingredient), total > danger.amount {
            reasons.append(over(danger, .danger))
        }
        return reasons
    }

    private func within24Hours(of instant: Int64) -> [GivenDose] {
        related(upTo: instant).filter { $0.at > instant - Self.window }
    }

    /// Whether the clock times of the prescription bring as much: whoever wrote them down knew of
    /// the pack. What is dangerous stays so.
    private func isPlanned(_ total: Exact, _ ingredient: String) -> Bool {
        guard let most = question.own.plannedMost, let own = amountOfOwn(most, ingredient) else {
            return false
        }
        return total <= own
    }

    /// The prescriber's limit, else the lowest that the pack prints for this person.
    func most(_ next: IngredientAmount) -> HeldLimit? {
        let ingredient = next.ingredient
        if let most = question.own.most, let own = amountOfOwn(most, ingredient) {
            return HeldLimit(
                amount: own,
                text: say(.ownLimit, ["limit": Self.words(own, unit(of: ingredient))]),
                sources: [], isOwn: true)
        }
        // Packs print how much of what is in them; a limit in the dose's own unit goes before them.
        guard !isOwnUnit, drug.ingredients.contains(where: { $0.name == ingredient }) else {
            return nil
        }
        guard drug.ingredients.count == 1 else { return mostAlone(next) }
        return Self.lowest(printed(.maxIn24Hours)) { limit, _ in limit.text }
    }

    /// What the label of one pain medicine says, for one that holds it beside others: no pack of
    /// both prints a limit for what is in all packs together.
    private func mostAlone(_ next: IngredientAmount) -> HeldLimit? {
        guard let alone = drugAlone(next.ingredient) else { return nil }
        let product = formulary.product(
            of: alone, strength: nil, dose: Measure(next.milligrams.plain, "mg"))
        return Self.lowest(printed(.maxIn24Hours, of: alone, product)) { _, amount in
            say(.limitAlone, ["medicine": alone.name, "limit": Self.words(amount, "mg")])
        }
    }

    /// The pain medicine that has this ingredient alone.
    private func drugAlone(_ ingredient: String) -> Drug? {
        formulary.drug(ofIngredient: ingredient).flatMap { $0.isForPain ? $0 : nil }
    }

    static func lowest(
        _ limits: [Limit], _ words: (Limit, Exact) -> String
    ) -> HeldLimit? {
        limits.compactMap { limit in
            guard let number = Exact(limit.amount),
                let factor = Formulary.milligramFactor(limit.unit)
            else { return nil }
            let amount = number * factor
            return HeldLimit(
                amount: amount, text: words(limit, amount), sources: limit.sources, isOwn: false)
        }.min { $0.amount < $1.amount }
    }

    private func amountOfOwn(_ most: Measure, _ ingredient: String) -> Exact? {
        if let contents = formulary.contents(of: drug, strength: question.strength, dose: most) {
            return contents.first { $0.ingredient == ingredient }?.milligrams
        }
        return ingredient == "\(drug.id) \(most.unit)" ? Exact(most.value) : nil
    }

    func danger(_ ingredient: String) -> HeldLimit? {
        guard let limit = formulary.drug(ofIngredient: ingredient)?.limits(.dangerIn24Hours).first,
            let amount = Exact(limit.amount)
        else { return nil }
        return HeldLimit(amount: amount, text: limit.text, sources: limit.sources, isOwn: false)
    }

    private func reason(
        _ sum: IntakeSum, more: Exact, _ kind: IntakeReason.Kind
    ) -> IntakeReason {
        let values = ["more": Self.words(more, sum.unit) + sum.of, "total": sum.totalWords]
        let before = say(sum.isWithoutDose ? .withoutDose : .overLimit, values)
        return IntakeReason(
            kind: kind, before: "\(before) \(sum.limit.text)",
            after: kind == .danger ? say(.danger, values) : formulary.made(sum),
            sources: kind == .danger ? formulary.saying(.danger).sources : sum.limit.sources,
            sum: sum)
    }

    // MARK: What cannot be added

    /// Ingredients of which nobody can say how much is in the dose: what else was taken of them
    /// counts all the same.
    var unknownAmounts: [IngredientAmount] {
        guard contentsOfDose == nil else { return [] }
        return drug.ingredients.map { IngredientAmount(ingredient: $0.name, milligrams: Exact(0)) }
    }

    private var contentsOfDose: [IngredientAmount]? {
        formulary.contents(of: drug, strength: question.strength, dose: question.dose)
    }

    /// Everything within 24 hours that has a limit and cannot be added to it, the dose too, in one
    /// sentence.
    ///
    /// - Parameter isOver: whether what can be added is above a limit already.
    func uncountedReason(at instant: Int64, isOver: Bool) -> IntakeReason? {
        let limited = (amounts + (isOwnUnit ? [] : unknownAmounts)).filter(isLimited)
        var words = within24Hours(of: instant).filter { dose in
            limited.contains { amount(of: $0.ingredient, in: dose) == nil }
        }.map { "\($0.medicine) \($0.amount.words)" }
        if isDoseUncounted { words.append("\(drug.name) \(question.dose.words)") }
        guard !words.isEmpty else { return nil }
        let named = Self.listed(CheckEvaluation.unique(words))
        let text = say(isOver ? .notInSum : .notCounted, ["other": named])
        return IntakeReason(kind: .notCounted, before: text, after: text, sources: [])
    }

    private func isLimited(_ amount: IngredientAmount) -> Bool {
        danger(amount.ingredient) != nil || most(amount) != nil
    }

    /// The dose itself, when there is a limit that it cannot be held against.
    private var isDoseUncounted: Bool {
        guard contentsOfDose == nil else { return false }
        if question.own.most != nil { return !isOwnUnit }
        return !printed(.maxIn24Hours).isEmpty
            || drug.ingredients.contains { danger($0.name) != nil || isLimitedAlone($0.name) }
    }

    /// Whether the prescription limits just what is counted: tablets of a strength nobody wrote.
    private var isOwnUnit: Bool {
        contentsOfDose == nil && question.own.most?.unit == question.dose.unit
    }

    private func isLimitedAlone(_ ingredient: String) -> Bool {
        drug.ingredients.count > 1
            && drugAlone(ingredient)?.limits(.maxIn24Hours).isEmpty == false
    }

    /// So many of them are named.
    private static let namedLimit = 3

    /// "ibuprofen 0.5 tablets, naproxen 1 tablet and 2 more".
    private static func listed(_ words: [String]) -> String {
        let named = words.prefix(namedLimit).joined(separator: ", ")
        return words.count > namedLimit ? "\(named) and \(words.count - namedLimit) more" : named
    }
}
