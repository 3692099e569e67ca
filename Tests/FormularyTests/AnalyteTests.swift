import Testing

@testable import Formulary

@Suite("Analytes")
struct AnalyteTests {
    func creatinine() throws -> Analyte {
        try #require(try builtIn().analyte(named: "Creatinine"))
    }

    @Test("units are found in every spelling of micro and any case")
    func units() throws {
        let analyte = try creatinine()
        for typed in ["umol/L", "\u{B5}mol/L", "\u{3BC}mol/l", "UMOL/L", " umol / l "] {
            #expect(analyte.unit(named: typed)?.ucum == "umol/L")
        }
        #expect(analyte.unit(named: "mg/dl")?.loinc == "2160-0")
        #expect(analyte.unit(named: "mmol/L") == nil)
    }

    @Test("creatinine converts by exactly 88.4 and calcium by 4.008")
    func factors() throws {
        #expect(try creatinine().unit(named: "umol/L")?.toFirstUnit == .divide(by: "88.4"))
        let calcium = try #require(try builtIn().analyte(id: "calcium"))
        #expect(calcium.unit(named: "mmol/L")?.toFirstUnit == .multiply(by: "4.008"))
        #expect(calcium.units.first?.toFirstUnit == .same)
    }

    @Test("a value in the wrong unit is asked about again")
    func wrongUnit() throws {
        let analyte = try creatinine()
        let milligrams = try #require(analyte.unit(named: "mg/dL"))
        #expect(analyte.plausibility(of: "0.9", unit: "mg/dL") == .plausible(milligrams))
        #expect(
            analyte.plausibility(of: "80", unit: "mg/dL")
                == .unlikely(low: "0.2", high: "20", unit: milligrams))
        guard case .unlikely = analyte.plausibility(of: "0.9", unit: "umol/L") else {
            Issue.record("0.9 umol/L was taken")
            return
        }
    }

    @Test("the ends of the range are inside")
    func ends() throws {
        let analyte = try creatinine()
        for value in ["0.2", "20", "20.0"] {
            guard case .plausible = analyte.plausibility(of: value, unit: "mg/dL") else {
                Issue.record("\(value) was refused")
                continue
            }
        }
        for value in ["0.199999", "20.000001"] {
            guard case .unlikely = analyte.plausibility(of: value, unit: "mg/dL") else {
                Issue.record("\(value) was taken")
                continue
            }
        }
    }

    @Test(
        "what is not a plain decimal is refused",
        arguments: ["", "-1", "1,2", "1e2", ".5", "1.", "1.2.3", "١", "1234567890", "0.1234567"])
    func notNumbers(_ value: String) throws {
        #expect(try creatinine().plausibility(of: value, unit: "mg/dL") == .notANumber)
    }

    @Test("an unknown unit is refused with the known ones")
    func unknownUnit() throws {
        #expect(
            try creatinine().plausibility(of: "1", unit: "g/L")
                == .unknownUnit(known: ["mg/dL", "µmol/L"]))
    }

    @Test("are found by other names")
    func names() throws {
        let formulary = try builtIn()
        #expect(formulary.analyte(named: "Vitamin D")?.id == "vitamin-d")
        #expect(formulary.analyte(named: "platelet count")?.id == "platelets")
        #expect(formulary.analyte(named: "gold") == nil)
    }
}
