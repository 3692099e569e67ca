import Testing

@testable import Formulary

@Suite("Checks of the list, the products and the person")
struct ListCheckTests {
    let today = DayNumber.today

    func check(
        _ id: String, of name: String, with others: [ListedMedicine] = [],
        _ change: (inout Snapshot) -> Void = { _ in }
    ) throws -> CheckResult {
        var snapshot = Snapshot(today: today, doseDay: today + 1)
        snapshot.others = others
        change(&snapshot)
        return try result(id, of: name, snapshot)
    }

    @Test(
        "two bone medicines on one list hold the dose until the team decides",
        arguments: [
            ("same-denosumab", "Xgeva", "Prolia", "same medicine"),
            ("second-bisphosphonate", "Zometa", "Reclast", "same medicine"),
            ("second-bisphosphonate", "Zometa", "alendronate", "Both are bisphosphonates"),
            ("second-bisphosphonate", "pamidronate", "ibandronate", "Both are bisphosphonates"),
            ("two-bone-medicines", "Zometa", "Xgeva", "Both are bone medicines"),
            ("two-bone-medicines", "denosumab", "pamidronate", "Both are bone medicines"),
        ])
    func duplicates(id: String, name: String, other: String, words: String) throws {
        let alone = try check(id, of: name)
        #expect(alone.state == .ok && !alone.isBlocking)
        let met = try check(id, of: name, with: [listed(other, "60")])
        #expect(met.state == .open && met.isBlocking && met.holds == .dose)
        #expect(met.sentence.contains(words) && !met.sources.isEmpty)
        let passed = try check(id, of: name, with: [listed(other, "60")]) { snapshot in
            snapshot.overrides = [
                Override(
                    checkID: id, reason: "one ends", decidedBy: "Dr. Abara", day: today,
                    isLasting: true)
            ]
        }
        #expect(passed.state == .overridden && !passed.isBlocking)
    }

    @Test(
        "medicines that matter together are warned about, also as a part of a combination",
        arguments: [
            ("lowers-calcium", "zoledronic acid", "gentamicin"),
            ("lowers-calcium", "pamidronate", "furosemide"),
            ("second-nsaid", "ibuprofen", "naproxen"),
            ("second-nsaid", "naproxen", "acetaminophen/ibuprofen"),
            ("nsaid-bleeding", "ibuprofen", "warfarin"),
            ("nsaid-bleeding", "naproxen", "sertraline"),
            ("nsaid-bleeding", "naproxen", "dexamethasone"),
            ("serotonin", "tramadol", "fluoxetine"),
            ("serotonin", "tramadol/acetaminophen", "duloxetine"),
            ("serotonin", "tramadol", "amitriptyline"),
            ("seizure-pills", "tramadol", "bupropion"),
            ("slow-breathing", "oxycodone", "lorazepam"),
            ("slow-breathing", "oxycodone/acetaminophen", "diazepam"),
            ("slow-breathing", "morphine", "zolpidem"),
            ("slow-breathing", "alprazolam", "morphine"),
            ("opioid-constipation", "oxycodone", "ondansetron"),
            ("warfarin", "acetaminophen", "warfarin"),
        ])
    func meetings(id: String, name: String, other: String) throws {
        #expect(try check(id, of: name).state == .ok)
        #expect(try check(id, of: name, with: [listed("letrozole")]).state == .ok)
        let met = try check(id, of: name, with: [listed(other)])
        #expect(met.state == .open && !met.isBlocking && met.holds == nil)
        #expect(!met.sources.isEmpty && met.evidence != nil)
    }

    @Test("all that matter together are named, each with its sentence, and what is the same once")
    func severalMeetings() throws {
        let thinner = try check("nsaid-bleeding", of: "ibuprofen", with: [listed("warfarin")])
        let both = try check(
            "nsaid-bleeding", of: "ibuprofen", with: [listed("dexamethasone"), listed("warfarin")])
        #expect(both.evidence == "warfarin 1 mg, dexamethasone 1 mg")
        #expect(both.sentence.contains("blood thinner") && both.sentence.contains("steroid"))
        #expect(both.advice == thinner.advice)
        #expect(Set(both.sources).isSuperset(of: thinner.sources))
    }

    @Test("what was read second-hand says so")
    func commonlyAdvised() throws {
        #expect(try check("seizures", of: "tramadol").mark == .commonlyAdvised)
        #expect(try check("opioid-constipation", of: "morphine").mark == .commonlyAdvised)
        #expect(try check("slow-breathing", of: "morphine").mark == .published)
    }

