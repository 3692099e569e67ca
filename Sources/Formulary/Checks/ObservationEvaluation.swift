extension CheckEvaluation {
    /// The latest result decides. It must be young enough on the day of the dose and, where the
    /// check says so, newer than the last dose: a sample of that same day was for that dose.
    var observation: Finding {
        let limit = check.setting?.value ?? 0
        if referenceDay.days(since: snapshot.today) > limit {
            return Finding(state: .notYet, situation: .notYet)
        }
        guard let result = latestResult else {
            let later = !isFirstDose && check.texts[.missingLater] != nil
            return Finding(state: .missing, situation: later ? .missingLater : .missing)
        }
        var finding = Finding(
            state: .ok, situation: .ok, evidence: result.valueText, day: result.day)
        if check.sinceLastDose, let last = snapshot.lastGivenDay, result.day <= last {
            (finding.state, finding.situation) = (.stale, .beforeLastDose)
        } else if referenceDay.days(since: result.day) > limit {
            (finding.state, finding.situation) = (.stale, .stale)
        } else if let flag = check.outOfRangeFlag, result.flag == flag {
            (finding.state, finding.situation) = (.outOfRange, .outOfRange)
        }
        return finding
    }

    /// Of two results of one day, a marked one counts: it is the safer reading.
    private var latestResult: Observation? {
        snapshot.observations.filter { result in
            result.analyteID == check.analyte && result.day <= snapshot.today
        }.max { left, right in
            if left.day != right.day { return left.day < right.day }
            return left.flag != check.outOfRangeFlag && right.flag == check.outOfRangeFlag
        }
    }
}
