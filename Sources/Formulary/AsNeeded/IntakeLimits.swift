/// A limit that holds for the dose, and who set it.
struct HeldLimit {
    /// The most in 24 hours (mg, or a count), or the gap in seconds.
    let amount: Exact
    /// In a sentence.
    let text: String
    /// Empty for the prescriber's.
    let sources: [Source]
    let isOwn: Bool
}

extension IntakeJudge {
    private var product: Product? {
        formulary.product(of: drug, strength: question.strength, dose: question.dose)
    }

    /// What the pack of this product prints, as far as it holds for this person.
    private func printed(_ kind: LimitKind) -> [Limit] { printed(kind, of: drug, product) }

    private func printed(_ kind: LimitKind, of drug: Drug, _ product: Product?) -> [Limit] {
        drug.limits(kind, product: product?.id).filter { limit in
            switch limit.condition {
            case nil: true
            case .ageAbove(let years):
                snapshot.person.age(on: snapshot.today).map { $0 > years } ?? false
            case .clearanceBelow(let level): labs.isClearance(below: level) ?? false
            case .fact(let id): !labs.told([id]).isEmpty
            }
        }
    }

    var labs: LabBook { LabBook(snapshot: snapshot, formulary: formulary) }

    // MARK: The most in 24 hours

    func totalReasons(_ next: IngredientAmount, at instant: Int64) -> [IntakeReason] {
        let counted = related(upTo: instant).filter { $0.at > instant - Self.window }
        var (total, reasons): (Exact, [IntakeReason]) = (next.milligrams, [])
        for dose in counted {
            if let amount = amount(of: next.ingredient, in: dose) {
                total = total + amount
            } else {
                reasons.append(notCounted(dose))
            }
        }
        if let danger = danger(next.ingredient), total > danger.amount {
            reasons.insert(over(danger, next, total, .danger), at: 0)
        }
        if let limit = most(next), total > limit.amount, !isPlanned(total, next.ingredient) {
            reasons.insert(over(limit, next, total, .total), at: 0)
        }
        return reasons
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
    private func most(_ next: IngredientAmount) -> HeldLimit? {
        let ingredient = next.ingredient
        if let most = question.own.most, let own = amountOfOwn(most, ingredient) {
            return HeldLimit(
                amount: own,
                text: say(.ownLimit, ["limit": Self.words(own, unit(of: ingredient))]),
                sources: [], isOwn: true)
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

    private static func lowest(
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

    private func danger(_ ingredient: String) -> HeldLimit? {
        guard let limit = formulary.drug(ofIngredient: ingredient)?.limits(.dangerIn24Hours).first,
            let amount = Exact(limit.amount)
        else { return nil }
        return HeldLimit(amount: amount, text: limit.text, sources: limit.sources, isOwn: false)
    }

    private func over(
        _ limit: HeldLimit, _ next: IngredientAmount, _ total: Exact, _ kind: IntakeReason.Kind
    ) -> IntakeReason {
        let unit = unit(of: next.ingredient)
        let of = drug.ingredients.count > 1 ? " of \(next.ingredient)" : ""
        let values = [
            "more": Self.words(next.milligrams, unit) + of,
            "total": Self.words(total, unit) + of,
            "limit": Self.words(limit.amount, unit),
        ]
        let after: String =
            switch kind {
            case .danger: say(.danger, values)
            default:
                limit.isOwn
                    ? say(.madeOverOwn, values)
                    : "\(say(.madeOverLimit, values)) \(limit.text) \(say(.tellTeam, [:]))"
            }
        return IntakeReason(
            kind: kind, before: "\(say(.overLimit, values)) \(limit.text)", after: after,
            sources: kind == .danger ? formulary.saying(.danger).sources : limit.sources)
    }

    /// The dose itself, when there is a limit that it cannot be held against.
    var uncountedDose: IntakeReason? {
        let dose = question.dose
        guard formulary.contents(of: drug, strength: question.strength, dose: dose) == nil else {
            return nil
        }
        if let most = question.own.most {
            guard most.unit != dose.unit else { return nil }
        } else if printed(.maxIn24Hours).isEmpty,
            drug.ingredients.allSatisfy({ danger($0.name) == nil && !isLimitedAlone($0.name) })
        {
            return nil
        }
        return notCounted("\(drug.name) \(dose.words)")
    }

    private func isLimitedAlone(_ ingredient: String) -> Bool {
        drug.ingredients.count > 1
            && drugAlone(ingredient)?.limits(.maxIn24Hours).isEmpty == false
    }

    private func notCounted(_ dose: GivenDose) -> IntakeReason {
        notCounted("\(dose.medicine) \(dose.amount.words)")
    }

    private func notCounted(_ words: String) -> IntakeReason {
        let text = say(.notCounted, ["other": words])
        return IntakeReason(kind: .notCounted, before: text, after: text, sources: [])
    }

    // MARK: The smallest gap

    /// Gaps that hold: the prescriber's, else those that the pack prints for this person.
    var gaps: [(seconds: Int64, limit: HeldLimit, splitWithin: Int64)] {
        if let seconds = question.own.gapSeconds, seconds > 0 {
            let text = say(.ownGap, ["gap": Self.duration(seconds)])
            let own = HeldLimit(
                amount: Exact(Int(seconds)), text: text, sources: [], isOwn: true)
            return [(seconds, own, 0)]
        }
        guard drug.ingredients.count == 1 else { return [] }
        return printed(.minGap).compactMap { limit in
            guard let hours = Exact(limit.amount) else { return nil }
            let seconds = (hours * Exact(3_600)).whole
            // Clock times that lie closer together are as ordered.
            if let planned = question.own.plannedGapSeconds, planned < seconds { return nil }
            let split = limit.splitWithin.flatMap { Exact($0) }.map { ($0 * Exact(3_600)).whole }
            return (
                seconds,
                HeldLimit(
                    amount: hours, text: limit.text, sources: limit.sources, isOwn: false),
                split ?? 0
            )
        }
    }

    func gapReason(at instant: Int64) -> IntakeReason? {
        let past = related(upTo: instant).filter {
            drug.ingredients.count == 1 || $0.drugID == drug.id
        }
        guard let last = past.last, let gap = gaps.max(by: { $0.seconds < $1.seconds }),
            instant < last.at + gap.seconds
        else { return nil }
        if isSecondHalf(of: last, past.dropLast(), at: instant, within: gap.splitWithin) {
            return nil
        }
        let passed = Self.duration(instant - last.at)
        let after =
            gap.limit.isOwn
            ? say(.cameTooSoonOwn, ["gap": Self.duration(gap.seconds)])
            : "\(say(.cameTooSoon, ["after": passed])) \(gap.limit.text) \(say(.tellTeam, [:]))"
        return IntakeReason(
            kind: .gap, before: "\(say(.tooSoon, ["ago": passed])) \(gap.limit.text)",
            after: after, sources: gap.limit.sources,
            next: "\(say(.nextTooSoon, ["after": passed])) \(gap.limit.text) "
                + say(.tellTeam, [:]))
    }

    /// Some packs allow the first dose in two halves.
    private func isSecondHalf(
        of last: GivenDose, _ earlier: ArraySlice<GivenDose>, at instant: Int64,
        within split: Int64
    ) -> Bool {
        guard split > 0, instant - last.at <= split,
            !earlier.contains(where: { $0.at > instant - Self.window }),
            let most = mostAtOnce?.amount,
            let next = amounts.first, let first = amount(of: next.ingredient, in: last)
        else { return false }
        return first + next.milligrams <= most
    }

    // MARK: At once

    private var mostAtOnce: HeldLimit? {
        Self.lowest(printed(.maxSingle)) { limit, _ in limit.text }
    }

    /// More at once than the pack says, unless the prescription says so.
    var singleReason: IntakeReason? {
        guard drug.ingredients.count == 1, let next = amounts.first,
            let limit = mostAtOnce, unit(of: next.ingredient) == "mg",
            next.milligrams > limit.amount
        else { return nil }
        if let own = question.own.dose,
            let stated = formulary.contents(of: drug, strength: question.strength, dose: own)?
                .first?.milligrams, next.milligrams <= stated
        {
            return nil
        }
        let text =
            say(.overSingle, ["more": Self.words(next.milligrams, "mg")]) + " \(limit.text)"
        return IntakeReason(
            kind: .single, before: text, after: "\(text) \(say(.tellTeam, [:]))",
            sources: limit.sources)
    }

    // MARK: Words

    func say(_ id: SayingID, _ values: [String: String]) -> String {
        Saying.filled(formulary.saying(id).text, values)
    }

    /// Ingredients are counted in mg, tablets of an unknown strength as tablets.
    private func unit(of ingredient: String) -> String {
        guard let brace = ingredient.firstIndex(of: "{") else {
            return drug.ingredients.contains { $0.name == ingredient }
                ? "mg" : String(ingredient.split(separator: " ").last ?? "")
        }
        return String(ingredient[brace...])
    }

    static func words(_ amount: Exact, _ unit: String) -> String {
        Measure(amount.grouped, unit).words
    }

    /// "3 hours 59 minutes", "1 hour", "12 minutes".
    static func duration(_ seconds: Int64) -> String {
        let minutes = max(0, seconds / 60)
        func part(_ count: Int64, _ unit: String) -> String? {
            count == 0 ? nil : "\(count) \(unit)" + (count == 1 ? "" : "s")
        }
        let parts = [part(minutes / 60, "hour"), part(minutes % 60, "minute")]
            .compactMap(\.self)
        return parts.isEmpty ? "less than a minute" : parts.joined(separator: " ")
    }
}

extension Formulary {
    /// A sentence by its id; the reader makes sure that each is there.
    package func saying(_ id: SayingID) -> Saying {
        sayings[id.rawValue] ?? Saying(id: id.rawValue, text: "", sources: [])
    }
}
