import Testing

@testable import Formulary

/// Medicines that matter together: what a check says of them, and what it means for a dose now.
@Suite("Medicines together")
struct TogetherTests {
    /// Some hour of the day, in seconds.
    func at(_ hours: Int64) -> Int64 { 1_795_392_000 + hours * 3_600 }

    func taken(_ name: String, _ value: String, at instant: Int64) throws -> GivenDose {
        let drug = try drug(name)
        return GivenDose(
            prescription: drug.id, drugID: drug.id, medicine: drug.name,
            amount: Measure(value, "mg"), at: instant, day: .today)
    }

    func may(
        _ name: String, _ value: String, at instant: Int64, after intakes: [GivenDose],
        _ change: (inout Snapshot) -> Void = { _ in }
    ) throws -> IntakeAnswer {
        var snapshot = Snapshot(today: .today)
        snapshot.intakes = intakes
        change(&snapshot)
        return try builtIn().answer(
            IntakeQuestion(drug: try drug(name), dose: Measure(value, "mg"), at: instant),
            snapshot: snapshot)
    }

    func check(
        _ id: String, of name: String, with others: [ListedMedicine]
    ) throws -> CheckResult {
        var snapshot = Snapshot(today: .today)
        snapshot.others = others
        return try result(id, of: name, snapshot)
    }

    @Test(
        "what a check has open about medicines on the list is to be asked about, in its words",
        arguments: [
            ("naproxen", "220", "warfarin", "nsaid-bleeding"),
            ("acetaminophen", "500", "warfarin", "warfarin"),
            ("tramadol", "50", "sertraline", "serotonin"),
            ("tramadol", "50", "bupropion", "seizure-pills"),
            ("ibuprofen", "200", "furosemide", "nsaid-water-pill"),
            ("naproxen", "220", "sertraline", "nsaid-bleeding"),
        ])
    func listedOthers(name: String, value: String, other: String, check: String) throws {
        let others = [try listed(other)]
        let asked = try may(name, value, at: at(0), after: []) { $0.others = others }
        #expect(asked.verdict == .askFirst)
        let open = try self.check(check, of: name, with: others)
        let said = try #require(asked.reasons.first { $0.before.contains(open.sentence) })
        #expect(said.kind == .caution && said.sources == open.sources && !said.sources.isEmpty)
        #expect(said.before.hasPrefix("On your list too: \(other). "))
        #expect(open.advice.map { said.before.hasSuffix($0) } == true)
        // What the team decided, and what the person chose as only worth knowing, is not asked.
        let decided = try may(name, value, at: at(0), after: []) {
            $0.others = others
            $0.decided(check)
        }
        #expect(!decided.reasons.contains { $0.before.contains(open.sentence) })
        let light = try may(name, value, at: at(0), after: []) {
            $0.others = others
            $0.chosenSeverities = [check: .info]
        }
        #expect(!light.reasons.contains { $0.before.contains(open.sentence) })
        // What is taken by a plan is beside the others as it was ordered.
        let own = try listed(name)
        let planned = try may(name, value, at: at(0), after: []) {
            $0.others = others
            $0.own = own
        }
        #expect(!planned.reasons.contains { $0.before.contains(open.sentence) })
    }

    @Test("another opioid within hours is asked about; on the list alone it is worth knowing")
    func opioids() throws {
        let day = [
            try taken("tramadol", "50", at: at(0)), try taken("morphine", "15", at: at(2)),
        ]
        let soon = try may("oxycodone", "5", at: at(3), after: day)
        #expect(soon.verdict == .askFirst)
        let reason = try #require(soon.reasons.first { $0.kind == .caution })
        #expect(
            reason.before.hasPrefix(
                "morphine was taken 1 hour ago. tramadol was taken 3 hours ago. "
                    + "These are all opioids."))
        #expect(!reason.sources.isEmpty)
        #expect(try may("oxycodone", "5", at: at(10), after: day).verdict == .yes)
        let morphine = try listed("morphine")
        let beside = try may("oxycodone", "5", at: at(0), after: []) { $0.others = [morphine] }
        #expect(beside.verdict == .yes && beside.reasons.map(\.kind) == [.listed])
        #expect(beside.reasons.first?.before.contains("Both are opioids.") == true)
    }

    @Test("a check says of the other side what is true of it, and never counts the medicine itself")
    func otherSide() throws {
        for (id, name, same, words) in [
            ("nsaid-bleeding", "warfarin", "apixaban", "No NSAID"),
            ("injection-bleeding", "warfarin", "apixaban", "Fulvestrant is not"),
            ("serotonin", "sertraline", "amitriptyline", "Tramadol is not"),
            ("slow-breathing", "lorazepam", "zolpidem", "No opioid"),
        ] {
            for others in [[], [try listed(same)]] {
                let alone = try check(id, of: name, with: others)
                #expect(alone.state == .ok && alone.sentence.hasPrefix(words), "\(id)")
            }
        }
        let met = try check("nsaid-bleeding", of: "warfarin", with: [listed("naproxen")])
        #expect(met.state == .open && met.sentence.contains("blood thinner"))
    }

    @Test("more than two of one kind are said to be all of it")
    func ofMore() throws {
        let two = try check("two-opioids", of: "morphine", with: [listed("oxycodone")])
        #expect(two.sentence == "Both are opioids." && two.severity == .warn)
        let three = try check(
            "two-opioids", of: "morphine", with: [listed("oxycodone"), listed("tramadol")])
        #expect(three.sentence == "These are all opioids.")
        let twice = try check(
            "two-opioids", of: "morphine", with: [listed("oxycodone"), listed("oxycodone", "5")])
        #expect(twice.sentence == "Both are opioids.")
    }
}
