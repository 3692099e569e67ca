import Testing

@testable import Formulary

/// Medicines that matter together beside those of the other suites: bone medicines that ended not
/// long ago, medicines that the jaw check looks at, and pairs of which only labels tell.
@Suite("Stopped bone medicines, risk medicines and further pairs")
struct StoppedMedicineTests {
    let today = DayNumber.today

    func check(
        _ id: String, of name: String, after stopped: String, _ amount: String, daysAgo: Int,
        own: String = "4", _ change: (inout Snapshot) -> Void = { _ in }
    ) throws -> CheckResult {
        var snapshot = Snapshot(today: today, doseDay: today + 1)
        snapshot.own = try listed(name, own)
        snapshot.stopped = [
            StoppedMedicine(try listed(stopped, amount), lastDay: today + 1 - daysAgo)
        ]
        change(&snapshot)
        return try result(id, of: name, snapshot)
    }

    @Test(
        "a bone medicine that ended in the last 183 days is asked about and holds nothing",
        arguments: [
            ("two-bone-medicines", "Zometa", "denosumab", "120"),
            ("two-bone-medicines", "denosumab", "zoledronic acid", "4"),
            ("second-bisphosphonate", "Zometa", "pamidronate", "90"),
            ("second-bisphosphonate", "pamidronate", "alendronate", "70"),
        ])
    func ended(id: String, name: String, other: String, amount: String) throws {
        let asked = try check(id, of: name, after: other, amount, daysAgo: 183)
        #expect(asked.state == .open && asked.severity == .warn && !asked.isBlocking)
        #expect(asked.sentence.hasSuffix("Its last dose was not long ago."))
        #expect(asked.advice?.contains("can follow another by plan. Ask your care team") == true)
        #expect(asked.evidenceDay == today + 1 - 183 && !asked.sources.isEmpty)
        #expect(asked.setting?.hasPrefix("our setting") == true)
        #expect(try check(id, of: name, after: other, amount, daysAgo: 184).state == .ok)
        let shorter = try check(id, of: name, after: other, amount, daysAgo: 100) {
            $0.chosenNumbers = ["\(id)-lookback": 84]
        }
        #expect(shorter.state == .ok)
    }

    @Test("one that is still on the list weighs more than one that ended")
    func both() throws {
        let held = try check(
            "two-bone-medicines", of: "Zometa", after: "denosumab", "120", daysAgo: 20
        ) { snapshot in
            snapshot.others = (try? [listed("denosumab", "120")]) ?? []
        }
        #expect(held.isBlocking && held.sentence.contains("Both are bone medicines"))
    }

    @Test("the same product ordered anew is no second medicine; the other product is")
    func sameProduct() throws {
        let again = try check(
            "second-bisphosphonate", of: "Zometa", after: "zoledronic acid", "4", daysAgo: 20)
        #expect(again.state == .ok)
        let other = try check(
            "same-denosumab", of: "denosumab", after: "denosumab", "60", daysAgo: 20, own: "120")
        #expect(other.state == .open && !other.isBlocking)
    }

    @Test("the care team can decide that one follows the other")
    func decided() throws {
        let passed = try check(
            "two-bone-medicines", of: "Zometa", after: "denosumab", "120", daysAgo: 20
        ) { snapshot in
            snapshot.overrides = [
                Override(
                    checkID: "two-bone-medicines", reason: "by plan", decidedBy: "Dr. Abara",
                    day: today)
            ]
        }
        #expect(passed.state == .overridden && passed.evidence == "Dr. Abara: by plan")
    }

    @Test(
        "medicines that raise the chance of the jaw problem are seen on the list",
        arguments: ["dexamethasone", "prednisone", "bevacizumab", "sunitinib", "capecitabine"])
    func jawRisk(name: String) throws {
        var snapshot = Snapshot(today: today)
        snapshot.others = [try listed("letrozole"), try listed(name)]
        let told = try result("dental-risk", of: "Xgeva", snapshot)
        #expect(told.state == .open && told.severity == .info && told.evidence == name)
        snapshot.person.riskFactors = [RecordedFact(name: "smoking")]
        #expect(try result("dental-risk", of: "Xgeva", snapshot).evidence == "smoking, \(name)")
        snapshot.others = [try listed("letrozole")]
        snapshot.person.riskFactors = []
        #expect(try result("dental-risk", of: "Xgeva", snapshot).state == .ok)
    }

    @Test(
        "pairs that labels name are warned about, from either side",
        arguments: [
            ("serotonin", "tramadol", "sumatriptan"), ("serotonin", "rizatriptan", "tramadol"),
            ("serotonin", "tramadol/acetaminophen", "phenelzine"),
            ("serotonin", "selegiline", "tramadol"), ("serotonin", "sertraline", "tramadol"),
            ("lowers-calcium", "denosumab", "furosemide"),
            ("lowers-calcium", "denosumab", "gentamicin"),
            ("lowers-calcium", "torsemide", "denosumab"),
            ("warfarin", "capecitabine", "warfarin"),
            ("injection-bleeding", "fulvestrant", "warfarin"),
            ("injection-bleeding", "apixaban", "fulvestrant"),
            ("nsaid-water-pill", "ibuprofen", "furosemide"),
            ("nsaid-bleeding", "naproxen", "apixaban"),
            ("nsaid-bleeding", "prednisone", "ibuprofen"),
            ("kidney-strain", "zoledronic acid", "thalidomide"),
        ])
    func pairs(id: String, name: String, other: String) throws {
        var snapshot = Snapshot(today: today)
        #expect(try result(id, of: name, snapshot).state == .ok)
        snapshot.others = [try listed(other)]
        let met = try result(id, of: name, snapshot)
        #expect(met.state == .open && met.severity == .warn && !met.isBlocking)
        #expect(met.evidence?.hasPrefix(other) == true && !met.sources.isEmpty)
    }

    @Test("the label that is named for denosumab speaks of denosumab, and says its region")
    func denosumabSource() throws {
        var snapshot = Snapshot(today: today)
        snapshot.others = [try listed("furosemide")]
        let met = try result("lowers-calcium", of: "denosumab", snapshot)
        #expect(met.advice?.contains("The US label of denosumab asks to watch calcium") == true)
        #expect(met.sources.first?.region == .us)
        #expect(met.sources.map(\.id).contains("us-label-denosumab-120-copy"))
    }
}
