import Testing

@testable import Formulary

@Suite("Results of which the laboratory gave only a limit")
struct LimitTests {
    private let today = DayNumber.today

    private func limit(
        _ analyte: String, _ comparator: ValueComparator, _ value: String, _ unit: String,
        _ day: DayNumber? = nil, low: String? = nil, high: String? = nil
    ) -> Observation {
        var result = lab(analyte, value, unit, day ?? today, low: low, high: high)
        result.comparator = comparator
        result.valueText = comparator.mark + result.valueText
        return result
    }

    /// A man of 65 with 75 kg before a dose of 4 mg, and this creatinine in mg/dL.
    private func man(_ comparator: ValueComparator, _ creatinine: String) throws -> Snapshot {
        var snapshot = Snapshot(today: today, doseDay: today + 1)
        try snapshot.ordered("zoledronic acid", "4")
        snapshot.someone(.male, years: 65)
        snapshot.result("weight", "75", "kg")
        snapshot.observations.append(limit("creatinine", comparator, creatinine, "mg/dL"))
        return snapshot
    }

    @Test(
        "is read in every way in which laboratories print it",
        arguments: [
            ("<0.3", ValueComparator.below, "0.3"), ("< 0.3", .below, "0.3"),
            ("≤0.3", .atMost, "0.3"), ("<=0.3", .atMost, "0.3"), ("=<0.3", .atMost, "0.3"),
            (">90", .above, "90"), ("> 90", .above, "90"), ("≥ 90", .atLeast, "90"),
            (">=90", .atLeast, "90"),
        ])
    func spellings(text: String, comparator: ValueComparator, rest: String) throws {
        let split = try #require(ValueComparator.split(text))
        #expect(split.comparator == comparator && split.rest == rest)
        #expect(ValueComparator.split("0.3") == nil && ValueComparator.split("") == nil)
    }

    @Test("is compared only as far as it is certain")
    func certain() {
        func told(_ comparator: ValueComparator?) -> ToldNumber<Int> { ToldNumber(35, comparator) }
        #expect(told(.above).isAbove(35) == true && told(.atLeast).isAbove(35) == nil)
        #expect(told(.above).isBelow(35) == false && told(.atLeast).isBelow(35) == false)
        #expect(told(.above).isAbove(36) == nil && told(.above).isBelow(36) == nil)
        #expect(told(.below).isBelow(35) == true && told(.atMost).isBelow(35) == nil)
        #expect(told(.below).isAbove(35) == false && told(.atMost).isAbove(35) == false)
        #expect(told(.below).isBelow(34) == nil && told(.below).isAbove(34) == nil)
        #expect(told(nil).isBelow(36) == true && told(nil).isAbove(35) == false)
    }

