extension CheckEvaluation {
    /// Creatinine against its baseline, as the label describes: a rise of so much, and after one
    /// not
    /// back to within 10 percent.
    func creatinineRise(_ rows: [RiseRow]) -> Finding {
        guard !isFirstDose else { return Finding(.notApplicable, .notApplicable) }
        guard let baseline = labs.baselineCreatinine else {
            return Finding(.missing, .missing, severity: .warn)
        }
        let later = labs.results("creatinine").filter { $0.day > baseline.day }
        guard let latest = later.last else { return Finding(.missing, .missing, severity: .warn) }
        var finding = Finding(
            .ok, .ok, evidence: "\(labs.words(latest)), baseline \(labs.words(baseline))",
            day: latest.day,
            values: [
                "a": baseline.valueText, "b": latest.valueText, "baseline-day": baseline.day.iso,
            ])
        guard let isRise = labs.isRise(from: baseline, to: latest, rows) else {
            return onlyLimit(latest.comparator == nil ? baseline : latest)
        }
        if isRise {
            (finding.state, finding.situation) = (.outOfRange, .outOfRange)
        } else if hasRisen(since: baseline, later.dropLast(), rows) {
            guard let isBack = labs.isBack(latest, to: baseline) else {
                return onlyLimit(latest.comparator == nil ? baseline : latest)
            }
            if !isBack { (finding.state, finding.situation) = (.outOfRange, .notBack) }
        }
        return finding
    }

    /// Whether it had risen at some time since the last dose that was given.
    private func hasRisen(
        since baseline: Observation, _ results: ArraySlice<Observation>, _ rows: [RiseRow]
    ) -> Bool {
        results.contains { result in
            snapshot.lastGivenDay.map { result.day > $0 } ?? true
                && labs.isRise(from: baseline, to: result, rows) == true
        }
    }

    /// The ordered dose beside the label's row for the clearance at the baseline.
    func doseTable(_ rows: [ClearanceRow], floor: String) -> Finding {
        guard let own = snapshot.own, purpose(of: own) != .osteoporosis,
            let dose = own.milligrams
        else { return Finding(.notApplicable, .notApplicable) }
        if let age = snapshot.person.age(on: referenceDay), age < Formulas.adultYears {
            return Finding(.notApplicable, .notApplicable)
        }
        let answer = formulary.clearance(snapshot, of: labs.baselineCreatinine)
        guard let value = answer.told else { return clearanceMissing(answer) }
        var finding = Finding(
            .ok, .ok, evidence: "\(answer.toldWords ?? ""): \(answer.inputWords)",
            day: labs.baselineCreatinine?.day,
            values: ["x": answer.toldShown ?? "", "z": dose.plain])
        if let floor = Exact(floor), value.isBelow(floor) == true {
            (finding.state, finding.situation) = (.outOfRange, .belowTable)
            finding.severity = .block
        } else if let row = rows.first(where: { $0.certainlyHolds(value) }) {
            finding.values["y"] = row.amount
            if Exact(row.amount) != dose {
                (finding.state, finding.situation) = (.outOfRange, .outOfRange)
            }
        } else if value.comparator != nil {
            return clearanceMissing(answer)
        } else {
            (finding.state, finding.situation) = (.outOfRange, .gap)
        }
        return finding
    }

    /// A result of a later day is no baseline: then the day is named by which one is needed.
    private func clearanceMissing(_ answer: FormulaAnswer) -> Finding {
        let state: CheckState = answer.isStale ? .stale : .missing
        let first = snapshot.firstDoseDay.flatMap { $0 <= snapshot.today ? $0.iso : nil }
        let words = answer.missing.map { missing in
            guard missing == "creatinine", let first else { return missing }
            return "creatinine of \(first) or before"
        }
        var finding = Finding(
            state, answer.isStale ? .stale : .missing,
            evidence: answer.inputs.isEmpty ? nil : answer.inputWords, severity: .warn,
            values: ["missing": words.joined(separator: ", ")])
        finding.missing = answer.missing
        return finding
    }

    /// Whether the kidneys are known to be weak. A low clearance says more than a condition does.
    func kidneys(below: String, facts: [String]) -> Finding {
        let latest = labs.latest("creatinine")
        let answer = formulary.clearance(snapshot, of: latest)
        let values = ["x": answer.toldShown ?? ""]
        let isBelow = Exact(below).flatMap { answer.told?.isBelow($0) }
        if isBelow == true {
            return Finding(
                .outOfRange, .outOfRange, evidence: answer.toldWords, day: latest?.day,
                values: values)
        }
        if let fact = labs.told(facts).first {
            return Finding(.open, .open, evidence: fact.name, day: fact.day)
        }
        guard isBelow == false, let day = latest?.day else {
            return Finding(
                .missing, .missing, severity: .info,
                values: ["missing": answer.missing.joined(separator: ", ")])
        }
        let isOld = isTooOld(day)
        return Finding(
            isOld ? .stale : .ok, isOld ? .stale : .ok, evidence: answer.toldWords, day: day,
            severity: isOld ? .info : nil, values: values)
    }
}
