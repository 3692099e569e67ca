/// Reads lab results and what is known about the person for checks and formulas.
struct LabBook {
    let snapshot: Snapshot
    let formulary: Formulary

    /// Results of one analyte up to today, oldest first. Of several of one day the one that was
    /// recorded last comes last, and counts: it may correct the one before.
    func results(_ analyte: String) -> [Observation] {
        let recorded = snapshot.observations.filter {
            $0.analyteID == analyte && $0.day <= snapshot.today
        }
        return recorded.enumerated()
            .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
            .map(\.element)
    }

    func latest(_ analyte: String) -> Observation? {
        results(analyte).last
    }

    /// The value, and beside it what else is on record of its day.
    func words(_ result: Observation) -> String {
        [result.valueText, sameDay(result)].compactMap(\.self).joined(separator: ", ")
    }

    /// "recorded last of 2 that day (also 1.4 mg/dL)"; nil for a result that is alone on its day.
    func sameDay(_ result: Observation) -> String? {
        let all = results(result.analyteID).filter { $0.day == result.day }
        guard all.count > 1 else { return nil }
        let others = all.dropLast().reversed().map(\.valueText).joined(separator: ", ")
        return Saying.filled(
            formulary.saying(.sameDay).text, ["count": "\(all.count)", "others": others])
    }

    /// A lab may report calcium as a total or as corrected for albumin already.
    var latestCalcium: Observation? {
        guard let corrected = latest("corrected-calcium") else { return latest("calcium") }
        guard let total = latest("calcium"), total.day > corrected.day else { return corrected }
        return total
    }

    /// The result of the day nearest to another one; of two days as near, of the earlier.
    func nearest(_ analyte: String, to day: DayNumber) -> Observation? {
        let all = results(analyte)
        let nearest = all.min { abs($0.day.days(since: day)) < abs($1.day.days(since: day)) }
        return all.last { $0.day == nearest?.day }
    }

    /// The latest creatinine on or before the day of the first dose, given or to come.
    var baselineCreatinine: Observation? {
        let first = snapshot.firstDoseDay ?? snapshot.doseDay ?? snapshot.today
        return results("creatinine").last { $0.day <= first }
    }

    /// The value in another unit of the analyte; nil when it cannot be told, as for a limit.
    func value(_ result: Observation, in ucum: String) -> Exact? {
        result.comparator == nil ? told(result, in: ucum)?.number : nil
    }

    /// The value or the limit in another unit of the analyte; nil when it cannot be told.
    func told(_ result: Observation, in ucum: String) -> ToldNumber<Exact>? {
        guard let measure = result.measure,
            let number = convert(measure.value, of: result, in: ucum)
        else { return nil }
        return ToldNumber(number, result.comparator)
    }

    /// The value or the limit as it was reported.
    private func told(_ result: Observation) -> ToldNumber<Exact>? {
        result.measure.flatMap { Exact($0.value) }.map { ToldNumber($0, result.comparator) }
    }

    /// An end of the lab's own range in another unit of the analyte.
    func convert(_ value: String, of result: Observation, in ucum: String) -> Exact? {
        guard let unit = result.measure?.unit, let number = Exact(value) else { return nil }
        if unit == ucum { return number }
        guard let analyte = formulary.analyte(id: result.analyteID),
            let from = analyte.unit(named: unit), let to = analyte.unit(named: ucum),
            let first = from.toFirstUnit.forward(number)
        else { return nil }
        return to.toFirstUnit.backward(first)
    }

    func isBelowRange(_ result: Observation) -> Bool {
        if result.flag == .low { return true }
        guard let low = result.rangeLow.flatMap({ Exact($0) }) else { return false }
        return told(result)?.isBelow(low) == true
    }

    /// Whether the lab's own range leaves open how a result lies, as it gave only a limit.
    func isLeftOpen(_ result: Observation) -> Bool {
        guard result.comparator != nil, result.flag == nil else { return false }
        let low = result.rangeLow.flatMap { Exact($0) }
        let high = result.rangeHigh.flatMap { Exact($0) }
        guard let value = told(result) else { return true }
        if low.flatMap({ value.isBelow($0) }) == true || high.flatMap({ value.isAbove($0) }) == true
        {
            return false
        }
        return low.map { value.isBelow($0) == nil } ?? false
            || high.map { value.isAbove($0) == nil } ?? false
    }

    /// Whether calcium is low: corrected for albumin where that is known, by the lab's own range,
    /// and by its mark where there is no range.
    func isLow(_ result: Observation, _ corrected: FormulaAnswer) -> Bool {
        guard let value = corrected.told, let low = result.rangeLow,
            let limit = convert(low, of: result, in: corrected.unit)
        else { return isBelowRange(result) }
        return value.isBelow(limit) == true
    }

