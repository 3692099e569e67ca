extension IntakeJudge {
    var product: Product? {
        formulary.product(of: drug, strength: question.strength, dose: question.dose)
    }

    /// What the pack of this product prints, as far as it holds for this person.
    func printed(_ kind: LimitKind) -> [Limit] { printed(kind, of: drug, product) }

    func printed(_ kind: LimitKind, of drug: Drug, _ product: Product?) -> [Limit] {
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
    func unit(of ingredient: String) -> String {
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
