import Testing

@testable import Formulary

/// Worked examples that were published, and their exact values.
@Suite("Formulas")
struct FormulaTests {
    /// A published example of the clearance: the exact value, and the one that was printed.
    struct Example: Sendable {
        let sex: Sex
        let years: Int
        let kilograms: String
        let creatinine: String
        let exact: String
        let printed: String
        /// How far the printed value may be off: half of its last digit, more for a known slip.
        var tolerance = 0.05
    }

    static let examples: [Example] = [
        Example(
            sex: .male, years: 70, kilograms: "75", creatinine: "1.0", exact: "72.9167",
            printed: "72.9"),
        Example(
            sex: .male, years: 60, kilograms: "80", creatinine: "1.2", exact: "74.0741",
            printed: "74.1"),
        // The page prints 80.9 for 80.9992: a slip in rounding.
        Example(
            sex: .female, years: 45, kilograms: "65", creatinine: "0.9", exact: "80.9992",
            printed: "80.9", tolerance: 0.1),
        Example(
            sex: .male, years: 30, kilograms: "50", creatinine: "10", exact: "7.6389",
            printed: "7.64"),
        Example(
            sex: .male, years: 65, kilograms: "70", creatinine: "1.4", exact: "52.0833",
            printed: "52.1"),
        Example(
            sex: .female, years: 45, kilograms: "60", creatinine: "0.9", exact: "74.7685",
            printed: "74.8"),
        Example(
            sex: .female, years: 76, kilograms: "63", creatinine: "1.2", exact: "39.6667",
            printed: "39.7"),
        Example(
            sex: .male, years: 65, kilograms: "54", creatinine: "0.9", exact: "62.5000",
            printed: "62.5"),
        Example(
            sex: .male, years: 40, kilograms: "72", creatinine: "1.0", exact: "100.0000",
            printed: "100"),
        Example(
            sex: .female, years: 40, kilograms: "72", creatinine: "1.0", exact: "85.0000",
            printed: "85"),
        Example(
            sex: .male, years: 80, kilograms: "60", creatinine: "2.0", exact: "25.0000",
            printed: "25"),
        Example(
            sex: .male, years: 60, kilograms: "72", creatinine: "1.0", exact: "80.0000",
            printed: "80"),
        Example(
            sex: .female, years: 60, kilograms: "72", creatinine: "1.0", exact: "68.0000",
            printed: "68"),
    ]

