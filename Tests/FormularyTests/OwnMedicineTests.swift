import Testing

@testable import Formulary

/// A person reads about the medicine that they take, not about another one of its kind.
@Suite("The person's own NSAID")
struct OwnMedicineTests {
    let today = DayNumber.today

    /// Everything that can be on record against an NSAID.
    private func weak(_ own: ListedMedicine?) -> Snapshot {
        var snapshot = Snapshot(today: today)
        snapshot.own = own
        snapshot.person.conditions = [
            RecordedFact(name: "chronic kidney disease"), RecordedFact(name: "heart failure"),
        ]
        snapshot.observations = [lab("platelets", "90", "10*9/L", today, low: "150")]
        return snapshot
    }

    @Test(
        "kidneys, platelets and heart speak of the one that is taken, by its brand if it has one",
        arguments: [
            ("diclofenac", "diclofenac"), ("celecoxib", "celecoxib"), ("aspirin", "aspirin"),
            ("naproxen", "naproxen"), ("Advil", "Advil"),
        ])
    func named(medicine: String, words: String) throws {
        let match = try #require(try builtIn().drug(named: medicine))
        let own = try listed(medicine, brand: match.brand?.name)
        for check in ["nsaid-kidneys", "nsaid-platelets", "nsaid-heart"] {
            let said = try result(check, of: medicine, weak(own))
            let text = [said.sentence, said.advice].compactMap(\.self).joined(separator: " ")
            #expect(said.state.isOpen && text.contains(words), "\(check): \(text)")
            for other in ["ibuprofen", "naproxen"] where other != words {
                #expect(!text.contains(other), "\(check): \(text)")
            }
        }
    }

    @Test("the check of an infusion names what was taken before it, and what is on the list")
    func beforeInfusion() throws {
        var snapshot = Snapshot(today: today, doseDay: today + 1)
        let none = try result("nsaid-before-infusion", of: "pamidronate", snapshot)
        #expect(none.state == .ok && none.sentence.contains("NSAID"))
        snapshot.others = [try listed("celecoxib", "100"), try listed("aspirin", "100")]
        let planned = try result("nsaid-before-infusion", of: "pamidronate", snapshot)
        let both = "On your list until the infusion: celecoxib and aspirin."
        #expect(planned.sentence.hasPrefix(both))
        snapshot.intakes = [
            GivenDose(
                prescription: "diclofenac", drugID: "diclofenac", medicine: "diclofenac",
                amount: Measure("50", "mg"), at: 0, day: today)
        ]
        let taken = try result("nsaid-before-infusion", of: "pamidronate", snapshot)
        #expect(taken.sentence.hasPrefix("Taken just before the infusion: diclofenac."))
        for said in [planned, taken] {
            #expect(!said.sentence.contains("ibuprofen") && !said.sentence.contains("{"))
            #expect(said.sources.contains { $0.id == "acs-nsaids" })
        }
    }

    @Test(
        "each NSAID of the table has the cautions about kidneys, heart and infusions on its page",
        arguments: ["diclofenac", "celecoxib", "aspirin", "ibuprofen", "naproxen"])
    func cautions(name: String) throws {
        let medicine = try drug(name)
        let cautions = medicine.statements(about: .caution).map(\.text).joined(separator: " ")
        #expect(cautions.contains("kidney") && cautions.contains("heart failure"))
        let meetings = medicine.statements(about: .interaction).map(\.text)
        #expect(meetings.contains { $0.contains("near an infusion of zoledronic acid") })
    }

    @Test(
        "codes of NSAIDs by prescription, and of aspirin, have the public table they were read in",
        arguments: [
            ("diclofenac", "3355", "M01AB05"), ("celecoxib", "140587", "M01AH01"),
            ("aspirin", "1191", "N02BA01"),
        ])
    func codes(name: String, rxcui: String, atc: String) throws {
        let ingredient = try #require(try drug(name).ingredients.first)
        #expect(ingredient.rxcui == rxcui && ingredient.atc == atc)
        #expect(ingredient.sources.map(\.id) == ["cpic-codes", "atc-2026"])
    }
}
