import Testing

@testable import Regimen

@Suite("amounts and units")
struct QuantityTests {
    @Test(
        "an amount is read, and written for storage and for people",
        arguments: [
            ("4 mg", "4 mg", "4 mg"), ("1,000 mg", "1000 mg", "1,000 mg"),
            ("1000mg", "1000 mg", "1,000 mg"),
            ("0.50 ml", "0.5 mL", "0.5 mL"), ("400 iu", "400 IU", "400 IU"),
            ("1 tab", "1 tablet", "1 tablet"),
            ("2 tablet", "2 tablets", "2 tablets"), ("0.5 tablets", "0.5 tablet", "0.5 tablet"),
            ("2 patch", "2 patches", "2 patches"), ("12.5 \u{B5}g", "12.5 mcg", "12.5 mcg"),
            ("12.5 \u{3BC}g", "12.5 mcg", "12.5 mcg"), ("20 meq", "20 mEq", "20 mEq"),
            ("999999999.999999 g", "999999999.999999 g", "999,999,999.999999 g"),
            ("two and a half mg", "2.5 mg", "2.5 mg"), ("2 and a half mg", "2.5 mg", "2.5 mg"),
            ("half a tablet", "0.5 tablet", "0.5 tablet"),
            ("a half tablet", "0.5 tablet", "0.5 tablet"),
            ("one half of a tablet", "0.5 tablet", "0.5 tablet"),
            ("One and a half tablets", "1.5 tablets", "1.5 tablets"),
            ("a quarter of a tablet", "0.25 tablet", "0.25 tablet"),
            ("three quarters of a tablet", "0.75 tablet", "0.75 tablet"),
            ("two and three quarters mL", "2.75 mL", "2.75 mL"),
            ("\u{BD} tablet", "0.5 tablet", "0.5 tablet"),
            ("2\u{BD} tablets", "2.5 tablets", "2.5 tablets"),
            ("1000 IE", "1000 IU", "1,000 IU"), ("800 I.U.", "800 IU", "800 IU"),
            ("0.250 mg", "0.25 mg", "0.25 mg"), ("1.125 mg", "1.125 mg", "1.125 mg"),
            ("a tablet", "1 tablet", "1 tablet"), ("three drops", "3 drops", "3 drops"),
        ])
    func reading(text: String, canonical: String, words: String) throws {
        let quantity = try Quantity(parsing: text)
        #expect(quantity.description == canonical)
        #expect(quantity.words == words)
        #expect(try Quantity(parsing: canonical) == quantity)
        #expect(try Quantity(parsing: words) == quantity)
    }

    @Test(
        "what is no exact amount above zero is refused by kind",
        arguments: [
            ("", TextError.Kind.empty), ("mg", .amountMissing), ("4", .unitMissing),
            ("4 mgg", .unknownUnit),
            ("0 mg", .notPositive), ("0.000 mg", .notPositive), ("-4 mg", .notPositive),
            (".5 mg", .badNumber),
            ("1,5 mg", .badNumber), ("1,00 mg", .badNumber), ("0,500 mg", .badNumber),
            ("1.2.3 mg", .badNumber),
            ("1e400 mg", .badNumber), ("1e5 mg", .badNumber), ("1234567890 mg", .outOfRange),
            ("1.000 IU", .badNumber), ("10.000 IU", .badNumber), ("2.500 mg", .badNumber),
            ("400 international units", .unknownUnit), ("2 boxes", .unknownUnit),
            ("two half tablets", .amountMissing), ("half", .amountMissing),
            ("two and half", .amountMissing), ("half a tablet 5", .unknownWord),
            ("0.0000001 mg", .outOfRange), ("4 mg 5", .unknownWord), ("\u{664} mg", .amountMissing),
            (String(repeating: "9", count: 60), .outOfRange),
            (String(repeating: "9", count: 61), .tooLong),
            ("4\u{1B}mg", .unreadableCharacter), ("4\u{202E}mg", .unreadableCharacter),
        ])
    func refusals(text: String, kind: TextError.Kind) {
        #expect { try Quantity(parsing: text) } throws: { ($0 as? TextError)?.kind == kind }
    }

    @Test("every amount survives writing and reading")
    func roundTrip() throws {
        var random = Random(seed: 3)
        for _ in 0..<2_000 {
            let width = random.number(1...15)
            let most = (0..<width).reduce(1) { product, _ in product * 10 } - 1
            let amount = try #require(DecimalAmount(millionths: Int64(random.number(1...most))))
            #expect(DecimalAmount(amount.description) == amount)
            let scaled = DecimalAmount(significand: amount.significand, scale: amount.scale)
            #expect(scaled == amount)
            let quantity = Quantity(amount: amount, unit: random.pick(DoseUnit.allCases))
            #expect(try Quantity(parsing: quantity.description) == quantity)
            #expect(try Quantity(parsing: quantity.words) == quantity)
        }
    }

    @Test("mass adds to mass and volume to volume, never one to the other")
    func adding() throws {
        let gram = try Quantity(parsing: "1 g")
        let half = try Quantity(parsing: "500 mg")
        let tiny = try Quantity(parsing: "0.000001 mcg")
        #expect(gram.adding(half)?.description == "1.5 g")
        #expect(half.adding(gram)?.description == "1500 mg")
        #expect(half.isLess(than: gram) == true)
        #expect(gram.isSameAmount(as: try Quantity(parsing: "1000 mg")) == true)
        #expect(
            try half.adding(tiny)?.description == Quantity(parsing: "500000.000001 mcg").description
        )
        #expect(half.adding(try Quantity(parsing: "1 mL")) == nil)
        #expect(
            try Quantity(parsing: "1 tablet").isLess(than: Quantity(parsing: "2 caplets")) == nil)
        #expect(try Quantity(parsing: "999999999.5 g").adding(gram) == nil)
        #expect(gram.multiplied(by: 0) == nil)
        #expect(gram.multiplied(by: .max) == nil)
        #expect(half.multiplied(by: 6)?.words == "3,000 mg")
    }

    @Test("every unit has its own token and UCUM code and finds itself by both")
    func units() {
        for unit in DoseUnit.allCases {
            #expect(DoseUnit(rawValue: unit.rawValue) == unit)
            #expect(DoseUnit(ucum: unit.ucum) == unit)
            #expect(DoseUnit(word: unit.rawValue.lowercased()) == unit)
        }
        #expect(DoseUnit(ucum: "[iU]") == .internationalUnit)
        #expect(DoseUnit(ucum: "kg") == nil)
        #expect(DoseUnit.microgram.ucum == "ug")
        #expect(DoseUnit.tablet.ucum == "{tablet}")
    }

    @Test("every route has a code, and finds itself by it and by its words")
    func routes() throws {
        for route in Route.allCases {
            #expect(Route(code: route.code) == route)
            let text = "x 1 mg \(route.words) daily at 8"
            #expect(try Support.prescription(text).route == route)
        }
        #expect(Route(code: "by magic") == nil)
        #expect(Route.intravenousInfusion.short == "IV")
    }
}
