import Testing

@testable import Formulary

@Suite("Lab checks")
struct LabCheckTests {
    let today = DayNumber.today

    func creatinine(
        daysAgo: [Int], doseIn: Int? = 8, last: Int? = nil
    ) throws -> CheckResult {
        let results = daysAgo.map {
            Observation(analyteID: "creatinine", day: today - $0, valueText: "0.9 mg/dL")
        }
        return try result(
            "creatinine", of: "zoledronic acid", holds: .dose,
            Snapshot(
                today: today, doseDay: doseIn.map { today + $0 },
                dosesGivenBefore: last == nil ? 0 : 3, lastGivenDay: last.map { today - $0 },
                observations: results))
    }

    @Test("no creatinine result marks the dose as not ready")
    func missing() throws {
        let result = try creatinine(daysAgo: [])
        #expect(result.state == .missing && result.isBlocking)
        #expect(result.sentence == "No creatinine result on record.")
        #expect(result.advice?.hasPrefix("The label asks for this test before every dose.") == true)
        #expect(result.sources.map(\.title).first == "US label of zoledronic acid")
        #expect(result.hints == ["When done: dose lab creatinine VALUE UNIT"])
    }

    @Test("a result counts for 14 days, up to the day of the dose")
    func age() throws {
        let young = try creatinine(daysAgo: [6])
        #expect(young.state == .ok && young.ageDays == 14)
        #expect(young.evidence == "0.9 mg/dL" && young.evidenceDay == today - 6)
        let old = try creatinine(daysAgo: [7])
        #expect(old.state == .stale && old.isBlocking && old.ageDays == 15)
    }

    @Test("the latest result decides, in whatever order they come")
    func latest() throws {
        #expect(try creatinine(daysAgo: [40, 2, 90]).evidenceDay == today - 2)
    }

    @Test("a result from the day of the last dose or before was for that dose")
    func sinceLastDose() throws {
        let used = try creatinine(daysAgo: [5], doseIn: 1, last: 5)
        #expect(used.state == .stale && used.isBlocking)
        #expect(used.sentence.contains("not newer than your last dose"))
        #expect(try creatinine(daysAgo: [4], doseIn: 1, last: 5).state == .ok)
    }

    @Test("a dose more than 14 days away is too early to judge and blocks nothing")
    func notYet() throws {
        let far = try creatinine(daysAgo: [0], doseIn: 15)
        #expect(far.state == .notYet && !far.isBlocking)
        #expect(try creatinine(daysAgo: [0], doseIn: 14).state == .ok)
        #expect(try creatinine(daysAgo: [], doseIn: 14).state == .missing)
    }

    @Test("without a day, or for an overdue dose, ages count from today")
    func noDay() throws {
        #expect(try creatinine(daysAgo: [14], doseIn: nil).state == .ok)
        #expect(try creatinine(daysAgo: [15], doseIn: nil).state == .stale)
        #expect(try creatinine(daysAgo: [15], doseIn: -10).state == .stale)
    }

    @Test("results of the future and of other analytes do not count")
    func unusable() throws {
        #expect(try creatinine(daysAgo: [-1]).state == .missing)
        let other = Observation(analyteID: "calcium", day: today, valueText: "9 mg/dL")
        let snapshot = Snapshot(today: today, observations: [other])
        #expect(try result("creatinine", of: "pamidronate", snapshot).state == .missing)
    }

    @Test("an override counts for one dose: not one made before the last dose")
    func overridden() throws {
        var snapshot = Snapshot(
            today: today, doseDay: today, dosesGivenBefore: 2, lastGivenDay: today - 28,
            overrides: [
                Override(checkID: "creatinine", reason: "r", decidedBy: "d", day: today - 1)
            ])
        #expect(try result("creatinine", of: "Zometa", snapshot).state == .overridden)
        snapshot.overrides[0].day = today - 28
        let used = try result("creatinine", of: "Zometa", snapshot)
        #expect(used.state == .missing && used.isBlocking)
        snapshot.overrides[0].day = today + 1
        #expect(try result("creatinine", of: "Zometa", snapshot).isBlocking)
    }

