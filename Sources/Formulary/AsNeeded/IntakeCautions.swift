extension IntakeJudge {
    /// What no limit forbids and the team should be asked about first.
    var cautionReasons: [IntakeReason] {
        allergies + [secondNSAID, slowBreathing, nearInfusion].compactMap(\.self) + personReasons
    }

    /// The person does not tolerate it, as was told.
    private var allergies: [IntakeReason] {
        snapshot.person.allergies.filter { formulary.isNamed(drug, by: $0.name) }.map { told in
            let text = say(.allergy, ["allergy": told.name])
            return IntakeReason(
                kind: .caution, before: text, after: text,
                sources: formulary.saying(.allergy).sources)
        }
    }

    private func parts(_ drug: Drug, have drugClass: DrugClass) -> Bool {
        formulary.parts(of: drug).contains { $0.drugClass == drugClass }
    }

    /// Another NSAID within 24 hours.
    private var secondNSAID: IntakeReason? {
        guard parts(drug, have: .nsaid) else { return nil }
        let ids = Set(formulary.parts(of: drug).map(\.id))
        return recent(Self.window) { other in
            formulary.parts(of: other).contains { $0.drugClass == .nsaid && !ids.contains($0.id) }
        }.map { reason(.secondNSAID, $0) }
    }

    /// An opioid and a calming medicine within hours of each other.
    private var slowBreathing: IntakeReason? {
        guard let check = formulary.check(id: "slow-breathing"),
            let setting = check.settings.first, case .meeting(let pairs) = check.rule
        else { return nil }
        let hours = snapshot.chosenNumbers[setting.name] ?? setting.value
        return recent(Int64(hours) * 3_600) { other in
            formulary.pairs(drug, other).contains { pairs.contains($0.id) }
        }.map { reason(.slowBreathing, $0) }
    }

    /// An NSAID shortly before an infusion that strains the kidneys too.
    private var nearInfusion: IntakeReason? {
        guard parts(drug, have: .nsaid),
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
            let text = [result.sentence, result.advice].compactMap(\.self).joined(separator: " ")
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

extension CheckRule {
    /// Whether it looks at the person's state of health and not at the list.
    var isAboutThePerson: Bool {
        switch self {
        case .facts, .kidneys, .lowCount: true
        default: false
        }
    }
}
