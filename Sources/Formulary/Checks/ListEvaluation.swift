extension CheckEvaluation {
    /// Medicines on the list beside this one that belong to a set, also as a part of a combination.
    func listed(_ set: MedicineSet) -> [ListedMedicine] {
        snapshot.others.filter { other in
            guard let drug = other.drugID.flatMap({ formulary.drug(id: $0) }) else { return false }
            return formulary.parts(of: drug).contains(where: set.contains)
        }
    }

    /// Other medicines on the list that matter together with this one, by all pairs of the check.
    func meeting(_ ids: [String]) -> Finding {
        let drugs = snapshot.others.map { other in
            other.drugID.flatMap { formulary.drug(id: $0) }
        }
        guard let met = Meeting(of: drug, with: drugs, by: ids, in: formulary) else {
            let pairs = formulary.pairs.filter { ids.contains($0.id) }
            if let finding = stopped(pairs) { return finding }
            let isSecond = pairs.contains { $0.second.holds(formulary.parts(of: drug)) }
            var finding = Finding(
                .ok, isSecond && check.texts[.okSecond] != nil ? .okSecond : .ok)
            finding.sources = Self.unique(pairs.flatMap(\.sources))
            return finding
        }
        let others = Self.unique(met.places.map { snapshot.others[$0] })
        let evidence = others.map { "\($0.medicine) \($0.dose.words)" }
        var finding = Finding(.open, .open, evidence: evidence.joined(separator: ", "))
        finding.text = CheckText(sentence: met.sentence, advice: met.advice, hints: [])
        finding.sources = met.sources
        return finding
    }

    /// A medicine of one of the pairs that ended so recently that it may still matter. One can
    /// follow the other by plan, so that it is asked about and holds nothing.
    private func stopped(_ pairs: [Pair]) -> Finding? {
        guard let setting = check.settings.first, setting.unit == "d" else { return nil }
        let met = snapshot.stopped.filter { referenceDay.days(since: $0.lastDay) <= maxAge }
            .sorted { $0.lastDay > $1.lastDay }
            .compactMap { ended in meant(by: ended, in: pairs).map { (ended, $0) } }
        guard let (ended, pair) = met.first else { return nil }
        var finding = Finding(
            .open, .stopped, evidence: "\(ended.medicine.medicine) \(ended.medicine.dose.words)",
            day: ended.lastDay, severity: .warn, values: ["other": ended.medicine.medicine])
        finding.sources = Self.unique(check.sources(for: drug) + pair.sources)
        return finding
    }

    /// The pair that a medicine which ended makes with this one. The same product, ordered anew, is
    /// no second medicine.
    private func meant(by ended: StoppedMedicine, in pairs: [Pair]) -> Pair? {
        guard let other = ended.medicine.drugID.flatMap({ formulary.drug(id: $0) }) else {
            return nil
        }
        return formulary.pairs(in: pairs, drug, other).first { pair in
            guard pair.kind == .sameMedicine else { return true }
            guard let own = snapshot.own, let then = purpose(of: ended.medicine),
                let now = purpose(of: own)
            else { return false }
            return then != now
        }
    }

    /// What the label asks for beside the medicine. Not asked when calcium is high.
    var companions: Finding {
        let asked = drug.companions(product: orderedProduct)
        if let calcium = labs.latestCalcium,
            labs.isAboveRange(calcium, formulary.correctedCalcium(snapshot, of: calcium))
        {
            var finding = Finding(
                .notApplicable, .notApplicable, evidence: calcium.valueText, day: calcium.day)
            finding.sources = Self.unique(asked.flatMap(\.sources))
            return finding
        }
        let missing = asked.filter { listed($0.anyOf).isEmpty }
        let there = asked.flatMap { listed($0.anyOf) }.map(\.medicine)
        var finding = Finding(
            .ok, .ok, evidence: there.isEmpty ? nil : Set(there).sorted().joined(separator: ", "))
        if let first = missing.first {
            (finding.state, finding.situation) = (.missing, .missing)
            finding.values["missing"] = missing.map(\.name).joined(separator: ", ")
            finding.values["companion"] = first.text
        }
        finding.sources = Self.unique((missing.isEmpty ? asked : missing).flatMap(\.sources))
        return finding
    }

    static func unique<Value: Equatable>(_ values: [Value]) -> [Value] {
        values.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// A harm that is there is asked about; what adds to the chance of it matters no more then.
    func facts(_ ids: [String], _ medicines: MedicineSet, present: [String]) -> Finding {
        let harm = labs.told(present)
        if !harm.isEmpty { return asking(about: harm, .present, .warn) }
        let told = labs.told(ids)
        let taken = Self.unique(listed(medicines).map(\.medicine))
        guard !told.isEmpty || !taken.isEmpty else { return Finding(.ok, .ok) }
        return Finding(
            .open, .open, evidence: (told.map(\.name) + taken).joined(separator: ", "),
            day: told.count == 1 && taken.isEmpty ? told[0].day : nil)
    }

    /// What was told and is asked about.
    ///
    /// - Parameter severity: nil for that of the check.
    func asking(
        about told: [RecordedFact], _ situation: CheckSituation, _ severity: Severity? = nil
    ) -> Finding {
        Finding(
            .open, situation, evidence: told.map(\.name).joined(separator: ", "),
            day: told.count == 1 ? told[0].day : nil, severity: severity)
    }

    /// What the person does not tolerate. Another medicine of the same kind is asked about and
    /// holds nothing.
    var allergy: Finding {
        let told = snapshot.person.allergies
        let own = told.filter { formulary.isNamed(drug, by: $0.name) }
        let meant = own.isEmpty ? told.filter { formulary.isOfKind(drug, of: $0.name) } : own
        guard !meant.isEmpty else { return Finding(.ok, .ok) }
        return Finding(
            .open, own.isEmpty ? .ofKind : .open,
            evidence: meant.map(\.name).joined(separator: "; "),
            day: meant.count == 1 ? meant[0].day : nil, severity: own.isEmpty ? .warn : nil)
    }

    /// A medicine of the set that was taken in the days before the dose, or is to be taken until
    /// then.
    func recentIntake(_ set: MedicineSet) -> Finding {
        let taken = snapshot.intakes.filter { intake in
            guard (0...maxAge).contains(referenceDay.days(since: intake.day)),
                let drug = intake.drugID.flatMap({ formulary.drug(id: $0) })
            else { return false }
            return formulary.parts(of: drug).contains(where: set.contains)
        }.max { $0.at < $1.at }
        if let taken {
            return Finding(
                .open, .open, evidence: "\(taken.medicine) \(taken.amount.words)",
                day: taken.day, values: ["other": taken.medicine])
        }
        let names = Self.unique(listed(set).filter { !$0.isOverByDose }.map(\.medicine))
        guard !names.isEmpty else { return Finding(.ok, .ok) }
        return Finding(
            .open, .onList, evidence: names.joined(separator: ", "),
            values: ["other": names.joined(separator: " and ")])
    }

    func age(upTo years: Int) -> Finding {
        guard let age = snapshot.person.age(on: snapshot.today), age > years else {
            return Finding(.ok, .ok)
        }
        return Finding(.open, .open, evidence: "\(age) years")
    }

    /// Asked before the first dose, of whoever can become pregnant. What is on record says why it
    /// is not asked. A pregnancy that was told matters for every dose.
    func pregnancy(_ analyte: String, exempt: [String], facts: [String]) -> Finding {
        let pregnant = labs.told(facts)
        if !pregnant.isEmpty { return asking(about: pregnant, .open) }
        if !isFirstDose { return Finding(.notApplicable, .notApplicable) }
        let told = labs.told(exempt).map(\.name)
        if snapshot.person.sex == .male || !told.isEmpty {
            let evidence = told.isEmpty ? Sex.male.rawValue : told.joined(separator: ", ")
            return Finding(.notApplicable, .notApplicable, evidence: evidence)
        }
        let age = snapshot.person.age(on: referenceDay)
        let oldest = check.settings.dropFirst().first
        if let age, let oldest, age > number(oldest) {
            let words = oldest.words(chosen: snapshot.chosenNumbers[oldest.name])
            return Finding(.notApplicable, .notApplicable, evidence: "\(age) years (\(words))")
        }
        guard snapshot.person.sex == .female, age != nil else {
            return Finding(.missing, .partMissing, severity: .warn)
        }
        if isTooEarly { return Finding(.notYet, .notYet) }
        guard let test = labs.latest(analyte) else { return Finding(.missing, .missing) }
        let words = test.valueText.lowercased()
        if words.contains("pos") {
            return Finding(.outOfRange, .outOfRange, evidence: labs.words(test), day: test.day)
        }
        if isTooOld(test.day) {
            return Finding(.stale, .stale, evidence: labs.words(test), day: test.day)
        }
        return Finding(.ok, .ok, evidence: labs.words(test), day: test.day)
    }
}

extension Measure {
    /// UCUM codes that people do not read.
    private static let spelled = ["[IU]": "IU", "[iU]": "IU", "ug": "mcg", "meq": "mEq"]

    /// For people: "4 mg", "2 tablets", "1,000 IU".
    package var words: String {
        let number = Exact(value)?.grouped ?? value
        guard unit.hasPrefix("{"), unit.hasSuffix("}") else {
            return "\(number) \(Self.spelled[unit] ?? unit)"
        }
        return "\(number) \(unit.dropFirst().dropLast())" + (value == "1" ? "" : "s")
    }
}
