import Testing

@testable import Formulary

/// One rule for all who look at results: of several of one day the one recorded last counts.
@Suite("Several results of one day, and results without a range")
struct SameDayTests {
    let today = DayNumber.today

    @Test("of two calcium results of one day the one recorded last counts, and the other is named")
    func calcium() throws {
        let low = lab("calcium", "7.9", "mg/dL", today, low: "8.5", high: "10.5")
        let fine = lab("calcium", "9.0", "mg/dL", today, low: "8.5", high: "10.5")
        let corrected = try result(
            "calcium", of: "Xgeva", Snapshot(today: today, observations: [low, fine]))
        #expect(corrected.state == .ok)
        #expect(
            corrected.evidence == "9.0 mg/dL, recorded last of 2 that day (also 7.9 mg/dL)")
        let fell = try result(
            "calcium", of: "Xgeva", Snapshot(today: today, observations: [fine, low]))
        #expect(fell.state == .outOfRange && fell.evidence?.contains("also 9.0 mg/dL") == true)
        // A later day comes after, wherever it stands.
        let next = lab("calcium", "9.4", "mg/dL", today, low: "8.5", high: "10.5")
        var old = low
        old.day = today - 1
        let single = try result(
            "calcium", of: "Xgeva", Snapshot(today: today, observations: [next, old]))
        #expect(single.evidence == "9.4 mg/dL")
    }

    @Test("formulas and checks choose the same creatinine, weight and albumin of a day")
    func sameChoice() throws {
        var snapshot = Snapshot(
            today: today, doseDay: today,
            observations: [
                lab("creatinine", "1.4", "mg/dL", today), lab("creatinine", "1", "mg/dL", today),
                lab("weight", "90", "kg", today), lab("weight", "72", "kg", today),
                lab("calcium", "8.0", "mg/dL", today), lab("albumin", "4.0", "g/dL", today),
                lab("albumin", "3.0", "g/dL", today),
            ])
        snapshot.person.birth = today - 66 * 365
        snapshot.person.sex = .male
        let formulary = try builtIn()
        let clearance = formulary.clearance(snapshot)
        #expect(clearance.shown == "75.0" || clearance.shown == "75")
        #expect(clearance.inputWords.contains("recorded last of 2 that day (also 1.4 mg/dL)"))
        #expect(clearance.inputWords.contains("(also 90 kg)"))
        let creatinine = try result("creatinine", of: "pamidronate", snapshot)
        #expect(creatinine.evidence?.hasPrefix("1 mg/dL, recorded last of 2") == true)
        let corrected = formulary.correctedCalcium(snapshot)
        #expect(corrected.shown == "8.8" && corrected.inputWords.contains("(also 4.0 g/dL)"))
    }

    @Test("a platelet count without the lab's range is not called good")
    func platelets() throws {
        func count(_ value: String, low: String? = nil, flag: LabFlag? = nil) throws -> CheckResult
        {
            let observation = lab("platelets", value, "10*9/L", today, low: low, flag: flag)
            return try result(
                "nsaid-platelets", of: "ibuprofen",
                Snapshot(today: today, observations: [observation]))
        }
        for value in ["30", "250"] {
            let open = try count(value)
            #expect(open.state == .open && open.severity == .warn && !open.isBlocking)
            #expect(open.sentence.hasSuffix("No range was given by the lab."))
            #expect(open.advice?.hasPrefix("Ask your team what is usual") == true)
            #expect(open.hints.contains { $0.contains("--range LOW-HIGH") })
        }
        #expect(try count("250", low: "150").state == .ok)
        #expect(try count("250", flag: .normal).state == .ok)
        #expect(try count("90", low: "150").state == .outOfRange)
    }

    @Test("an odd value without the lab's range is asked about; a usual one is not")
    func odd() throws {
        func check(
            _ id: String, _ name: String, _ observation: Observation, given: Int = 0
        ) throws -> CheckResult {
            try result(
                id, of: name,
                Snapshot(
                    today: today, doseDay: today + 1, dosesGivenBefore: given,
                    observations: [observation]))
        }
        let creatinine = try check(
            "creatinine", "zoledronic acid", lab("creatinine", "4.2", "mg/dL", today))
        #expect(creatinine.state == .open && creatinine.severity == .warn)
        #expect(!creatinine.isBlocking && creatinine.advice == "Ask your team what is usual.")
        let usual = lab("creatinine", "0.9", "mg/dL", today)
        #expect(try check("creatinine", "zoledronic acid", usual).state == .ok)
        let ranged = lab("creatinine", "4.2", "mg/dL", today, low: "0.5", high: "1.1")
        let high = try check("creatinine", "zoledronic acid", ranged)
        #expect(high.state == .open && high.severity == .warn && !high.isBlocking)
        #expect(high.evidence == "4.2 mg/dL, HIGH by the lab")
        let low = lab("calcium", "7.2", "mg/dL", today)
        #expect(try check("calcium", "Xgeva", low).isBlocking)
        let later = try check("calcium", "Xgeva", low, given: 3)
        #expect(later.state == .open && later.severity == .warn)
        let infusion = try check("calcium-before-infusion", "pamidronate", low)
        #expect(infusion.state == .open && infusion.sentence.hasPrefix("Calcium is 7.2 mg/dL"))
        let vitamin = try check("vitamin-d", "Xgeva", lab("vitamin-d", "120", "ng/mL", today))
        #expect(vitamin.state == .open && vitamin.severity == .warn)
    }
}
