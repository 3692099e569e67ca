import Testing

@testable import Formulary

@Suite("Calcium, vitamin D, supplements and pregnancy")
struct CalciumCheckTests {
    let today = DayNumber.today

    func calcium(
        _ observations: [Observation], before: Int = 0, doseIn: Int = 3,
        _ change: (inout Snapshot) -> Void = { _ in }
    ) throws -> CheckResult {
        var snapshot = Snapshot(
            today: today, doseDay: today + doseIn, dosesGivenBefore: before,
            lastGivenDay: before == 0 ? nil : today - 28, observations: observations)
        change(&snapshot)
        return try result("calcium", of: "Xgeva", snapshot)
    }

    @Test("without albumin a result counts, and is said not to be corrected")
    func partMissing() throws {
        let result = try calcium([lab("calcium", "9.1", "mg/dL", today, low: "8.5")])
        #expect(result.state == .ok && result.sentence.contains("Without albumin"))
        #expect(result.evidence == "9.1 mg/dL")
    }

    @Test("corrected for albumin, calcium is held against the lab's own range")
    func corrected() throws {
        // 8.0 with albumin 2.0 is 9.6: a published example.
        let low = lab("calcium", "8.0", "mg/dL", today, low: "8.5", high: "10.5", flag: .low)
        let fine = try calcium([low, lab("albumin", "2.0", "g/dL", today)])
        #expect(fine.state == .ok)
        #expect(fine.evidence == "8.0 mg/dL, corrected for albumin 9.6 mg/dL")
        // The same calcium with normal albumin is below the range.
        let held = try calcium([low, lab("albumin", "4.0", "g/dL", today)])
        #expect(held.state == .outOfRange && held.isBlocking)
        #expect(held.advice?.contains("must be treated first") == true)
        // 8.8 with high albumin falls below it.
        let hidden = lab("calcium", "8.8", "mg/dL", today, low: "8.5")
        #expect(
            try calcium([hidden, lab("albumin", "5.0", "g/dL", today)]).state == .outOfRange)
    }

    @Test("without albumin the lab's own mark and range count")
    func uncorrected() throws {
        #expect(
            try calcium([lab("calcium", "8.0", "mg/dL", today, low: "8.5")]).state == .outOfRange)
        #expect(
            try calcium([lab("calcium", "8.0", "mg/dL", today, flag: .low)]).state == .outOfRange)
    }

    @Test(
        "from 12 mg/dL or 3 mmol/L on it says to call now, and holds any dose",
        arguments: [("12", "mg/dL"), ("3", "mmol/L"), ("13.4", "mg/dL")])
    func tooHigh(value: String, unit: String) throws {
        let result = try calcium([lab("calcium", value, unit, today)], before: 5)
        #expect(result.state == .outOfRange && result.isBlocking)
        #expect(result.advice?.hasPrefix("Call your care team now.") == true)
        let high = lab("calcium", "11.9", "mg/dL", today, low: "8.5", high: "10.5")
        #expect(try calcium([high]).state == .ok)
    }

    @Test("calcium that is too high today is said however far the dose is; an old result is not")
    func tooHighFarDose() throws {
        let far = try calcium([lab("calcium", "13", "mg/dL", today)], before: 5, doseIn: 70)
        #expect(far.state == .outOfRange && far.isBlocking)
        #expect(far.advice?.hasPrefix("Call your care team now.") == true)
        let corrected = [
            lab("calcium", "11.6", "mg/dL", today), lab("albumin", "3.0", "g/dL", today),
        ]
        #expect(try calcium(corrected, before: 5, doseIn: 70).state == .outOfRange)
        // Too old for the dose, and still a result of these days.
        #expect(
            try calcium([lab("calcium", "13", "mg/dL", today - 14)], doseIn: 10).state
                == .outOfRange)
        #expect(
            try calcium([lab("calcium", "13", "mg/dL", today - 15)], doseIn: 70).state == .notYet)
        #expect(
            try calcium([lab("calcium", "11.9", "mg/dL", today)], doseIn: 70).state == .notYet)
    }

    @Test("a missing result blocks before the first dose, and later only with very weak kidneys")
    func severity() throws {
        #expect(try calcium([]).isBlocking)
        let later = try calcium([], before: 3)
        #expect(later.state == .missing && later.severity == .warn && !later.isBlocking)
        let weak = try calcium([], before: 3) { snapshot in
            snapshot.person.birth = today - 65 * 365 - 18
            snapshot.person.sex = .male
            snapshot.observations = [
                lab("creatinine", "3", "mg/dL", today), lab("weight", "70", "kg", today),
            ]
        }
        #expect(weak.state == .missing && weak.severity == .block && weak.isBlocking)
    }

    @Test("a stale result, a far dose and a decision of the team are told apart")
    func others() throws {
        let old = lab("calcium", "9", "mg/dL", today - 12)
        #expect(try calcium([old]).state == .stale)
        #expect(try calcium([old], doseIn: 40).state == .notYet)
        let passed = try calcium([]) { snapshot in
            snapshot.overrides = [
                Override(checkID: "calcium", reason: "r", decidedBy: "Dr. Abara", day: today)
            ]
        }
        #expect(passed.state == .overridden && !passed.isBlocking)
    }

    @Test("a lab that reports corrected calcium is believed")
    func reported() throws {
        let total = lab("calcium", "8.0", "mg/dL", today, low: "8.5", flag: .low)
        #expect(
            try calcium([total, lab("corrected-calcium", "9.6", "mg/dL", today, low: "8.5")]).state
                == .ok)
    }

    @Test("what the US and the EU ask for is shown for both, the person's own region first")
    func regions() throws {
        let us = try calcium([]) { $0.region = .us }
        #expect(us.regional.map(\.region) == [.us, .eu])
        let eu = try calcium([]) { $0.region = .eu }
        #expect(eu.regional.map(\.region) == [.eu, .us])
        #expect(eu.regional.first?.text.contains("within 2 weeks") == true)
        #expect(eu.regional.allSatisfy { !$0.sources.isEmpty })
    }

    @Test("before an infusion a missing calcium result is only warned about")
    func beforeInfusion() throws {
        let snapshot = Snapshot(today: today, doseDay: today)
        let missing = try result("calcium-before-infusion", of: "pamidronate", snapshot)
        #expect(missing.state == .missing && missing.severity == .warn && !missing.isBlocking)
    }

    @Test("vitamin D below 20 ng/mL (50 nmol/L) is warned about, a missing result only named")
    func vitaminD() throws {
        func check(_ observations: [Observation]) throws -> CheckResult {
            try result(
                "vitamin-d", of: "zoledronic acid",
                Snapshot(today: today, observations: observations))
        }
        #expect(try check([]).state == .missing && check([]).severity == .info)
        #expect(try check([lab("vitamin-d", "19.9", "ng/mL", today)]).state == .outOfRange)
        #expect(try check([lab("vitamin-d", "49.9", "nmol/L", today)]).state == .outOfRange)
        #expect(try check([lab("vitamin-d", "20", "ng/mL", today)]).state == .ok)
        #expect(try check([lab("vitamin-d", "50", "nmol/L", today)]).state == .ok)
        #expect(try check([lab("vitamin-d", "30", "ng/mL", today - 366)]).state == .stale)
    }

    func supplements(
        _ others: [ListedMedicine], _ observations: [Observation] = []
    ) throws -> CheckResult {
        var snapshot = Snapshot(today: today, observations: observations)
        snapshot.others = others
        return try result("supplements", of: "zoledronic acid", snapshot)
    }

    @Test("calcium and vitamin D must be on the list, alone or in one tablet")
    func companions() throws {
        let none = try supplements([])
        #expect(none.state == .missing && none.severity == .warn)
        #expect(none.sentence == "Not on your list: calcium, vitamin D.")
        #expect(none.advice?.contains("500 mg of calcium") == true)
        let half = try supplements([listed("calcium carbonate")])
        #expect(half.sentence == "Not on your list: vitamin D.")
        #expect(
            try supplements([listed("calcium carbonate"), listed("vitamin D3")]).state == .ok)
        #expect(try supplements([listed("calcium with vitamin D")]).state == .ok)
    }

    @Test(
        "the plain names that people write are known as what labels ask for",
        arguments: [
            ["calcium", "vitamin D"], ["Calcium", "Vitamin D3"],
            ["calcium supplement", "vitamin D2"], ["calcium citrate", "cholecalciferol"],
            ["calcium and vitamin D"],
            ["calcium + vitamin D3"], ["calcium plus vitamin D"], ["Calcium/Vitamin D"],
        ])
    func plainNames(names: [String]) throws {
        for bone in ["zoledronic acid", "denosumab"] {
            var snapshot = Snapshot(today: today)
            snapshot.others = try names.map { try listed($0) }
            #expect(try result("supplements", of: bone, snapshot).state == .ok, "\(names)")
        }
    }

    @Test(
        "each denosumab product has the amounts of its own label; an unknown one those of cancer",
        arguments: [
            ("120", "at least 500 mg of calcium", "eu-label-denosumab-120"),
            ("60", "1,000 mg of calcium", "us-label-denosumab-60"),
            ("90", "at least 500 mg of calcium", "eu-label-denosumab-120"),
        ])
    func companionsOfProduct(amount: String, words: String, source: String) throws {
        var snapshot = Snapshot(today: today)
        snapshot.own = try listed("denosumab", amount)
        let missing = try result("supplements", of: "denosumab", snapshot)
        #expect(missing.sentence == "Not on your list: calcium, vitamin D.")
        #expect(missing.advice?.contains(words) == true)
        #expect(missing.sources.first?.id == source)
        #expect(missing.sources.allSatisfy { $0.id.hasSuffix(source.suffix(3)) })
        snapshot.others = [try listed("calcium with vitamin D")]
        let met = try result("supplements", of: "denosumab", snapshot)
        #expect(met.state == .ok && met.sources == missing.sources)
    }

    @Test("supplements are not asked for while calcium is high")
    func highCalcium() throws {
        let high = lab("calcium", "10.9", "mg/dL", today, low: "8.5", high: "10.5")
        #expect(try supplements([], [high]).state == .notApplicable)
    }

    func pregnancy(
        sex: Sex? = .female, years: Int? = 40, before: Int = 0, doseIn: Int = 3,
        conditions: [String] = [], test: (String, Int)? = nil
    ) throws -> CheckResult {
        var snapshot = Snapshot(
            today: today, doseDay: today + doseIn, dosesGivenBefore: before,
            observations: test.map {
                [
                    Observation(
                        analyteID: "pregnancy-test", day: today - $0.1, valueText: $0.0)
                ]
            } ?? [])
        snapshot.person.sex = sex
        snapshot.person.birth = years.map { today - $0 * 366 }
        snapshot.person.conditions = conditions.map { RecordedFact(name: $0) }
        return try result("pregnancy", of: "denosumab", snapshot)
    }

    @Test("a pregnancy test is asked for before the first denosumab, of whoever can be pregnant")
    func pregnancyTest() throws {
        #expect(try pregnancy().state == .missing && pregnancy().isBlocking)
        #expect(try pregnancy(test: ("negative", 2)).state == .ok)
        #expect(try pregnancy(test: ("negative", 5)).state == .stale)
        let positive = try pregnancy(test: ("positive", 1))
        #expect(positive.state == .outOfRange && positive.isBlocking)
        #expect(try pregnancy(doseIn: 20).state == .notYet)
    }

    @Test("it is not asked of men, after 55, after menopause, or after the first dose")
    func notAsked() throws {
        #expect(try pregnancy(sex: .male).state == .notApplicable)
        #expect(try pregnancy(years: 60).state == .notApplicable)
        #expect(try pregnancy(conditions: ["menopause"]).state == .notApplicable)
        #expect(try pregnancy(before: 1).state == .notApplicable)
    }

    @Test("while age or sex is unknown it is said and holds nothing")
    func unknown() throws {
        for result in [try pregnancy(sex: nil), try pregnancy(years: nil)] {
            #expect(result.state == .missing && !result.isBlocking && result.severity == .warn)
            #expect(result.sentence.contains("not on record whether"))
        }
    }
}