    /// Whether calcium, corrected where that is known, is at a published level or above it.
    func isHigh(_ result: Observation, _ corrected: FormulaAnswer, _ levels: [Measure]) -> Bool {
        levels.contains { level in
            guard let limit = Exact(level.value) else { return false }
            if corrected.unit == level.unit, let value = corrected.told {
                return value.isBelow(limit) == false
            }
            guard corrected.told == nil, result.measure?.unit == level.unit else { return false }
            return told(result, in: level.unit)?.isBelow(limit) == false
        }
    }

    /// The value as it was reported, what the lab's own range or mark says of it, and what else is
    /// on record of its day.
    func evidence(_ result: Observation) -> String {
        let mark =
            isAboveRange(result)
            ? "HIGH by the lab" : isBelowRange(result) ? "LOW by the lab" : nil
        return [result.valueText, mark, sameDay(result)].compactMap(\.self)
            .joined(separator: ", ")
    }

    /// Whether the lab said what is usual: by a range, or by a mark.
    func isJudged(_ result: Observation) -> Bool {
        result.flag != nil || result.rangeLow != nil || result.rangeHigh != nil
    }

    /// Whether a value is rare enough to be asked about (our setting), and no lab judged it.
    func isOddWithoutRange(_ result: Observation) -> Bool {
        guard !isJudged(result), let measure = result.measure,
            let analyte = formulary.analyte(id: result.analyteID),
            let unit = analyte.unit(named: measure.unit)
        else { return false }
        return analyte.isUnusual(measure.value, result.comparator, in: unit)
    }

    /// Whether calcium is above the lab's own range, corrected where that is known.
    func isAboveRange(_ result: Observation, _ corrected: FormulaAnswer) -> Bool {
        if let value = corrected.told, let high = result.rangeHigh,
            let limit = convert(high, of: result, in: corrected.unit)
        {
            return value.isAbove(limit) == true
        }
        return isAboveRange(result)
    }

    func isAboveRange(_ result: Observation) -> Bool {
        if result.flag == .high { return true }
        guard let high = result.rangeHigh.flatMap({ Exact($0) }) else { return false }
        return told(result)?.isAbove(high) == true
    }

    /// Whether the clearance of today is known to be below a level.
    func isClearance(below level: String) -> Bool? {
        guard let limit = Exact(level) else { return nil }
        return formulary.clearance(snapshot, of: latest("creatinine")).told?.isBelow(limit)
    }

    /// Conditions and risk factors on record out of those with these ids.
    func told(_ ids: [String]) -> [RecordedFact] {
        let facts = formulary.facts.filter { ids.contains($0.id) }
        return (snapshot.person.conditions + snapshot.person.riskFactors).filter { recorded in
            facts.contains { $0.isTold(by: recorded.name) }
        }
    }

    /// Whether creatinine rose as a label describes it; nil when a limit leaves that open. The row
    /// of the unit in which both were reported decides, else that of mg/dL.
    func isRise(from baseline: Observation, to result: Observation, _ rows: [RiseRow]) -> Bool? {
        let same = baseline.measure?.unit == result.measure?.unit
        let row = rows.first { same && $0.unit == result.measure?.unit } ?? rows.first
        guard let row, let before = told(baseline, in: row.unit),
            let after = told(result, in: row.unit), let normal = Exact(row.normalBelow)
        else { return false }
        guard let isNormal = before.isBelow(normal),
            let rise = Exact(isNormal ? row.rise : row.riseFromAbnormal)
        else { return nil }
        let isRisen = after.isBelow(before.number + rise).map { !$0 }
        guard let comparator = before.comparator else { return isRisen }
        // From below a limit, what is a rise is all the more one; from above it, what is none.
        let isFromBelow = comparator == .below || comparator == .atMost
        return isRisen == isFromBelow ? isRisen : nil
    }

    /// Whether creatinine is within 10 percent of its baseline; nil when a limit leaves that open.
    func isBack(_ result: Observation, to baseline: Observation) -> Bool? {
        guard let before = told(baseline, in: "mg/dL"), let after = told(result, in: "mg/dL")
        else { return false }
        guard before.comparator == nil else { return nil }
        return after.isAbove(before.number * Exact(110) / Exact(100)).map { !$0 }
    }
}

extension UnitConversion {
    func forward(_ value: Exact) -> Exact? {
        switch self {
        case .same: value
        case .divide(let factor): Exact(factor).map { value / $0 }
        case .multiply(let factor): Exact(factor).map { value * $0 }
        }
    }

    func backward(_ value: Exact) -> Exact? {
        switch self {
        case .same: value
        case .divide(let factor): Exact(factor).map { value * $0 }
        case .multiply(let factor): Exact(factor).map { value / $0 }
        }
    }
}
