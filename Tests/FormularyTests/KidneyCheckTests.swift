import Testing

@testable import Formulary

@Suite("Kidney checks")
struct KidneyCheckTests {
    let today = DayNumber.today

    /// A snapshot before a later dose of zoledronic acid, with results by days ago.
    func later(_ results: [(value: String, daysAgo: Int)], unit: String = "mg/dL") -> Snapshot {
        var snapshot = Snapshot(
            today: today, doseDay: today + 1, dosesGivenBefore: 2, lastGivenDay: today - 28,
            observations: results.map { lab("creatinine", $0.value, unit, today - $0.daysAgo) })
        snapshot.firstDoseDay = today - 100
        return snapshot
    }

    func rise(_ results: [(value: String, daysAgo: Int)], unit: String = "mg/dL") throws
        -> CheckResult
    {
        try result("creatinine-rise", of: "zoledronic acid", later(results, unit: unit))
    }

    @Test(
        "a rise holds the dose as the label describes it, by normal and abnormal baseline",
        arguments: [
            ("0.9", "1.3", false), ("0.9", "1.4", true), ("1.4", "1.9", false),
            ("1.5", "2.5", true), ("1.4", "2.4", true), ("1.39", "1.89", true),
        ])
    func labelRows(baseline: String, now: String, isRise: Bool) throws {
        let result = try rise([(baseline, 101), (now, 1)])
        #expect((result.state == .outOfRange) == isRise)
        #expect(result.isBlocking == isRise)
        if isRise {
            #expect(result.sentence == "Creatinine rose from \(baseline) mg/dL to \(now) mg/dL.")
            #expect(result.advice?.contains("Ask the clinic before the infusion") == true)
            #expect(result.sources.first?.title == "US label of zoledronic acid")
        }
    }