    func calcium(
        given: Int, flag: LabFlag? = nil, daysAgo: Int? = nil, doseIn: Int = 3
    ) throws -> CheckResult {
        let results = daysAgo.map {
            [
                Observation(
                    analyteID: "calcium", day: today - $0, valueText: "9.1 mg/dL", flag: flag)
            ]
        }
        return try result(
            "calcium", of: "denosumab", holds: .dose,
            Snapshot(
                today: today, doseDay: today + doseIn, dosesGivenBefore: given,
                lastGivenDay: given > 0 ? today - 25 : nil, observations: results ?? []))
    }

    @Test("before the first denosumab a missing calcium result blocks; later it is only said")
    func calciumMissing() throws {
        let first = try calcium(given: 0)
        #expect(first.state == .missing && first.isBlocking && first.severity == .block)
        #expect(first.advice?.contains("before the first dose") == true)
        let later = try calcium(given: 14)
        #expect(later.state == .missing && !later.isBlocking && later.severity == .warn)
        #expect(later.advice == "Ask if a test is planned.")
        #expect(later.regional.contains { $0.text.contains("watching calcium") })
    }

    @Test("a recent calcium result meets the check, an old one does not")
    func calciumAge() throws {
        #expect(try calcium(given: 0, flag: .normal, daysAgo: 11).state == .ok)
        let old = try calcium(given: 0, daysAgo: 12)
        #expect(old.state == .stale && old.isBlocking)
    }

    @Test("calcium for a far dose is too early to say")
    func calciumNotYet() throws {
        #expect(try calcium(given: 15, doseIn: 38).state == .notYet)
    }

    @Test("calcium that the lab marked low blocks any dose; normal and high ones do not")
    func calciumLow() throws {
        for given in [0, 14] {
            let low = try calcium(given: given, flag: .low, daysAgo: 1)
            #expect(low.state == .outOfRange && low.isBlocking)
            #expect(try calcium(given: given, flag: .normal, daysAgo: 1).state == .ok)
            let high = try calcium(given: given, flag: .high, daysAgo: 1)
            #expect(high.state == .ok && high.evidence?.hasSuffix("above the lab's range") == true)
        }
    }

    @Test("each medicine has the checks that its label asks for, and no others")
    func whichChecks() throws {
        let formulary = try builtIn()
        func ids(_ name: String, _ holds: CheckHold?) throws -> [String] {
            formulary.evaluate(
                try drug(name), holds: holds, snapshot: Snapshot(today: today)
            ).map(\.id)
        }
        #expect(
            try ids("zoledronic acid", .dose) == [
                "allergy", "creatinine", "creatinine-rise", "clearance", "calcium-before-infusion",
                "second-bisphosphonate", "two-bone-medicines", "strength",
            ])
        #expect(
            try ids("pamidronate", .dose) == [
                "allergy", "creatinine", "creatinine-rise", "calcium-before-infusion",
                "second-bisphosphonate", "two-bone-medicines",
            ])
        #expect(
            try ids("denosumab", .dose) == [
                "allergy", "calcium", "pregnancy", "same-denosumab", "two-bone-medicines",
                "strength",
            ])
        for name in ["zoledronic acid", "pamidronate", "denosumab"] {
            #expect(
                try ids(name, .start) == ["dental-exam", "dental-work", "dental-healing"])
            #expect(try ids(name, nil).contains("dental-risk"))
        }
        #expect(try ids("zoledronic acid", nil).contains("drink-well"))
        #expect(try ids("letrozole", nil).isEmpty)
    }

    @Test("a pain medicine says to ask first and holds nothing")
    func askFirst() throws {
        for name in ["ibuprofen", "naproxen", "acetaminophen"] {
            let result = try result("ask-first", of: name, Snapshot(today: today))
            #expect(result.state == .note && !result.isBlocking && result.holds == nil)
            #expect(result.severity == .warn)
            #expect(result.sources.map(\.id) == ["komen-2023"])
            let formulary = try builtIn()
            let drug = try drug(name)
            for holds in CheckHold.allCases {
                let snapshot = Snapshot(today: today)
                #expect(formulary.evaluate(drug, holds: holds, snapshot: snapshot).isEmpty)
            }
        }
    }
}