    @Test(
        "strength tells the cancer product from the osteoporosis product",
        arguments: [
            ("zoledronic acid", nil, "4", CheckState.ok), ("zoledronic acid", nil, "3.5", .ok),
            ("zoledronic acid", nil, "5", .open), ("zoledronic acid", "Zometa", "5", .outOfRange),
            ("zoledronic acid", "Reclast", "5", .ok), ("denosumab", nil, "120", .ok),
            ("denosumab", nil, "119", .ok), ("denosumab", nil, "60", .open),
            ("denosumab", "Xgeva", "60", .outOfRange),
            ("denosumab", "Prolia", "120", .outOfRange), ("denosumab", "Prolia", "60", .ok),
            ("denosumab", "Bomyntra", "119", .ok), ("zoledronic acid", nil, "3", .ok),
            ("zoledronic acid", "Zometa", "3.3", .ok), ("zoledronic acid", nil, "2.9", .open),
            ("zoledronic acid", nil, "4.5", .open), ("denosumab", nil, "90", .open),
            ("denosumab", "Xgeva", "100", .outOfRange),
        ] as [(String, String?, String, CheckState)])
    func strength(name: String, brand: String?, amount: String, state: CheckState) throws {
        let result = try check("strength", of: name) {
            $0.own = try? listed(name, amount, "mg", brand: brand)
        }
        #expect(result.state == state)
        #expect(result.isBlocking == (state != .ok))
    }