    @Test("makes a formula unknown, and says what is missing")
    func formula() throws {
        let formulary = try builtIn()
        let answer = formulary.clearance(try man(.below, "0.3"))
        #expect(answer.value == nil && answer.words == nil)
        #expect(
            answer.missing == ["an exact creatinine (the lab gave only a limit)"])
        #expect(answer.inputWords.hasPrefix("creatinine <0.3 mg/dL (2026-11-23)"))
        let calcium = Snapshot(
            today: today,
            observations: [
                limit("calcium", .below, "5", "mg/dL"), lab("albumin", "4.0", "g/dL", today),
            ])
        #expect(formulary.correctedCalcium(calcium).value == nil)
        // 75 × 75 / (72 × 0.3) is 260.42; rounded, the limit stays true.
        #expect(answer.toldWords == ">260.4 mL/min")
    }

    @Test("decides a check where the conclusion is certain all the same")
    func decides() throws {
        // More than 260 mL/min is above 60, whatever the creatinine is.
        let strong = try man(.below, "0.3")
        #expect(try result("nsaid-kidneys", of: "ibuprofen", strong).state == .ok)
        let row = try result("clearance", of: "zoledronic acid", strong)
        #expect(row.state == .ok && row.sentence.contains("4 mg"))
        // Less than 27 mL/min is below 30 and in no row.
        let weak = try man(.above, "3")
        #expect(try result("nsaid-kidneys", of: "ibuprofen", weak).state == .outOfRange)
        let below = try result("clearance", of: "zoledronic acid", weak)
        #expect(below.state == .outOfRange && below.isBlocking)
    }

    @Test("leaves a check open where it could be either")
    func staysOpen() throws {
        // Below 2 mg/dL is more than 39 mL/min: in which row nobody knows.
        let snapshot = try man(.below, "2")
        let row = try result("clearance", of: "zoledronic acid", snapshot)
        #expect(row.state == .missing && !row.isBlocking)
        #expect(row.sentence.contains("the lab gave only a limit"))
        #expect(row.hints.allSatisfy { $0.hasPrefix("Creatinine?") } && !row.hints.isEmpty)
        let kidneys = try result("nsaid-kidneys", of: "ibuprofen", snapshot)
        #expect(kidneys.state == .missing)
    }

    @Test(
        "is held against the lab's own range as far as it goes",
        arguments: [
            (ValueComparator.below, "2.0", CheckState.open), (.below, "1.1", .ok),
            (.above, "1.1", .open), (.above, "0.9", .open),
        ])
    func range(comparator: ValueComparator, value: String, state: CheckState) throws {
        var snapshot = Snapshot(today: today, doseDay: today + 1)
        snapshot.observations = [limit("creatinine", comparator, value, "mg/dL", high: "1.1")]
        let found = try result("creatinine", of: "zoledronic acid", snapshot)
        #expect(found.state == state && !found.isBlocking)
        let isKnown = comparator == .above && value == "1.1"
        #expect(found.sentence.contains("only a limit") == (state == .open && !isKnown))
        #expect(!found.sources.isEmpty)
    }

    @Test(
        "is a rise, or none, only when that is certain",
        arguments: [
            ("0.9", nil, "1.4", ValueComparator.above, CheckState.outOfRange),
            ("0.9", nil, "1.0", .below, .ok), ("0.9", nil, "1.2", .above, .open),
            ("0.3", ValueComparator.below, "0.9", nil, .outOfRange),
            ("0.3", .below, "0.7", nil, .open),
        ] as [(String, ValueComparator?, String, ValueComparator?, CheckState)])
    func rise(
        before: String, first: ValueComparator?, after: String, second: ValueComparator?,
        state: CheckState
    ) throws {
        var snapshot = Snapshot(today: today, doseDay: today + 1)
        snapshot.later()
        var results = [
            lab("creatinine", before, "mg/dL", today - 101),
            lab("creatinine", after, "mg/dL", today - 1),
        ]
        (results[0].comparator, results[1].comparator) = (first, second)
        snapshot.observations = results
        let found = try result("creatinine-rise", of: "zoledronic acid", snapshot)
        #expect(found.state == state && found.isBlocking == (state == .outOfRange))
    }

    @Test("of vitamin D or platelets says what is certain, and no more")
    func levels() throws {
        for (comparator, value, state) in [
            (ValueComparator.below, "7", CheckState.outOfRange), (.above, "60", .ok),
            (.below, "30", .open),
        ] {
            let snapshot = Snapshot(
                today: today, observations: [limit("vitamin-d", comparator, value, "ng/mL")])
            let found = try result("vitamin-d", of: "denosumab", snapshot)
            #expect(found.state == state, "\(comparator.rawValue)\(value)")
        }
        let platelets = Snapshot(
            today: today,
            observations: [limit("platelets", .below, "200", "10*9/L", low: "150", high: "400")])
        #expect(try result("nsaid-platelets", of: "ibuprofen", platelets).state == .open)
    }

    @Test("is plausible below what anyone has, unless another unit fits better")
    func plausible() throws {
        let creatinine = try #require(try builtIn().analyte(id: "creatinine"))
        let milligrams = try #require(creatinine.unit(named: "mg/dL"))
        #expect(
            creatinine.plausibility(of: "0.15", .below, unit: "mg/dL") == .plausible(milligrams))
        for (value, comparator) in [("0.15", nil), ("0.15", .above), ("80", .below)]
            as [(String, ValueComparator?)]
        {
            guard
                case .unlikely = creatinine.plausibility(of: value, comparator, unit: "mg/dL")
            else {
                Issue.record("\(value) was taken")
                continue
            }
        }
        let pressure = try #require(try builtIn().analyte(id: "blood-pressure"))
        #expect(pressure.plausibility(of: "120/80", .below, unit: "mmHg") == .notANumber)
    }

    @Test("calls for help only when it is certainly as high as published")
    func alerts() throws {
        let calcium = try #require(try builtIn().analyte(id: "calcium"))
        let unit = try #require(calcium.unit(named: "mg/dL"))
        #expect(calcium.alerts(for: "12", .atLeast, in: unit).count == 1)
        #expect(calcium.alerts(for: "12", .above, in: unit).count == 1)
        #expect(calcium.alerts(for: "13", .below, in: unit).isEmpty)
    }

    @Test("is above or below another value only when that is certain")
    func order() throws {
        let egfr = try #require(try builtIn().analyte(id: "egfr"))
        let unit = try #require(egfr.units.first)
        let high = ToldValue("90", .above, unit: unit)
        #expect(egfr.order(high, ToldValue("60", unit: unit)) == .higher)
        #expect(egfr.order(ToldValue("60", unit: unit), high) == .lower)
        #expect(egfr.order(high, ToldValue("95", unit: unit)) == nil)
        #expect(egfr.order(high, ToldValue("60", .above, unit: unit)) == nil)
    }
}
