extension IntakeJudge {
    /// What no limit forbids and the team should be asked about first.
    var cautionReasons: [IntakeReason] {
        [secondNSAID, slowBreathing ?? slowBreathingListed, nearInfusion].compactMap(\.self)
            + personReasons
    }

    /// The person does not tolerate it, or one of its kind, as was told.
    var allergies: [IntakeReason] {
        snapshot.person.allergies.compactMap { told in
            formulary.caution(about: drug, named: drug.name, allergy: told.name)
        }.map { IntakeReason(kind: .allergy, before: $0, after: $0, sources: []) }
    }

    /// More than the prescription says for one dose, or what cannot be held against it.
    var overOrder: IntakeReason? {
        question.own.dose.flatMap { ordered in
            formulary.overOrder(question.dose, ordered, drug: drug, strength: question.strength)
        }.map { IntakeReason(kind: .order, before: $0, after: $0, sources: []) }
    }

    /// Another NSAID within 24 hours.
    private var secondNSAID: IntakeReason? {
        guard formulary.isMade(drug, of: .nsaid) else { return nil }
        let ids = Set(formulary.parts(of: drug).map(\.id))
        return recent(Self.window) { other in
            formulary.parts(of: other).contains { $0.drugClass == .nsaid && !ids.contains($0.id) }
        }.map { reason(.secondNSAID, $0) }
    }

    private static let slowBreathingCheck = "slow-breathing"

    /// Whether an opioid and a calming medicine meet.
    private func slowsBreathing(with other: Drug) -> Bool {
        guard case .meeting(let pairs)? = formulary.check(id: Self.slowBreathingCheck)?.rule else {
            return false
        }
        return formulary.pairs(drug, other).contains { pairs.contains($0.id) }
    }

    /// An opioid and a calming medicine on one list. Either may be taken without being recorded;
    /// who has both for long is not asked each time, so that it holds nothing.
    private var slowBreathingListed: IntakeReason? {
        let other = snapshot.others.first { other in
            other.drugID.flatMap { formulary.drug(id: $0) }.map(slowsBreathing) ?? false
        }
        return other.map { other in
            let text = say(.slowBreathingListed, ["medicine": other.medicine])
            return IntakeReason(
                kind: .beside, before: text, after: text,
                sources: formulary.saying(.slowBreathingListed).sources)
        }
    }

    /// An opioid and a calming medicine within hours of each other.
    private var slowBreathing: IntakeReason? {
        guard let setting = formulary.check(id: Self.slowBreathingCheck)?.settings.first else {
            return nil
        }
        let hours = snapshot.chosenNumbers[setting.name] ?? setting.value
        return recent(Int64(hours) * 3_600, slowsBreathing).map { reason(.slowBreathing, $0) }
    }

    /// An NSAID shortly before an infusion that strains the kidneys too.
    private var nearInfusion: IntakeReason? {
        guard formulary.isMade(drug, of: .nsaid),
            let setting = formulary.check(id: "nsaid-before-infusion")?.settings.first
        else { return nil }
        let days = snapshot.chosenNumbers[setting.name] ?? setting.value
        let next = snapshot.comingInfusions.filter { id, day in
            guard let infusion = formulary.drug(id: id) else { return false }
            return (0...days).contains(day.days(since: snapshot.today))
                && infusion.checks.contains("nsaid-before-infusion")
        }.min { $0.value < $1.value }
        guard let next, let infusion = formulary.drug(id: next.key) else { return nil }
        let saying = formulary.saying(.nearInfusion)
        let text = say(.nearInfusion, ["medicine": infusion.name, "when": "on \(next.value.iso)"])
        return IntakeReason(
            kind: .caution, before: text, after: text, sources: saying.sources)
    }

    /// Kidneys, platelets, conditions: what the checks of the medicine say about the person.
    private var personReasons: [IntakeReason] {
        var own = snapshot
        own.doseDay = nil
        return formulary.evaluate(drug, holds: nil, snapshot: own).compactMap { result in
            guard let check = formulary.check(id: result.id), check.rule.isAboutThePerson,
                result.state == .open || result.state == .outOfRange
                    || (result.state == .stale && wasLow(check.rule))
            else { return nil }
            let text = [result.sentence, result.advice, result.settingSentence]
                .compactMap(\.self).joined(separator: " ")
            return IntakeReason(
                kind: .caution, before: text, after: text, sources: result.sources)
        }
    }

    /// A count that was low stays a reason to ask until there is a newer one.
    private func wasLow(_ rule: CheckRule) -> Bool {
        guard case .lowCount(let analyte, _, _) = rule else { return false }
        let labs = LabBook(snapshot: snapshot, formulary: formulary)
        return labs.latest(analyte).map(labs.isBelowRange) ?? false
    }

    /// The latest intake within so many seconds of a medicine that matters.
    private func recent(_ seconds: Int64, _ matters: (Drug) -> Bool) -> GivenDose? {
        snapshot.intakes.filter { dose in
            guard dose.at <= question.at, question.at - dose.at < seconds,
                let other = drug(of: dose), other.id != drug.id
            else { return false }
            return matters(other)
        }.max { $0.at < $1.at }
    }

    private func reason(_ id: SayingID, _ dose: GivenDose) -> IntakeReason {
        let text = say(
            id,
            ["medicine": dose.medicine, "ago": Self.duration(question.at - dose.at)])
        return IntakeReason(
            kind: .caution, before: text, after: text, sources: formulary.saying(id).sources)
    }
}

extension Formulary {
    /// What is said of a dose that is more than was ordered, or that cannot be held against it; nil
    /// for nothing.
    ///
    /// - Parameter drug: nil for a medicine outside the table.
    package func overOrder(
        _ dose: Measure, _ ordered: Measure, drug: Drug?, strength: String?
    ) -> String? {
        let times = times(dose, of: ordered, drug: drug, strength: strength)
        if let times, times <= Exact(1) { return nil }
        return Saying.filled(
            saying(times == nil ? .unlikeOrder : .overOrder).text,
            ["more": dose.words, "limit": ordered.words])
    }
}

extension CheckRule {
    /// Whether it looks at the person's state of health and not at the list.
    var isAboutThePerson: Bool {
        switch self {
        case .facts, .kidneys, .lowCount: true
        default: false
        }
    }
}