    @Test(
        "results in µmol/L go by the label's numbers for that unit",
        arguments: [("80", "123", false), ("80", "124", true), ("124", "211", false)])
    func molar(baseline: String, now: String, isRise: Bool) throws {
        #expect(
            (try rise([(baseline, 101), (now, 1)], unit: "umol/L").state == .outOfRange) == isRise)
    }

    @Test("after a rise the dose is held until creatinine is within 10 percent of its baseline")
    func notBack() throws {
        let open = try rise([("0.9", 101), ("1.5", 10), ("1.0", 1)])
        #expect(open.state == .outOfRange && open.isBlocking)
        #expect(open.sentence.contains("not back near where it was"))
        #expect(try rise([("0.9", 101), ("1.5", 10), ("0.99", 1)]).state == .ok)
        // A rise before the last dose was settled by then.
        #expect(try rise([("0.9", 101), ("1.5", 40), ("1.0", 1)]).state == .ok)
    }

    @Test("the baseline is the latest result on or before the day of the first dose")
    func baseline() throws {
        let result = try rise([("0.7", 200), ("0.9", 100), ("1.3", 99), ("1.35", 1)])
        #expect(result.state == .ok)
        #expect(result.evidence == "1.35 mg/dL, baseline 0.9 mg/dL")
    }

    @Test("without a baseline or a later result a rise is unknown, and that is only said")
    func missing() throws {
        for results in [[], [("0.9", 101)], [("0.9", 1)]] as [[(String, Int)]] {
            let result = try rise(results.map { (value: $0.0, daysAgo: $0.1) })
            #expect(result.state == .missing && result.severity == .warn && !result.isBlocking)
        }
    }

    @Test("before the first dose there is nothing to compare")
    func firstDose() throws {
        let snapshot = Snapshot(
            today: today, observations: [lab("creatinine", "0.9", "mg/dL", today)])
        #expect(
            try result("creatinine-rise", of: "pamidronate", snapshot).state == .notApplicable)
    }

    @Test("the care team can decide to go ahead after a rise")
    func overridden() throws {
        var snapshot = later([("0.9", 101), ("1.5", 1)])
        snapshot.overrides = [
            Override(checkID: "creatinine-rise", reason: "r", decidedBy: "Dr. Abara", day: today)
        ]
        let passed = try result("creatinine-rise", of: "zoledronic acid", snapshot)
        #expect(passed.state == .overridden && !passed.isBlocking)
        #expect(passed.evidence == "Dr. Abara: r")
    }

    /// A man of 65 whose clearance is exactly the value: with creatinine 1 and 0.96 kg for each
    /// mL/min, (140 - 65) × 0.96 / 72 is 1.
    func dose(_ amount: String, clearance: Exact, unit: String = "mg") throws -> CheckResult {
        let kilograms = (clearance * Exact(96) / Exact(100)).plain
        var snapshot = Snapshot(
            today: today, doseDay: today + 2,
            observations: [
                lab("creatinine", "1", "mg/dL", today - 2),
                lab("weight", kilograms, "kg", today - 2),
            ])
        snapshot.person.birth = today - 66 * 365
        snapshot.person.sex = .male
        snapshot.own = try listed("zoledronic acid", amount, unit)
        return try result("clearance", of: "zoledronic acid", snapshot)
    }

    @Test(
        "each row of the label's table is compared with the recorded dose",
        arguments: [
            ("60", "3.5"), ("60.1", "4"), ("50", "3.5"), ("49", "3.3"), ("40", "3.3"), ("39", "3"),
            ("30", "3"),
        ])
    func rows(clearance: String, amount: String) throws {
        let value = try #require(Exact(clearance))
        #expect(try dose(amount, clearance: value).state == .ok)
        let other = try dose("2", clearance: value)
        #expect(other.state == .outOfRange && other.severity == .warn && !other.isBlocking)
        #expect(other.sentence.contains("The label table lists \(amount) mg"))
        #expect(other.sentence.contains("your record says 2 mg"))
    }

    @Test("a clearance between two rows is said to have no row", arguments: ["49.9", "39.9"])
    func gaps(clearance: String) throws {
        let result = try dose("3.3", clearance: try #require(Exact(clearance)))
        #expect(result.state == .outOfRange && !result.isBlocking)
        #expect(result.sentence.contains("The label table has no row for it"))
    }

    @Test("a published example lands in a gap: a woman of 76 with 63 kg and 1.2 mg/dL")
    func publishedGap() throws {
        var snapshot = Snapshot(
            today: today, doseDay: today,
            observations: [
                lab("creatinine", "1.2", "mg/dL", today), lab("weight", "63", "kg", today),
            ])
        snapshot.person.birth = today - 76 * 365 - 20
        snapshot.person.sex = .female
        snapshot.own = try listed("zoledronic acid", "3", "mg")
        let found = try result("clearance", of: "zoledronic acid", snapshot)
        #expect(found.sentence.contains("39.7 mL/min") && found.sentence.contains("no row"))
    }

    @Test("below 30 the label does not advise the medicine, and the dose is held")
    func belowTable() throws {
        let result = try dose("3", clearance: try #require(Exact("29.9")))
        #expect(result.state == .outOfRange && result.isBlocking && result.severity == .block)
    }

    @Test("what is not on record is named, and a weight of another month does not count")
    func unknown() throws {
        var snapshot = Snapshot(
            today: today, doseDay: today,
            observations: [lab("creatinine", "1", "mg/dL", today)])
        snapshot.own = try listed("zoledronic acid", "4", "mg")
        let missing = try result("clearance", of: "zoledronic acid", snapshot)
        #expect(missing.state == .missing && !missing.isBlocking)
        #expect(missing.sentence.contains("Not on record: weight, birth date, sex."))
        let asked = missing.hints.map { hint in String(hint.prefix { $0 != "?" }) }
        #expect(asked == ["Weight", "Birth date", "Sex"])
        snapshot.observations.append(lab("weight", "75", "kg", today - 31))
        let old = try result("clearance", of: "zoledronic acid", snapshot)
        #expect(old.state == .stale)
        #expect(old.sentence.contains("a weight near that day"))
    }

    @Test("a creatinine result of after the first dose is none from before: its day is named")
    func noBaseline() throws {
        var snapshot = Snapshot(
            today: today, doseDay: today + 2, dosesGivenBefore: 1,
            observations: [
                lab("creatinine", "1", "mg/dL", today - 1), lab("weight", "75", "kg", today - 1),
            ])
        snapshot.own = try listed("zoledronic acid", "4", "mg")
        snapshot.person.birth = today - 66 * 365
        snapshot.person.sex = .female
        snapshot.firstDoseDay = today - 80
        let missing = try result("clearance", of: "zoledronic acid", snapshot)
        let day = (today - 80).iso
        #expect(missing.sentence.hasSuffix("Not on record: creatinine of \(day) or before."))
        #expect(missing.hints == ["Creatinine? dose lab creatinine VALUE UNIT --on DATE"])
    }

    @Test("the table is not for the 5 mg product")
    func otherProduct() throws {
        #expect(try dose("5", clearance: Exact(70)).state == .notApplicable)
    }

    func kidneys(_ snapshot: Snapshot, of name: String = "ibuprofen") throws -> CheckResult {
        try result(name == "tramadol" ? "tramadol-kidneys" : "nsaid-kidneys", of: name, snapshot)
    }

    @Test("an NSAID is warned about with kidney disease and below 60 mL/min")
    func nsaidKidneys() throws {
        var snapshot = Snapshot(today: today)
        #expect(try kidneys(snapshot).state == .missing)
        #expect(try kidneys(snapshot).severity == .info)
        snapshot.person.conditions = [RecordedFact(name: "chronic kidney disease")]
        let told = try kidneys(snapshot)
        #expect(told.state == .open && told.severity == .warn && told.evidence != nil)
        snapshot.person.conditions = []
        snapshot.person.birth = today - 66 * 365
        snapshot.person.sex = .male
        snapshot.observations = [
            lab("creatinine", "1", "mg/dL", today - 80), lab("weight", "57.5", "kg", today - 80),
        ]
        #expect(try kidneys(snapshot).state == .outOfRange)
        #expect(try kidneys(snapshot, of: "tramadol").state == .ok)
        snapshot.observations = [
            lab("creatinine", "1", "mg/dL", today - 91), lab("weight", "90", "kg", today - 91),
        ]
        #expect(try kidneys(snapshot).state == .stale)
    }
}
