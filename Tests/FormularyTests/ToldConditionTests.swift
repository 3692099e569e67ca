import Testing

@testable import Formulary

@Suite("Conditions that were told, in the checks that depend on them")
struct ToldConditionTests {
    let today = DayNumber.today

    private func check(
        _ id: String, of name: String, _ told: [RecordedFact], before: Int = 0, doseIn: Int = 3,
        _ observations: [Observation] = []
    ) throws -> CheckResult {
        var snapshot = Snapshot(
            today: today, doseDay: today + doseIn, dosesGivenBefore: before,
            lastGivenDay: before == 0 ? nil : today - 28, observations: observations)
        snapshot.person.conditions = told
        return try result(id, of: name, snapshot)
    }

    @Test(
        "the jaw problem itself is asked about, and what adds to its chance is only said",
        arguments: ["Xgeva", "Zometa", "pamidronate"])
    func jaw(name: String) throws {
        let there = try check("dental-risk", of: name, [RecordedFact(name: "ONJ")], before: 4)
        #expect(there.state == .open && there.severity == .warn && !there.isBlocking)
        #expect(there.evidence == "ONJ")
        #expect(there.advice?.contains("your oncologist and your dentist") == true)
        let both = [RecordedFact(name: "smoking"), RecordedFact(name: "ONJ")]
        #expect(try check("dental-risk", of: name, both).evidence == "ONJ")
        let chance = try check("dental-risk", of: name, [RecordedFact(name: "smoking")])
        #expect(chance.severity == .info)
        let none = try check("dental-risk", of: name, [])
        #expect(none.state == .ok && !none.sentence.contains("Nothing on record"))
    }

    @Test("a pregnancy that was told holds denosumab, before the first dose and later")
    func pregnancy() throws {
        for before in [0, 3] {
            let told = try check(
                "pregnancy", of: "Xgeva", [RecordedFact(name: "pregnant")], before: before)
            #expect(told.state == .open && told.isBlocking)
            #expect(told.sentence == "Pregnancy is on your record.")
            #expect(told.advice?.contains("harm an unborn baby") == true)
            #expect(told.hints == ["Over?       dose condition end NAME"])
        }
        let exempt = [RecordedFact(name: "menopause"), RecordedFact(name: "pregnant")]
        #expect(try check("pregnancy", of: "Xgeva", exempt).state == .open)
        let denied = try check("pregnancy", of: "Xgeva", [RecordedFact(name: "not pregnant")])
        #expect(denied.state == .missing && !denied.isBlocking)
    }

    @Test("pregnancy and breastfeeding are asked about with a bisphosphonate", arguments: [0, 3])
    func infusion(before: Int) throws {
        for words in ["pregnant", "breastfeeding"] {
            let told = try check(
                "pregnancy-before-infusion", of: "Zometa", [RecordedFact(name: words)],
                before: before)
            #expect(told.state == .open && told.severity == .warn && !told.isBlocking)
            #expect(told.evidence == words)
            #expect(told.sources.contains { $0.id == "eu-label-zoledronic-acid" })
        }
    }

    @Test("low calcium that was told holds denosumab, also a later or a far dose")
    func lowCalcium() throws {
        let told = [RecordedFact(name: "low calcium", toldDay: today - 2)]
        for (before, doseIn) in [(0, 3), (0, 60), (4, 3)] {
            let held = try check("calcium", of: "Xgeva", told, before: before, doseIn: doseIn)
            #expect(held.state == .open && held.isBlocking, "\(before) \(doseIn)")
            #expect(held.advice?.contains("must be treated first") == true)
        }
        let asked = try check("calcium-before-infusion", of: "Zometa", told)
        #expect(asked.state == .open && asked.severity == .warn && !asked.isBlocking)
    }

    @Test("a later result in the lab's range ends that; an older, low or unjudged one does not")
    func laterResult() throws {
        func state(
            _ told: RecordedFact, _ value: String, daysAgo: Int, low: String? = "8.5"
        ) throws -> CheckState {
            try check(
                "calcium", of: "Xgeva", [told],
                [lab("calcium", value, "mg/dL", today - daysAgo, low: low)]
            ).state
        }
        let recent = RecordedFact(name: "hypocalcemia", toldDay: today - 2)
        #expect(try state(recent, "9.1", daysAgo: 1) == .ok)
        #expect(try state(recent, "9.1", daysAgo: 2) == .open)
        #expect(try state(recent, "9.1", daysAgo: 3) == .open)
        #expect(try state(recent, "8.0", daysAgo: 1) == .outOfRange)
        #expect(try state(recent, "9.1", daysAgo: 1, low: nil) == .open)
        // The day since which it holds goes before the day on which it was told.
        let dated = RecordedFact(name: "hypocalcemia", day: today - 90, toldDay: today)
        #expect(try state(dated, "9.1", daysAgo: 1) == .ok)
        let undated = RecordedFact(name: "hypocalcemia")
        #expect(try state(undated, "9.1", daysAgo: 1) == .open)
    }

    @Test(
        "an NSAID is asked about with what its pack names, in the words that people have for it",
        arguments: [
            "pregnant", "breastfeeding", "stomach ulcer", "peptic ulcer", "bleeding ulcer",
            "stomach bleeding", "GI bleed", "heartburn", "hemophilia", "bleeding disorder",
            "blood thinner", "blood thinners", "on warfarin",
        ])
    func nsaid(words: String) throws {
        for name in ["naproxen", "ibuprofen"] {
            let told = try check("nsaid-conditions", of: name, [RecordedFact(name: words)])
            #expect(told.state == .open && told.severity == .warn && !told.isBlocking)
            #expect(told.evidence == words && !told.sources.isEmpty)
        }
    }

    @Test("without any of them an NSAID is not said to be without any reason to ask")
    func noPromise() throws {
        let none = try check("nsaid-conditions", of: "naproxen", [RecordedFact(name: "gout")])
        #expect(none.state == .ok)
        #expect(none.sentence == "None of the conditions that this check looks for is on record.")
    }
}