    @Test("an amount that no product has is said not to be known, and is not called agreed")
    func unknownStrength() throws {
        let unknown = try check("strength", of: "denosumab") {
            $0.own = try? listed("denosumab", "90", "mg")
        }
        #expect(
            unknown.sentence == "90 mg is not a strength that we know for this medicine.")
        #expect(unknown.advice == "Ask your care team which one is meant.")
        let other = try check("strength", of: "denosumab") {
            $0.own = try? listed("denosumab", "100", "mg", brand: "Xgeva")
        }
        #expect(other.sentence == "Xgeva comes as 120 mg. Your record says another strength.")
        // A number of injections says nothing about the strength.
        let counted = try check("strength", of: "denosumab") {
            $0.own = try? listed("denosumab", "1", "{injection}", brand: "Xgeva")
        }
        #expect(counted.state == .ok)
    }

    @Test("a strength of 70 mg/mL times 1.7 mL is the 120 mg product")
    func volume() throws {
        let result = try check("strength", of: "denosumab") {
            $0.own = try? listed("denosumab", "1.7", "mL", brand: "Xgeva", strength: "70 mg/mL")
        }
        #expect(result.state == .ok)
    }

    @Test("an infusion shorter than the label time is worth mentioning")
    func infusionTime() throws {
        func last(_ name: String, _ minutes: Int?) throws -> CheckResult {
            try check("infusion-time", of: name) { snapshot in
                snapshot.infusions = [
                    GivenDose(
                        prescription: name, drugID: nil, medicine: name,
                        amount: Measure("4", "mg"), at: 0, day: today - 1, minutes: minutes)
                ]
            }
        }
        #expect(try last("zoledronic acid", 15).state == .ok)
        let short = try last("zoledronic acid", 14)
        #expect(short.state == .outOfRange && !short.isBlocking)
        #expect(short.sentence.contains("at least 15 minutes") && short.sentence.contains("14"))
        #expect(try last("pamidronate", 119).state == .outOfRange)
        #expect(try last("pamidronate", 120).state == .ok)
        #expect(try last("zoledronic acid", nil).state == .notApplicable)
    }

    @Test("an NSAID in the 3 days before an infusion is said, an older one is not")
    func nsaidBefore() throws {
        func taken(_ name: String, _ day: DayNumber) throws -> CheckResult {
            let drug = try drug(name)
            return try check("nsaid-before-infusion", of: "zoledronic acid") { snapshot in
                snapshot.intakes = [
                    GivenDose(
                        prescription: name, drugID: drug.id, medicine: drug.name,
                        amount: Measure("200", "mg"), at: 0, day: day)
                ]
            }
        }
        #expect(try taken("ibuprofen", today - 2).state == .open)
        #expect(try taken("ibuprofen", today - 3).state == .ok)
        #expect(
            try taken("ibuprofen", today).advice?.hasPrefix("The US label of zoledronic acid")
                == true)
        #expect(try taken("acetaminophen/ibuprofen", today).state == .open)
        #expect(try taken("acetaminophen", today).state == .ok)
    }

    @Test("dental work that is not known to have healed holds the start until it is confirmed")
    func healing() throws {
        func work(_ status: DentalWorkStatus) throws -> CheckResult {
            try check("dental-healing", of: "Xgeva") {
                $0.dentalWork = [DentalWork(status: status, day: today - 9, what: "implant")]
            }
        }
        let open = try work(.done)
        #expect(open.state == .open && open.isBlocking && open.holds == .start)
        #expect(open.regional.map(\.region).contains(.uk))
        #expect(try work(.planned).state == .ok)
        #expect(try work(.healed).state == .ok)
        let begun = try check("dental-healing", of: "Xgeva") { $0.dosesGivenBefore = 1 }
        #expect(begun.state == .notApplicable)
    }

    @Test("what raises the chance of the jaw problem is said when it is on record")
    func jawRisk() throws {
        #expect(try check("dental-risk", of: "Xgeva").state == .ok)
        let told = try check("dental-risk", of: "Xgeva") {
            $0.person.riskFactors = [RecordedFact(name: "smoker"), RecordedFact(name: "cavities")]
        }
        #expect(told.state == .open && told.severity == .info && !told.isBlocking)
        #expect(told.evidence == "smoker, cavities")
    }

    @Test("an NSAID is warned about with low platelets, a medicine that lowers them, heart failure")
    func nsaidCautions() throws {
        let low = try check("nsaid-platelets", of: "ibuprofen") {
            $0.observations = [lab("platelets", "90", "10*9/L", today, low: "150")]
        }
        #expect(low.state == .outOfRange && low.severity == .warn)
        #expect(
            try check("nsaid-platelets", of: "naproxen", with: [listed("capecitabine")]).state
                == .open)
        #expect(try check("nsaid-heart", of: "naproxen").state == .ok)
        let heart = try check("nsaid-heart", of: "naproxen") {
            $0.person.conditions = [RecordedFact(name: "Congestive heart failure")]
        }
        #expect(heart.state == .open && heart.sources.contains { $0.id == "komen-2023" })
    }

    @Test("a platelet count counts for 30 days; without one no more is said than is known")
    func oldPlatelets() throws {
        func count(_ value: String, _ day: DayNumber) throws -> CheckResult {
            try check("nsaid-platelets", of: "ibuprofen") {
                $0.observations = [lab("platelets", value, "10*9/L", day, low: "150")]
            }
        }
        for value in ["90", "250"] {
            let old = try count(value, today - 32)
            #expect(old.state == .stale && old.severity == .warn && old.holds == nil)
            #expect(old.sentence.contains("too old to say"))
            #expect(old.advice?.hasPrefix("Ask your team before") == true)
        }
        let recent = try count("250", today - 20)
        #expect(recent.state == .ok && recent.sentence.contains("A recent platelet count"))
        let none = try check("nsaid-platelets", of: "ibuprofen")
        #expect(none.state == .notApplicable && none.sentence.contains("it is not known"))
    }

    @Test("tramadol is warned about over age 75 and with seizures on record")
    func tramadol() throws {
        func age(_ days: Int) throws -> CheckResult {
            try check("tramadol-age", of: "tramadol") { $0.person.birth = today - days }
        }
        #expect(try age(76 * 365 + 19).state == .open)
        #expect(try age(75 * 365 + 19).state == .ok)
        #expect(try check("tramadol-age", of: "tramadol").state == .ok)
        let fits = try check("seizures", of: "tramadol") {
            $0.person.conditions = [RecordedFact(name: "epilepsy")]
        }
        #expect(fits.state == .open)
    }

    @Test("every opioid asks whether a laxative is on the list")
    func laxative() throws {
        let opioids = try builtIn().drugs.filter { $0.checks.contains("laxative") }
        #expect(opioids.count > 12)
        for opioid in opioids {
            #expect(try check("laxative", of: opioid.name).state == .missing, "\(opioid.name)")
        }
        #expect(try check("laxative", of: "morphine").state == .missing)
        #expect(try check("laxative", of: "morphine", with: [listed("senna")]).state == .ok)
        #expect(
            try check("laxative", of: "morphine", with: [listed("senna/docusate")]).state == .ok)
    }

    @Test("an age and a severity that were chosen go before ours, and the age says whose it is")
    func chosen() throws {
        let snapshot = Snapshot(
            today: today, doseDay: today,
            observations: [
                lab("creatinine", "0.9", "mg/dL", today - 20)
            ])
        #expect(try result("creatinine", of: "pamidronate", snapshot).state == .stale)
        var own = snapshot
        own.chosenNumbers = ["creatinine-max-age": 21]
        let counted = try result("creatinine", of: "pamidronate", own)
        #expect(counted.state == .ok)
        #expect(counted.setting?.hasPrefix("your setting") == true)
        #expect(counted.setting?.contains("21 days") == true)
        var lighter = snapshot
        lighter.chosenSeverities = ["creatinine": .warn]
        let warned = try result("creatinine", of: "pamidronate", lighter)
        #expect(warned.severity == .warn && !warned.isBlocking)
    }

    @Test("an open check says by which day it is needed and from which day evidence counts")
    func days() throws {
        let result = try check("creatinine", of: "pamidronate") { $0.doseDay = today + 8 }
        #expect(result.neededBy == today + 8 && result.countsFrom == today - 6)
        let met = try check("creatinine", of: "pamidronate") {
            $0.observations = [lab("creatinine", "0.9", "mg/dL", today)]
        }
        #expect(met.neededBy == nil)
    }
}
