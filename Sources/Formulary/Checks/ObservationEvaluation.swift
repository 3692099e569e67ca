extension CheckEvaluation {
    /// The latest result decides. It must be young enough on the day of the dose and, where the
    /// check says so, newer than the last dose: a sample of that same day was for that dose.
    func observation(_ analyte: String, sinceLastDose: Bool) -> Finding {
        if isTooEarly { return Finding(.notYet, .notYet) }
        guard let result = labs.latest(analyte) else { return nothingOnRecord }
        var finding = Finding(.ok, .ok, evidence: labs.evidence(result), day: result.day)
        if sinceLastDose, let last = snapshot.lastGivenDay, result.day <= last {
            (finding.state, finding.situation) = (.stale, .beforeLastDose)
        } else if isTooOld(result.day) {
            (finding.state, finding.situation) = (.stale, .stale)
        } else if labs.isOddWithoutRange(result) {
            finding = withoutRange(result)
            finding.severity = .warn
        } else if labs.isAboveRange(result) {
            // No label says that this alone holds a dose: it is worth asking, and holds nothing.
            (finding.state, finding.situation) = (.open, .aboveRange)
            finding.severity = .warn
            finding.values = ["x": result.valueText]
        } else if labs.isLeftOpen(result) {
            finding = onlyLimit(result)
        }
        return finding
    }

    /// A result of which the laboratory gave only a limit, where that leaves open what is asked. It
    /// holds nothing by itself.
    func onlyLimit(_ result: Observation) -> Finding {
        var finding = Finding(
            .open, .open, evidence: labs.words(result), day: result.day, severity: .warn,
            values: ["x": result.valueText])
        finding.text = CheckText(
            sentence: formulary.saying(.onlyLimit).text, advice: formulary.saying(.askExact).text,
            hints: [])
        return finding
    }

    /// A value that cannot be called good: it is unusual, or only the lab could say, and the lab's
    /// own range is not on record.
    private func withoutRange(_ result: Observation) -> Finding {
        Finding(
            .open, .noRange, evidence: labs.words(result), day: result.day,
            values: ["x": result.valueText])
    }

    /// The dose is so far away that a result that counts for it cannot exist yet.
    var isTooEarly: Bool {
        referenceDay.days(since: snapshot.today) > maxAge
    }

    func isTooOld(_ day: DayNumber) -> Bool {
        referenceDay.days(since: day) > maxAge
    }

    var nothingOnRecord: Finding {
        let later = !isFirstDose && check.texts[.missingLater] != nil
        return Finding(.missing, later ? .missingLater : .missing)
    }

    /// The latest calcium result, corrected for albumin where albumin is known. The lab's own range
    /// judges it, and its mark where no range was told. What is an emergency today does not wait
    /// until the dose is near, and low calcium that was told does not wait for a result.
    func calcium(tooHigh: [Measure], floor: String?, facts: [String]) -> Finding {
        let measured = measuredCalcium(tooHigh: tooHigh, floor: floor)
        guard measured.state != .outOfRange else { return measured }
        let told = labs.told(facts)
        return told.isEmpty || isCalciumBack(since: told)
            ? measured : asking(about: told, .open, check.severity)
    }

    /// Whether the latest calcium result is in the lab's own range and newer than what was told.
    private func isCalciumBack(since told: [RecordedFact]) -> Bool {
        guard let result = labs.latestCalcium, labs.isJudged(result), !labs.isLeftOpen(result),
            !labs.isLow(result, formulary.correctedCalcium(snapshot, of: result))
        else { return false }
        return told.allSatisfy { fact in
            (fact.day ?? fact.toldDay).map { $0 < result.day } ?? false
        }
    }

    private func measuredCalcium(tooHigh: [Measure], floor: String?) -> Finding {
        let latest = labs.latestCalcium
        let isVeryHigh = latest.map { isEmergency($0, tooHigh) } ?? false
        if isTooEarly, !isVeryHigh { return Finding(.notYet, .notYet) }
        let matters = floor.flatMap { labs.isClearance(below: $0) } == true ? Severity.block : nil
        guard let result = latest else {
            var finding = nothingOnRecord
            finding.severity = matters
            return finding
        }
        let corrected = formulary.correctedCalcium(snapshot, of: result)
        let parts = [
            labs.words(result), corrected.toldWords.map { "corrected for albumin \($0)" },
            labs.isAboveRange(result, corrected) ? "above the lab's range" : nil,
        ]
        var finding = Finding(
            .ok, corrected.told == nil ? .partMissing : .ok,
            evidence: parts.compactMap(\.self).joined(separator: ", "), day: result.day,
            severity: matters,
            values: ["corrected": corrected.toldWords ?? "", "x": result.valueText])
        if isVeryHigh {
            (finding.state, finding.situation) = (.outOfRange, .tooHigh)
        } else if isTooOld(result.day) {
            (finding.state, finding.situation) = (.stale, .stale)
        } else if labs.isLow(result, corrected) {
            (finding.state, finding.situation) = (.outOfRange, .outOfRange)
        } else if labs.isLeftOpen(result) {
            finding = onlyLimit(result)
        } else if !labs.isJudged(result) {
            // Only the lab's own range says what is low.
            (finding.state, finding.situation) = (.open, .noRange)
            if !labs.isOddWithoutRange(result) { finding.severity = .warn }
        }
        if finding.state == .outOfRange { finding.severity = check.severity }
        return finding
    }

    /// Whether calcium of these days is at a published level or above it.
    private func isEmergency(_ result: Observation, _ levels: [Measure]) -> Bool {
        snapshot.today.days(since: result.day) <= maxAge
            && labs.isHigh(result, formulary.correctedCalcium(snapshot, of: result), levels)
    }

    /// A recent result that is not below a published level.
    func level(_ analyte: String, below: Measure) -> Finding {
        guard let result = labs.latest(analyte) else { return Finding(.missing, .missing) }
        let evidence = labs.words(result)
        if isTooOld(result.day) {
            return Finding(.stale, .stale, evidence: evidence, day: result.day)
        }
        if let value = labs.told(result, in: below.unit), let limit = Exact(below.value) {
            guard let isBelow = value.isBelow(limit) else { return onlyLimit(result) }
            if isBelow {
                return Finding(
                    .outOfRange, .outOfRange, evidence: evidence, day: result.day,
                    values: ["x": result.valueText])
            }
        }
        if labs.isOddWithoutRange(result) { return withoutRange(result) }
        return Finding(.ok, .ok, evidence: evidence, day: result.day)
    }

    /// A count below the lab's own limit, or something that lowers it. A count of long ago says
    /// nothing about today, whatever it was.
    func lowCount(_ analyte: String, lowering: MedicineSet, facts: [String]) -> Finding {
        let result = labs.latest(analyte)
        let isOld = result.map { isTooOld($0.day) } ?? false
        if let result, !isOld, labs.isBelowRange(result) {
            return Finding(
                .outOfRange, .outOfRange, evidence: labs.words(result), day: result.day)
        }
        let told = labs.told(facts).map(\.name)
        let names = told + listed(lowering).map(\.medicine)
        guard names.isEmpty else {
            return Finding(.open, .open, evidence: names.joined(separator: ", "))
        }
        // Not known is not good, and nothing on record is a reason to ask for a count.
        guard let result else { return Finding(.notApplicable, .partMissing) }
        // Only the lab's own limit says what is low.
        if !isOld, !labs.isJudged(result) { return withoutRange(result) }
        if !isOld, labs.isLeftOpen(result) { return onlyLimit(result) }
        return Finding(
            isOld ? .stale : .ok, isOld ? .stale : .ok, evidence: labs.words(result),
            day: result.day)
    }
}
