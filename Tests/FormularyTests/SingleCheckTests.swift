import Testing

@testable import Formulary

/// Situations of single checks that no other suite brings about.
@Suite("Single checks")
struct SingleCheckTests {
    let today = DayNumber.today

    func decision(on check: String) -> Override {
        Override(checkID: check, reason: "urgent start", decidedBy: "Dr. Abara", day: today)
    }

    /// The same record, once the care team has decided to go ahead.
    func expectPassedOver(_ check: String, of name: String, _ snapshot: Snapshot) throws {
        let open = try result(check, of: name, snapshot)
        #expect(open.state.isOpen && open.isBlocking, "\(check)")
        var decided = snapshot
        decided.overrides = [decision(on: check)]
        let passed = try result(check, of: name, decided)
        #expect(passed.state == .overridden && !passed.isBlocking, "\(check)")
        #expect(passed.evidence == "Dr. Abara: urgent start", "\(check)")
        #expect(passed.sentence.hasPrefix("Your care team decided to go ahead."), "\(check)")
    }

    func pregnancyBeforeInfusion(
        testDaysAgo: Int?, _ overrides: [Override] = []
    ) throws -> CheckResult {
        var snapshot = Snapshot(today: today, doseDay: today + 3, overrides: overrides)
        snapshot.observations =
            testDaysAgo.map {
                [Observation(analyteID: "pregnancy-test", day: today - $0, valueText: "negative")]
            } ?? []
        snapshot.person.sex = .female
        snapshot.person.birth = today - 40 * 366
        return try result("pregnancy-before-infusion", of: "zoledronic acid", snapshot)
    }

    @Test("pregnancy-before-infusion: a test of the last week counts, and none holds the dose")
    func pregnancy() throws {
        #expect(try pregnancyBeforeInfusion(testDaysAgo: 4).state == .ok)
        let missing = try pregnancyBeforeInfusion(testDaysAgo: nil)
        #expect(missing.state == .missing && missing.severity == .warn && !missing.isBlocking)
        #expect(missing.advice?.contains("The label warns") == true)
        let stale = try pregnancyBeforeInfusion(testDaysAgo: 5)
        #expect(stale.state == .stale && stale.severity == .warn && !stale.isBlocking)
        let passed = try pregnancyBeforeInfusion(
            testDaysAgo: nil, [decision(on: "pregnancy-before-infusion")])
        #expect(passed.state == .overridden && passed.evidence == "Dr. Abara: urgent start")
    }

    @Test("nsaid-before-infusion: what is on the list until the infusion is said, too")
    func nsaidOnList() throws {
        var naproxen = try listed("naproxen", "220", "mg")
        var snapshot = Snapshot(today: today, doseDay: today + 40)
        snapshot.others = [naproxen]
        let said = try result("nsaid-before-infusion", of: "zoledronic acid", snapshot)
        #expect(said.state == .open && said.severity == .warn && said.evidence == "naproxen")
        #expect(said.sentence.contains("until the infusion"))
        naproxen.isOverByDose = true
        snapshot.others = [naproxen]
        #expect(try result("nsaid-before-infusion", of: "zoledronic acid", snapshot).state == .ok)
    }

    func calciumBeforeInfusion(
        _ results: [Observation], doseIn: Int = 3
    ) throws -> CheckResult {
        try result(
            "calcium-before-infusion", of: "zoledronic acid",
            Snapshot(today: today, doseDay: today + doseIn, observations: results))
    }

    @Test("calcium-before-infusion: a result counts for 30 days, and a far dose is too early")
    func calciumAge() throws {
        let albumin = lab("albumin", "4.0", "g/dL", today - 27)
        let fine = try calciumBeforeInfusion([
            lab("calcium", "9.1", "mg/dL", today - 27, low: "8.5"), albumin,
        ])
        #expect(fine.state == .ok && !fine.sentence.contains("Without albumin"))
        let stale = try calciumBeforeInfusion([
            lab("calcium", "9.1", "mg/dL", today - 28, low: "8.5"), albumin,
        ])
        #expect(stale.state == .stale && stale.severity == .warn && !stale.isBlocking)
        let now = [lab("calcium", "9.1", "mg/dL", today, low: "8.5")]
        #expect(try calciumBeforeInfusion(now, doseIn: 30).state == .ok)
        #expect(try calciumBeforeInfusion(now, doseIn: 31).state == .notYet)
    }

    @Test("calcium-before-infusion: low is warned about, and too high says to call at any time")
    func calciumRange() throws {
        let low = try calciumBeforeInfusion([lab("calcium", "8.0", "mg/dL", today, low: "8.5")])
        #expect(low.state == .outOfRange && low.severity == .warn && !low.isBlocking)
        #expect(low.advice?.contains("zoledronic acid") == true)
        for days in [3, 80] {
            let high = try calciumBeforeInfusion(
                [lab("calcium", "3.0", "mmol/L", today)], doseIn: days)
            #expect(high.state == .outOfRange && high.severity == .warn)
            #expect(high.advice?.hasPrefix("Call your care team now.") == true)
        }
    }

    @Test("tramadol-kidneys: kidney disease on record asks, and a low clearance says the limit")
    func tramadolKidneys() throws {
        var snapshot = Snapshot(today: today)
        snapshot.person.conditions = [RecordedFact(name: "chronic kidney disease")]
        let open = try result("tramadol-kidneys", of: "tramadol", snapshot)
        #expect(open.state == .open && open.severity == .warn && open.holds == nil)
        #expect(open.evidence == "chronic kidney disease")
        #expect(open.advice == "Ask your care team about the limit for you.")
        snapshot.person.birth = today - 66 * 365
        snapshot.person.sex = .male
        snapshot.observations = [
            lab("creatinine", "3", "mg/dL", today), lab("weight", "70", "kg", today),
        ]
        let low = try result("tramadol-kidneys", of: "tramadol", snapshot)
        #expect(low.state == .outOfRange && low.sentence.contains("every 12 hours"))
    }

    @Test("dental-work and dental-healing: the care team can decide to go ahead")
    func dentalOverrides() throws {
        let planned = DentalWork(status: .planned, day: today + 9, what: "implant")
        try expectPassedOver(
            "dental-work", of: "pamidronate", Snapshot(today: today, dentalWork: [planned]))
        let done = DentalWork(status: .done, day: today - 9, what: "extraction")
        try expectPassedOver(
            "dental-healing", of: "denosumab", Snapshot(today: today, dentalWork: [done]))
    }

    @Test("clearance and strength: the care team can decide to go ahead")
    func doseOverrides() throws {
        var weak = Snapshot(
            today: today, doseDay: today + 2,
            observations: [
                lab("creatinine", "3", "mg/dL", today), lab("weight", "70", "kg", today),
            ])
        weak.person.birth = today - 66 * 365
        weak.person.sex = .male
        weak.own = try listed("zoledronic acid", "3")
        try expectPassedOver("clearance", of: "zoledronic acid", weak)
        for amount in ["60", "90"] {
            var other = Snapshot(today: today, doseDay: today + 2)
            other.own = try listed("denosumab", amount)
            try expectPassedOver("strength", of: "denosumab", other)
        }
    }
}
