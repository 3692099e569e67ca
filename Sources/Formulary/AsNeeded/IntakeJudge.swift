/// Looks at one dose beside everything that was taken: the smallest gap, the most in any 24 hours
/// of elapsed time across all products with an ingredient, and what should not be taken together.
struct IntakeJudge {
    /// A limit counts this long.
    static let window: Int64 = 86_400

    let formulary: Formulary
    let snapshot: Snapshot
    let question: IntakeQuestion

    var drug: Drug { question.drug }

    /// How much of what is in the dose; tablets of a strength nobody wrote are counted as tablets.
    var amounts: [IngredientAmount] {
        formulary.contents(of: drug, strength: question.strength, dose: question.dose)
            ?? [tablets(question.dose, of: drug)].compactMap(\.self)
    }

    private func tablets(_ dose: Measure, of drug: Drug) -> IngredientAmount? {
        Exact(dose.value).map {
            IngredientAmount(ingredient: "\(drug.id) \(dose.unit)", milligrams: $0)
        }
    }

    /// How much of an ingredient is in what was taken; nil when nobody can say.
    func amount(of ingredient: String, in dose: GivenDose) -> Exact? {
        guard let drug = drug(of: dose) else { return Exact(0) }
        if let contents = formulary.contents(of: drug, strength: dose.strength, dose: dose.amount) {
            let found = contents.first { $0.ingredient == ingredient }
            if let found { return found.milligrams }
            let holds = drug.ingredients.contains { $0.name == ingredient }
            return holds || ingredient.hasPrefix("\(drug.id) ") ? nil : Exact(0)
        }
        if let same = tablets(dose.amount, of: drug), same.ingredient == ingredient {
            return same.milligrams
        }
        return holds(ingredient, drug) ? nil : Exact(0)
    }

    private func holds(_ ingredient: String, _ drug: Drug) -> Bool {
        drug.ingredients.contains { $0.name == ingredient }
            || ingredient.hasPrefix("\(drug.id) ")
    }

    func drug(of dose: GivenDose) -> Drug? {
        dose.drugID.flatMap { formulary.drug(id: $0) }
    }

    /// What was taken up to an instant and shares an ingredient with the dose, oldest first.
    func related(upTo instant: Int64) -> [GivenDose] {
        let names = Set(drug.ingredients.map(\.name))
        return snapshot.intakes.filter { dose in
            guard dose.at <= instant, let other = drug(of: dose) else { return false }
            return other.id == drug.id || other.ingredients.contains { names.contains($0.name) }
        }.sorted { $0.at < $1.at }
    }

    /// - Parameter isTimeAsked: whether it is also worked out from when the dose fits.
    func answer(isTimeAsked: Bool) -> IntakeAnswer {
        let limits = limitReasons(at: question.at)
        let cautions = cautionReasons
        let first = allergies + [overOrder].compactMap(\.self)
        let isHeld = limits.contains { $0.kind != .notCounted }
        let isToAsk = cautions.contains { $0.kind == .caution }
        let verdict: IntakeAnswer.Verdict =
            !first.isEmpty ? .askFirst : isHeld ? .notYet : isToAsk ? .askFirst : .yes
        let since = question.at - Self.window
        // What cannot wait is read first.
        let reasons =
            first + limits.filter { $0.kind == .danger } + limits.filter { $0.kind != .danger }
        return IntakeAnswer(
            verdict: verdict, reasons: reasons + cautions,
            fitsAt: isHeld && first.isEmpty && isTimeAsked ? firstFit : nil,
            counted: related(upTo: question.at).filter { $0.at > since })
    }

    /// The first instant at which no limit stands against the dose: limits only end when a gap ends
    /// or when something taken is 24 hours old.
    private var firstFit: Int64? {
        let past = related(upTo: question.at)
        var instants = past.map { $0.at + Self.window }
        instants += gaps.flatMap { gap in past.map { $0.at + gap.seconds } }
        let later = instants.filter { $0 > question.at }.sorted()
        // What fits at one of them fits at each one after it, so that half of them can be left out
        // at each look: a day may hold many doses.
        var (low, high) = (0, later.count)
        while low < high {
            let middle = (low + high) / 2
            if limitReasons(at: later[middle]).allSatisfy({ $0.kind == .notCounted }) {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return low < later.count ? later[low] : nil
    }

    private func limitReasons(at instant: Int64) -> [IntakeReason] {
        let totals = (amounts + unknownAmounts).flatMap { totalReasons($0, at: instant) }
        let uncounted = uncountedReason(at: instant, isOver: !totals.isEmpty)
        return totals + [gapReason(at: instant), singleReason, uncounted].compactMap(\.self)
    }
}

extension Formulary {
    /// What is to be said about a dose, by what is on record.
    ///
    /// - Parameter isTimeAsked: whether it is also worked out from when the dose fits.
    package func answer(
        _ question: IntakeQuestion, snapshot: Snapshot, isTimeAsked: Bool = true
    ) -> IntakeAnswer {
        IntakeJudge(formulary: self, snapshot: snapshot, question: question)
            .answer(isTimeAsked: isTimeAsked)
    }
}
