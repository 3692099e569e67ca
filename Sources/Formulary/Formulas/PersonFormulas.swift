extension Formulary {
    /// The clearance of today: from the latest creatinine result.
    package func clearance(_ snapshot: Snapshot) -> FormulaAnswer {
        let labs = LabBook(snapshot: snapshot, formulary: self)
        return clearance(snapshot, of: labs.latest("creatinine"))
    }

    /// Whether the clearance of today is known to be below a level, in mL/min.
    package func isClearance(below level: String, _ snapshot: Snapshot) -> Bool {
        LabBook(snapshot: snapshot, formulary: self).isClearance(below: level) ?? false
    }

    /// Cockcroft-Gault clearance from a creatinine result, with the weight of the nearest day, and
    /// age and sex as they are on record. What is not on record stays unknown.
    package func clearance(_ snapshot: Snapshot, of creatinine: Observation?) -> FormulaAnswer {
        let labs = LabBook(snapshot: snapshot, formulary: self)
        let formula = formulas[.clearance]
        var (inputs, missing): ([FormulaInput], [String]) = ([], [])
        if let creatinine {
            inputs.append(labs.input("creatinine", creatinine))
            missing += exact("creatinine", creatinine)
        } else {
            missing.append("creatinine")
        }
        let day = creatinine?.day ?? snapshot.today
        var weight = labs.nearest("weight", to: day)
        var isStale = false
        if let found = weight {
            inputs.append(labs.input("weight", found))
            missing += exact("weight", found)
            isStale = abs(found.day.days(since: day)) > number(formula, snapshot)
            if isStale {
                missing.append("a weight near that day")
                weight = nil
            }
        } else {
            missing.append("weight")
        }
        let years = snapshot.person.age(on: day)
        if let years {
            inputs.append(FormulaInput(name: "age", value: "\(years)", day: nil))
        } else {
            missing.append("birth date")
        }
        if let sex = snapshot.person.sex {
            inputs.append(FormulaInput(name: "sex", value: sex.rawValue, day: nil))
        } else {
            missing.append("sex")
        }
        var told: ToldNumber<Exact>?
        if let result = creatinine, let mass = labs.told(result, in: "mg/dL"), let years,
            let kilograms = weight.flatMap({ labs.value($0, in: "kg") }),
            let sex = snapshot.person.sex,
            let value = Formulas.clearance(
                creatinine: mass.number, years: years, kilograms: kilograms, sex: sex)
        {
            // The less creatinine, the more clearance.
            told = ToldNumber(value, mass.comparator?.reversed)
        }
        return answer(
            formula, told, digits: 1, unit: "mL/min", inputs, missing, isStale: isStale)
    }

    /// What is missing where a laboratory gave only a limit.
    private func exact(_ name: String, _ result: Observation) -> [String] {
        guard result.comparator != nil else { return [] }
        return [Saying.filled(saying(.exactValue).text, ["test": name])]
    }

    /// Calcium corrected for the albumin of the nearest day, in the unit in which calcium was
    /// reported. Without albumin it stays unknown.
    package func correctedCalcium(
        _ snapshot: Snapshot, of calcium: Observation? = nil
    ) -> FormulaAnswer {
        let labs = LabBook(snapshot: snapshot, formulary: self)
        let formula = formulas[.correctedCalcium]
        let calcium = calcium ?? labs.latestCalcium
        if let calcium, calcium.analyteID == "corrected-calcium" {
            return asReported(calcium, labs)
        }
        let isMolar = calcium?.measure?.unit == "mmol/L"
        let unit = isMolar ? "mmol/L" : "mg/dL"
        var (inputs, missing): ([FormulaInput], [String]) = ([], [])
        if let calcium {
            inputs.append(labs.input("calcium", calcium))
            missing += exact("calcium", calcium)
        } else {
            missing.append("calcium")
        }
        var albumin = labs.nearest("albumin", to: calcium?.day ?? snapshot.today)
        var isStale = false
        if let found = albumin {
            inputs.append(labs.input("albumin", found))
            missing += exact("albumin", found)
            let distance = abs(found.day.days(since: calcium?.day ?? snapshot.today))
            isStale = distance > number(formula, snapshot)
            if isStale {
                missing.append("an albumin result near that day")
                albumin = nil
            }
        } else {
            missing.append("albumin")
        }
        var told: ToldNumber<Exact>?
        if let calcium, let albumin, let mass = labs.told(calcium, in: unit),
            let protein = labs.value(albumin, in: isMolar ? "g/L" : "g/dL")
        {
            let value =
                isMolar
                ? Formulas.correctedMolar(calcium: mass.number, albumin: protein)
                : Formulas.corrected(calcium: mass.number, albumin: protein)
            told = value.map { ToldNumber($0, mass.comparator) }
        }
        return answer(
            formula, told, digits: isMolar ? 2 : 1, unit: unit, inputs, missing, isStale: isStale)
    }

    /// Some labs report calcium as corrected already.
    private func asReported(_ result: Observation, _ labs: LabBook) -> FormulaAnswer {
        let unit = result.measure?.unit ?? ""
        let isLimit = result.comparator != nil
        return FormulaAnswer(
            name: formulas[.correctedCalcium]?.name ?? "", value: labs.value(result, in: unit),
            shown: isLimit ? nil : result.measure?.value, unit: unit,
            method: "as the lab reported it", inputs: [labs.input("corrected calcium", result)],
            missing: exact("corrected calcium", result),
            limit: isLimit ? labs.told(result, in: unit) : nil, isStale: false, notes: [],
            sources: [])
    }

    private func number(_ formula: Formula?, _ snapshot: Snapshot) -> Int {
        formula.map { snapshot.chosenNumbers[$0.setting.name] ?? $0.setting.value } ?? 0
    }

    private func answer(
        _ formula: Formula?, _ told: ToldNumber<Exact>?, digits: Int, unit: String,
        _ inputs: [FormulaInput], _ missing: [String], isStale: Bool
    ) -> FormulaAnswer {
        let value = told?.comparator == nil ? told?.number : nil
        return FormulaAnswer(
            name: formula?.name ?? "", value: value, shown: value?.rounded(digits), unit: unit,
            method: formula?.method ?? "", inputs: inputs, missing: missing,
            limit: value == nil ? told : nil, isStale: isStale,
            notes: formula?.notes ?? [], sources: formula?.sources ?? [])
    }
}

extension LabBook {
    /// A result as it goes into a formula.
    fileprivate func input(_ name: String, _ result: Observation) -> FormulaInput {
        FormulaInput(
            name: name, value: result.valueText, day: result.day, note: sameDay(result))
    }
}
