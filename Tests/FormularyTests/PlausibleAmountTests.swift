import Testing

@testable import Formulary

@Suite("Amounts that are asked about")
struct PlausibleAmountTests {
    @Test("each medicine of the table knows its products or the amounts that are not asked about")
    func all() throws {
        for drug in try builtIn().drugs {
            #expect(!drug.products.isEmpty || !drug.plausible.isEmpty, "\(drug.id)")
        }
    }

    @Test("what the table itself calls usual is not asked about")
    func usual() throws {
        for (name, amounts) in [
            "calcium": [Measure("500", "mg"), Measure("1", "g")],
            "calcium carbonate": [Measure("1250", "mg")],
            "vitamin D3": [
                Measure("400", "[IU]"), Measure("50000", "[IU]"), Measure("1.25", "mg"),
                Measure("10", "ug"),
            ],
            "palbociclib": [Measure("125", "mg")], "ribociclib": [Measure("600", "mg")],
            "abemaciclib": [Measure("150", "mg")],
        ] {
            for amount in amounts {
                #expect(try !drug(name).isImplausible(amount), "\(name) \(amount.words)")
            }
        }
    }

    @Test("a unit that cannot be compared is not judged, both ends still belong to it")
    func edges() throws {
        let calcium = try drug("calcium")
        #expect(!calcium.isImplausible(Measure("2500", "mg")))
        #expect(calcium.isImplausible(Measure("2500.1", "mg")))
        #expect(!calcium.isImplausible(Measure("0.05", "g")))
        #expect(calcium.isImplausible(Measure("49", "mg")))
        #expect(!calcium.isImplausible(Measure("900", "mL")))
    }
}
