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

    @Test("the case of letters counts where it changes the meaning")
    func caseTrap() throws {
        let platelets = try #require(try builtIn().analyte(named: "platelets"))
        let hemoglobin = try #require(try builtIn().analyte(named: "Haemoglobin"))
        for typed in ["G/l", "G/L", "Gpt/l", "10^9/l"] {
            #expect(platelets.unit(named: typed)?.ucum == "10*9/L", "\(typed)")
        }
        #expect(platelets.unit(named: "g/l") == nil)
        #expect(platelets.unitInOtherCase("g/l")?.ucum == "10*9/L")
        #expect(hemoglobin.unit(named: "g/l")?.ucum == "g/L")
        #expect(hemoglobin.unit(named: "G/l") == nil)
        #expect(hemoglobin.unit(named: "G/DL")?.ucum == "g/dL")
    }

    @Test(
        "values are converted exactly and rounded half up",
        arguments: [
            ("creatinine", "80", "umol/L", "mg/dL", "0.9"),
            ("creatinine", "1.0", "mg/dL", "umol/L", "88"),
            ("calcium", "2.45", "mmol/L", "mg/dL", "9.8"),
            ("calcium", "9.0", "mg/dL", "mmol/L", "2.25"), ("albumin", "38", "g/L", "g/dL", "3.8"),
            ("vitamin-d", "20", "ng/mL", "nmol/L", "50"), ("weight", "150", "lb", "kg", "68"),
            ("height", "70", "in", "cm", "178"), ("temperature", "100.4", "F", "C", "38"),
            ("temperature", "37", "C", "F", "98.6"), ("platelets", "150000", "/uL", "G/l", "150"),
            ("hemoglobin", "8.1", "mmol/L", "g/dL", "13.1"),
            ("blood-pressure", "120/80", "mmHg", "mmHg", "120/80"),
        ])
    func conversion(name: String, value: String, from: String, to: String, result: String) throws {
        let analyte = try #require(try builtIn().analyte(named: name))
        let one = try #require(analyte.unit(named: from))
        let other = try #require(analyte.unit(named: to))
        #expect(analyte.convert(value, from: one, to: other) == result)
    }

    @Test("a value that fits another unit names it, and an odd one is told from an unlikely one")
    func otherUnit() throws {
        let analyte = try creatinine()
        let milligrams = try #require(analyte.unit(named: "mg/dL"))
        #expect(analyte.unitsFitting("80", otherThan: milligrams).map(\.words) == ["µmol/L"])
        #expect(analyte.isUnusual("9", in: milligrams))
        #expect(!analyte.isUnusual("0.9", in: milligrams))
    }

    @Test("a result below zero is read only where there can be one")
    func signed() throws {
        let score = try #require(try builtIn().analyte(named: "T-score"))
        let unit = try #require(score.units.first)
        for value in ["-2.5", "0", "1.2"] {
            #expect(score.plausibility(of: value, unit: "SD") == .plausible(unit), "\(value)")
        }
        for value in ["--1", "-", "-x", "1-2"] {
            #expect(score.plausibility(of: value, unit: "SD") == .notANumber, "\(value)")
        }
        guard case .unlikely = score.plausibility(of: "-25", unit: "SD") else {
            Issue.record("-25 was taken")
            return
        }
        #expect(score.isUnusual("-6", in: unit) && !score.isUnusual("-4", in: unit))
        #expect(
            score.order(ToldValue("-2.5", unit: unit), ToldValue("-1", unit: unit)) == .lower)
        #expect(try builtIn().analyte(named: "38267-1")?.id == "spine-t-score")
    }

    @Test("both numbers of a blood pressure count, the larger one first")
    func pair() throws {
        let pressure = try #require(try builtIn().analyte(named: "BP"))
        let unit = try #require(pressure.units.first)
        #expect(pressure.plausibility(of: "120/80", unit: "mmHg") == .plausible(unit))
        for value in ["120", "80/120", "120/80/60", "120/x", "/80"] {
            #expect(pressure.plausibility(of: value, unit: "mmHg") == .notANumber, "\(value)")
        }
        guard case .unlikely = pressure.plausibility(of: "420/80", unit: "mmHg") else {
            Issue.record("420/80 was taken")
            return
        }
    }

    @Test("a fever and a very high calcium carry what is published, in any unit")
    func alerts() throws {
        for (name, value, unit, count) in [
            ("temperature", "38.0", "°C", 1), ("temperature", "100.4", "°F", 1),
            ("temperature", "37.9", "°C", 0), ("corrected calcium", "3", "mmol/L", 1),
            ("corrected calcium", "11.9", "mg/dL", 0), ("calcium", "12", "mg/dL", 1),
            ("calcium", "3.0", "mmol/L", 1), ("calcium", "11.9", "mg/dL", 0),
        ] {
            let analyte = try #require(try builtIn().analyte(named: name))
            let unit = try #require(analyte.unit(named: unit))
            let alerts = analyte.alerts(for: value, in: unit)
            #expect(alerts.count == count, "\(name) \(value)")
            #expect(alerts.allSatisfy { !$0.sources.isEmpty && $0.text.contains("all your") })
        }
    }

    @Test("are found by a LOINC code, which names the unit too")
    func loinc() throws {
        let found = try #require(try builtIn().analyte(named: "14682-9"))
        #expect(found.id == "creatinine")
        #expect(found.units.first { $0.loinc == "14682-9" }?.ucum == "umol/L")
        #expect(try builtIn().analyte(named: "2118-8")?.form == .presence)
        #expect(try builtIn().analyte(named: "14682-8") == nil)
        #expect(try builtIn().analytesNear("creatinin").first == "creatinine")
    }

    @Test("every range of the table has its usual values inside its plausible ones")
    func tableRanges() throws {
        let analytes = try builtIn().analytes
        #expect(analytes.count >= 18)
        for analyte in analytes where analyte.form != .presence {
            for unit in analyte.units {
                #expect(unit.usual != nil, "\(analyte.id) \(unit.words)")
                let ends = [unit.plausibleLow, unit.plausibleHigh]
                #expect(
                    analyte.form == .pair
                        || ends.allSatisfy { analyte.isUnusual($0, in: unit) },
                    "\(analyte.id) \(unit.words)")
            }
        }
    }
}
