import Testing

@testable import Regimen

@Suite("a stock and the doses that are taken from it")
struct StockTests {
    private func quantity(_ text: String) throws -> Quantity { try Quantity(parsing: text) }

    private func amount(_ text: String) throws -> StockAmount {
        try StockAmount.parse(text, unit: nil)
    }

    /// What is left of a stock after doses; nil when that cannot be said.
    private func left(_ stock: String, each: String? = nil, doses: String...) throws -> String? {
        let start = try amount(stock)
        let measure = StockMeasure(unit: start.unit, each: try each.map { try quantity($0) })
        guard var weight = measure.weight(of: start) else { return nil }
        for dose in doses {
            guard let taken = measure.weight(of: try quantity(dose)) else { return nil }
            weight -= taken
        }
        return measure.amount(ofWeight: weight).description
    }

    @Test("an amount on hand may be none, and is read back as it was written")
    func amounts() throws {
        #expect(try amount("30 tablets").description == "30 tablets")
        #expect(try amount("0 tablets").description == "0 tablets")
        #expect(try amount("0 tablets").words == "no tablets")
        #expect(try amount("1 tab").description == "1 tablet")
        #expect(try StockAmount.parse("none", unit: .milliliter).description == "0 mL")
        for text in ["30 tablets", "0 tablets", "0 mL", "0.5 mL", "0 IU", "0 patches", "12 mmol"] {
            #expect(try amount(amount(text).description) == amount(text))
        }
        for text in ["", "none", "tablets", "-3 tablets", "30", "30 tablets 2", "1000001 tablets"] {
            #expect(throws: TextError.self, "\(text)") { try amount(text) }
        }
    }

    @Test("doses come off in the unit of the stock, in one like it, or by what one holds")
    func doses() throws {
        #expect(try left("30 tablets", doses: "1 tablet", "0.5 tablet") == "28.5 tablets")
        #expect(try left("1 L", doses: "250 mL") == "0.75 L")
        #expect(try left("30 tablets", each: "220 mg", doses: "440 mg", "0.22 g") == "27 tablets")
        #expect(try left("30 tablets", each: "220 mg", doses: "1 tablet") == "29 tablets")
        #expect(try left("100 mL", each: "2 mg", doses: "10 mg", "5 mL") == "90 mL")
        #expect(try left("90 capsules", each: "1000 IU", doses: "2000 IU") == "88 capsules")
    }

    @Test("a third of a tablet loses nothing")
    func thirds() throws {
        #expect(
            try left("1 tablet", each: "300 mg", doses: "100 mg", "100 mg", "100 mg")
                == "0 tablets")
        #expect(try left("1 tablet", each: "300 mg", doses: "100 mg") == "0.66 tablet")
    }

    @Test("nothing is guessed: without a strength a dose in mg says nothing about tablets")
    func notComparable() throws {
        #expect(try left("30 tablets", doses: "220 mg") == nil)
        #expect(try left("30 tablets", each: "220 mg", doses: "5 mL") == nil)
        #expect(try left("30 tablets", doses: "1 capsule") == nil)
        #expect(try left("600 mg", doses: "1 tablet") == nil)
    }

    @Test("more than any measure holds cannot be said, and harms nobody")
    func tooMuch() throws {
        #expect(try left("1 tablet", each: "999999999 g", doses: "999999999 tablets") == nil)
    }

    @Test("the oldest pack is used first, and none after its last day")
    func packs() throws {
        let day = try Support.date("2026-12-01")
        var supply = StockSupply([
            StockPack(weight: 3, lastDay: day), StockPack(weight: 4, lastDay: nil),
        ])
        #expect(took(&supply, 2, on: day))
        #expect(!supply.hasExpired)
        // One of the first pack is left over, and may be used no longer.
        #expect(took(&supply, 2, on: day.adding(days: 1)))
        #expect(supply.hasExpired)
        #expect(took(&supply, 2, on: day.adding(days: 2)))
        #expect(!took(&supply, 1, on: day.adding(days: 3)))
    }

    @Test("a dose may take from two packs, and one that is not covered is not enough")
    func across() throws {
        let day = try Support.date("2026-12-01")
        var supply = StockSupply([
            StockPack(weight: 1, lastDay: nil), StockPack(weight: 2, lastDay: day),
        ])
        #expect(took(&supply, 2, on: day))
        #expect(!took(&supply, 2, on: day))
        var none = StockSupply([])
        #expect(!took(&none, 1, on: day))
    }

    /// In a call of its own: what is expected cannot change what it looks at.
    private func took(_ supply: inout StockSupply, _ weight: Int128, on day: CivilDate) -> Bool {
        supply.take(weight, on: day)
    }
}