    @Test("the clearance agrees with every published example in mg/dL", arguments: examples)
    func clearance(example: Example) throws {
        let creatinine = try #require(Exact(example.creatinine))
        let kilograms = try #require(Exact(example.kilograms))
        let value = try #require(
            Formulas.clearance(
                creatinine: creatinine, years: example.years, kilograms: kilograms,
                sex: example.sex))
        #expect(value.rounded(4) == example.exact)
        let printed = try #require(Double(example.printed))
        let got = try #require(Double(value.rounded(6)))
        #expect(abs(got - printed) <= example.tolerance)
    }

    @Test(
        "the clearance from µmol/L goes by exactly 88.4",
        arguments: [
            (Sex.male, 70, "75", "110", "58.5985", 58.7, 0.11),
            (.male, 65, "75", "110", "62.7841", 62.96, 0.18),
            (.female, 80, "50", "120", "26.0903", 26.0, 0.1),
        ])
    func molar(
        sex: Sex, years: Int, kilograms: String, micromoles: String, exact: String,
        printed: Double, tolerance: Double
    ) throws {
        let creatinine = try #require(Formulas.creatinine(Measure(micromoles, "umol/L")))
        let weight = try #require(Exact(kilograms))
        let value = try #require(
            Formulas.clearance(
                creatinine: creatinine, years: years, kilograms: weight, sex: sex))
        #expect(value.rounded(4) == exact)
        // Pages use rounded constants, so they differ by a little.
        #expect(abs(try #require(Double(value.rounded(6))) - printed) <= tolerance)
    }

    @Test("88.4 µmol/L of creatinine is exactly 1 mg/dL")
    func unit() throws {
        #expect(Formulas.creatinine(Measure("88.4", "umol/L")) == Exact(1))
        #expect(Formulas.creatinine(Measure("1", "mmol/L")) == nil)
    }

    @Test("nothing is worked out from a number that is not above 0, nor under 18 years")
    func refused() throws {
        let one = Exact(1)
        let heavy = Exact(70)
        func value(_ creatinine: Exact, _ years: Int, _ kilograms: Exact) -> Exact? {
            Formulas.clearance(
                creatinine: creatinine, years: years, kilograms: kilograms, sex: .male)
        }
        #expect(value(one, 50, heavy) != nil)
        #expect(value(Exact(0), 50, heavy) == nil)
        #expect(value(one, 0, heavy) == nil)
        #expect(value(one, 17, heavy) == nil)
        #expect(value(one, 18, heavy) != nil)
        #expect(value(one, 140, heavy) == nil)
        #expect(value(one, 50, Exact(0)) == nil)
    }

    @Test(
        "calcium corrected for albumin agrees with every published example in mg/dL",
        arguments: [
            ("8.5", "3.0", "9.3"), ("8.4", "2.5", "9.6"), ("8.0", "2.0", "9.6"),
            ("7.5", "2.0", "9.1"), ("9.5", "3.0", "10.3"), ("9.0", "4.0", "9.0"),
        ])
    func corrected(calcium: String, albumin: String, expected: String) throws {
        let value = Formulas.corrected(
            calcium: try #require(Exact(calcium)), albumin: try #require(Exact(albumin)))
        #expect(value == Exact(expected))
    }

    @Test(
        "calcium corrected for albumin agrees with every published example in mmol/L",
        arguments: [("2.20", "30", "2.40"), ("2.10", "28", "2.34"), ("2.45", "46", "2.33")])
    func correctedMolar(calcium: String, albumin: String, expected: String) throws {
        let value = Formulas.correctedMolar(
            calcium: try #require(Exact(calcium)), albumin: try #require(Exact(albumin)))
        #expect(value == Exact(expected))
    }

    @Test("numbers are exact, and rounded half up only to be shown")
    func exact() throws {
        let rise = try #require(Exact("1.4")) - (try #require(Exact("0.9")))
        #expect(rise == Exact("0.5"))
        #expect(Exact("0.25")?.rounded(1) == "0.3")
        #expect((Exact(0) - Exact(1) / Exact(8)).rounded(1) == "-0.1")
        #expect(Exact("1300")?.grouped == "1,300" && Exact("999.5")?.grouped == "999.5")
        #expect(Exact("1e3") == nil && Exact("-1") == nil && Exact("") == nil)
    }

    @Test("the answer names its method, every input with its day, and what is missing")
    func answer() throws {
        let today = DayNumber.today
        var snapshot = Snapshot(
            today: today,
            observations: [
                lab("creatinine", "110", "umol/L", today - 3), lab("weight", "75", "kg", today - 9),
                lab("weight", "80", "kg", today - 60),
            ])
        snapshot.person.birth = today - 70 * 365 - 30
        snapshot.person.sex = .male
        let formulary = try builtIn()
        let answer = formulary.clearance(snapshot, of: snapshot.observations.first)
        #expect(answer.words == "58.6 mL/min")
        #expect(answer.method == "Cockcroft-Gault, with the actual weight")
        #expect(
            answer.inputWords
                == "creatinine 110 umol/L (2026-11-20), weight 75 kg (2026-11-14), age 70, "
                + "sex male")
        snapshot.person.sex = nil
        snapshot.observations.removeAll { $0.analyteID == "weight" }
        let unknown = formulary.clearance(snapshot, of: snapshot.observations.first)
        #expect(unknown.value == nil && unknown.missing == ["weight", "sex"])
    }

    @Test("without albumin, or with one of another month, corrected calcium stays unknown")
    func unknownCalcium() throws {
        let today = DayNumber.today
        let formulary = try builtIn()
        let calcium = lab("calcium", "8.5", "mg/dL", today)
        let alone = Snapshot(today: today, observations: [calcium])
        #expect(formulary.correctedCalcium(alone).value == nil)
        #expect(formulary.correctedCalcium(alone).missing == ["albumin"])
        let old = Snapshot(
            today: today, observations: [calcium, lab("albumin", "3.0", "g/dL", today - 15)])
        #expect(formulary.correctedCalcium(old).value == nil)
        let near = Snapshot(
            today: today, observations: [calcium, lab("albumin", "30", "g/L", today - 14)])
        #expect(formulary.correctedCalcium(near).words == "9.3 mg/dL")
    }

    @Test("age is counted in whole years, up to the birthday")
    func age() {
        var person = PersonFacts()
        person.birth = DayNumber(value: 0)
        #expect(person.age(on: DayNumber(value: 365)) == 1)
        #expect(person.age(on: DayNumber(value: 364)) == 0)
        #expect(person.age(on: DayNumber(value: -1)) == nil)
        #expect(DayNumber.today.iso == "2026-11-23")
    }
}
