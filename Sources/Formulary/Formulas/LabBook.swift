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

    /// The value in another unit of the analyte; nil when it cannot be told.
    func value(_ result: Observation, in ucum: String) -> Exact? {
        guard let measure = result.measure else { return nil }
        return convert(measure.value, of: result, in: ucum)
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
        guard let low = result.rangeLow.flatMap({ Exact($0) }),
            let value = result.measure.flatMap({ Exact($0.value) })
        else { return false }
        return value < low
    }

    /// Whether calcium is low: corrected for albumin where that is known, by the lab's own range,
    /// and by its mark where there is no range.
    func isLow(_ result: Observation, _ corrected: FormulaAnswer) -> Bool {
        guard let value = corrected.value, let low = result.rangeLow,
            let limit = convert(low, of: result, in: corrected.unit)
        else { return isBelowRange(result) }
        return value < limit
    }

    /// Whether calcium, corrected where that is known, is at a published level or above it.
    func isHigh(_ result: Observation, _ corrected: FormulaAnswer, _ levels: [Measure]) -> Bool {
        levels.contains { level in
            guard let limit = Exact(level.value) else { return false }
            if corrected.unit == level.unit, let value = corrected.value { return value >= limit }
            guard corrected.value == nil, result.measure?.unit == level.unit else { return false }
            return value(result, in: level.unit).map { $0 >= limit } ?? false
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
        return analyte.isUnusual(measure.value, in: unit)
    }

    /// Whether calcium is above the lab's own range, corrected where that is known.
    func isAboveRange(_ result: Observation, _ corrected: FormulaAnswer) -> Bool {
        if let value = corrected.value, let high = result.rangeHigh,
            let limit = convert(high, of: result, in: corrected.unit)
        {
            return value > limit
        }
        return isAboveRange(result)
    }

    func isAboveRange(_ result: Observation) -> Bool {
        if result.flag == .high { return true }
        guard let high = result.rangeHigh.flatMap({ Exact($0) }),
            let value = result.measure.flatMap({ Exact($0.value) })
        else { return false }
        return value > high
    }

    /// Whether the clearance of today is known to be below a level.
    func isClearance(below level: String) -> Bool? {
        guard let limit = Exact(level),
            let value = formulary.clearance(snapshot, of: latest("creatinine")).value
        else { return nil }
        return value < limit
    }

    /// Conditions and risk factors on record out of those with these ids.
    func told(_ ids: [String]) -> [RecordedFact] {
        let facts = formulary.facts.filter { ids.contains($0.id) }
        return (snapshot.person.conditions + snapshot.person.riskFactors).filter { recorded in
            facts.contains { $0.isTold(by: recorded.name) }
        }
    }

    /// Whether creatinine rose as a label describes it. The row of the unit in which both were
    /// reported decides, else that of mg/dL.
    func isRise(from baseline: Observation, to result: Observation, _ rows: [RiseRow]) -> Bool {
        let same = baseline.measure?.unit == result.measure?.unit
        let row = rows.first { same && $0.unit == result.measure?.unit } ?? rows.first
        guard let row, let before = value(baseline, in: row.unit),
            let after = value(result, in: row.unit), let normal = Exact(row.normalBelow),
            let rise = Exact(before < normal ? row.rise : row.riseFromAbnormal)
        else { return false }
        return after - before >= rise
    }

    /// Whether creatinine is within 10 percent of its baseline.
    func isBack(_ result: Observation, to baseline: Observation) -> Bool {
        guard let before = value(baseline, in: "mg/dL"), let after = value(result, in: "mg/dL")
        else { return false }
        return after <= before * Exact(110) / Exact(100)
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
