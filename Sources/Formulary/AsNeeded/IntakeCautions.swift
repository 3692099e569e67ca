extension IntakeJudge {
    /// What no limit forbids and the team should be asked about first: what the checks of the
    /// medicine say, but for what is only worth knowing and what the team decided.
    var cautionReasons: [IntakeReason] {
        var own = snapshot
        own.doseDay = nil
        let results = formulary.evaluate(drug, holds: nil, snapshot: own)
            .filter { $0.severity != .info && $0.state != .overridden }
        return results.compactMap(meetingReason) + [nearInfusion].compactMap(\.self)
            + results.compactMap(personReason)
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

    /// Medicines that matter together with this one, by one of its checks. One that counts hours
    /// asks about what was taken; who has both for long is not asked each time, so that the list
    /// alone holds nothing then. What is taken by a plan is beside the others as it was ordered.
    private func meetingReason(_ result: CheckResult) -> IntakeReason? {
        guard let check = formulary.check(id: result.id), case .meeting(let pairs) = check.rule
        else { return nil }
        guard let setting = check.settings.first(where: { $0.unit == "h" }) else {
            return snapshot.own?.isAsNeeded == false ? nil : listed(result, pairs, isHeld: true)
        }
        let hours = snapshot.chosenNumbers[setting.name] ?? setting.value
        return taken(pairs, within: Int64(hours) * 3_600) ?? listed(result, pairs, isHeld: false)
    }

    /// By what was taken within so many seconds, the latest first.
    private func taken(_ pairs: [String], within seconds: Int64) -> IntakeReason? {
        var last: [String: GivenDose] = [:]
        for dose in snapshot.intakes {
            guard let id = dose.drugID, id != drug.id, dose.at <= question.at,
                question.at - dose.at < seconds, last[id].map({ $0.at < dose.at }) ?? true
            else { continue }
            last[id] = dose
        }
        let doses = last.values.sorted {
            $0.at == $1.at ? $0.medicine < $1.medicine : $0.at > $1.at
        }
        let drugs = doses.map { drug(of: $0) }
        guard let met = Meeting(of: drug, with: drugs, by: pairs, in: formulary) else {
            return nil
        }
        let lead = met.places.map { place in
            say(
                .takenToo,
                [
                    "medicine": doses[place].medicine,
                    "ago": Self.duration(question.at - doses[place].at),
                ])
        }
        return reason(.caution, lead.joined(separator: " "), met)
    }

    /// By what is on the list: it may be taken without being recorded. Where the check has found
    /// nothing there, there is nothing to name.
    private func listed(
        _ result: CheckResult, _ pairs: [String], isHeld: Bool
    ) -> IntakeReason? {
        guard result.state == .open else { return nil }
        let drugs = snapshot.others.map { other in
            other.drugID.flatMap { formulary.drug(id: $0) }
        }
        guard let met = Meeting(of: drug, with: drugs, by: pairs, in: formulary) else {
            return nil
        }
        let names = CheckEvaluation.unique(met.places.map { snapshot.others[$0].medicine })
        let lead = say(.listedToo, ["medicine": names.joined(separator: ", ")])
        return reason(isHeld ? .caution : met.isGrave ? .beside : .listed, lead, met)
    }

    private func reason(
        _ kind: IntakeReason.Kind, _ lead: String, _ met: Meeting
    ) -> IntakeReason {
        let text = "\(lead) \(met.sentence) \(met.advice)"
        return IntakeReason(kind: kind, before: text, after: text, sources: met.sources)
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

    /// Kidneys, platelets, conditions: what a check of the medicine says about the person.
    private func personReason(_ result: CheckResult) -> IntakeReason? {
        guard let check = formulary.check(id: result.id), check.rule.isAboutThePerson,
            result.state == .open || result.state == .outOfRange
                || (result.state == .stale && wasLow(check.rule))
        else { return nil }
        let text = [
            lead(of: result, check), result.sentence, result.advice, result.settingSentence,
        ].compactMap(\.self).joined(separator: " ")
        return IntakeReason(kind: .caution, before: text, after: text, sources: result.sources)
    }

    /// The conditions that a check has found, as they were told.
    private func lead(of result: CheckResult, _ check: Check) -> String? {
        guard case .facts = check.rule else { return nil }
        return result.evidence.map { say(.onRecord, ["what": $0]) }
    }

    /// A count that was low stays a reason to ask until there is a newer one.
    private func wasLow(_ rule: CheckRule) -> Bool {
        guard case .lowCount(let analyte, _, _) = rule else { return false }
        let labs = LabBook(snapshot: snapshot, formulary: formulary)
        return labs.latest(analyte).map(labs.isBelowRange) ?? false
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
