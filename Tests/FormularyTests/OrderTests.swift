import Testing

@testable import Formulary

/// What stands before every limit: an allergy, and more than was ordered.
@Suite("Orders, allergies and combinations")
struct OrderTests {
    private func may(
        _ name: String, _ value: String, _ unit: String = "mg", strength: String? = nil,
        own: OwnLimits = OwnLimits(), after intakes: [GivenDose] = [],
        _ change: (inout Snapshot) -> Void = { _ in }
    ) throws -> IntakeAnswer {
        var snapshot = Snapshot(today: .today)
        snapshot.intakes = intakes
        change(&snapshot)
        return try builtIn().answer(
            IntakeQuestion(
                drug: try drug(name), strength: strength, dose: Measure(value, unit), at: 90_000,
                own: own),
            snapshot: snapshot)
    }

    private func taken(
        _ name: String, _ value: String, _ unit: String = "mg", hoursAgo: Int64
    ) throws -> GivenDose {
        let drug = try drug(name)
        return GivenDose(
            prescription: drug.id, drugID: drug.id, medicine: drug.name,
            amount: Measure(value, unit), at: 90_000 - hoursAgo * 3_600, day: .today)
    }

    @Test(
        "how many times an ordered amount another one is, across units",
        arguments: [
            ("5", "g", "15", "mg", "333"), ("30", "mg", "15", "mg", "2"),
            ("250", "ug", "1", "mg", "0"), ("3", "{tablet}", "1", "{tablet}", "3"),
            ("2", "{tablet}", "15", "mg", nil), ("5", "mL", "15", "mg", nil),
            ("5", "mg", "0", "mg", nil),
        ] as [(String, String, String, String, String?)])
    func times(
        value: String, unit: String, ordered: String, orderedUnit: String, times: String?
    ) throws {
        let found = try builtIn().times(
            Measure(value, unit), of: Measure(ordered, orderedUnit), drug: nil, strength: nil)
        #expect(found.map { String($0.whole) } == times)
    }

    @Test("tablets of a strength that was written can be held against milligrams")
    func tablets() throws {
        let found = try builtIn().times(
            Measure("250", "mg"), of: Measure("1", "{tablet}"), drug: try drug("letrozole"),
            strength: "2.5 mg tablet")
        #expect(found == Exact(100))
    }

    @Test("more than was ordered is asked about first, before any limit, and never fits")
    func overOrder() throws {
        let own = OwnLimits(dose: Measure("15", "mg"), most: Measure("90", "mg"))
        let much = try may("morphine", "5000", own: own)
        #expect(much.verdict == .askFirst && much.fitsAt == nil && much.isForTeam)
        #expect(much.reasons.map(\.kind) == [.order, .total])
        #expect(try may("morphine", "15", own: own).verdict == .yes)
        #expect(try may("morphine", "7.5", own: own).verdict == .yes)
        #expect(try may("morphine", "2", "{tablet}", own: own).reasons.first?.kind == .order)
    }

    @Test("an allergy goes before everything, also one to another medicine of the kind")
    func allergy() throws {
        func ask(_ name: String, told: String) throws -> IntakeAnswer {
            try may(name, "5000", own: OwnLimits(dose: Measure("200", "mg"))) {
                $0.person.allergies = [RecordedFact(name: told)]
            }
        }
        for (name, told) in [
            ("ibuprofen", "Advil"), ("naproxen", "aspirin"), ("morphine", "codeine, rash"),
        ] {
            let answer = try ask(name, told: told)
            #expect(answer.reasons.prefix(2).map(\.kind) == [.allergy, .order], "\(name)")
            #expect(answer.verdict == .askFirst && answer.fitsAt == nil)
        }
        #expect(try ask("acetaminophen", told: "ibuprofen").reasons.first?.kind == .order)
    }

    @Test("a medicine in no table is known by its name or the first word of it")
    func unlisted() throws {
        let formulary = try builtIn()
        func says(_ medicine: String, _ told: String) -> Bool {
            formulary.caution(about: nil, named: medicine, allergy: told) != nil
        }
        #expect(says("Penicillin V", "penicillin, rash"))
        #expect(says("wonderdrug", "Wonderdrug"))
        #expect(!says("wonderdrug tablets", "peanut tablets"))
        #expect(!says("folic acid", "fusidic acid"))
    }

    @Test("a combination is held against the label of what it holds, with its name and source")
    func combination() throws {
        let day = [try taken("acetaminophen", "3000", hoursAgo: 6)]
        let two = try may(
            "oxycodone/acetaminophen", "2", "{tablet}", strength: "5/325", after: day)
        #expect(two.verdict == .notYet && two.fitsAt == 90_000 + 18 * 3_600)
        let reason = try #require(two.reasons.first)
        #expect(reason.kind == .total && !reason.sources.isEmpty)
        #expect(reason.before.contains("3,650 mg of acetaminophen"))
        #expect(reason.before.contains("label of acetaminophen alone says at most 3,250 mg"))
        // What the prescriber wrote for the combination goes before it.
        let own = OwnLimits(most: Measure("12", "{tablet}"))
        #expect(
            try may(
                "oxycodone/acetaminophen", "2", "{tablet}", strength: "5/325", own: own, after: day
            ).verdict == .yes)
        // A laxative is no pain medicine: its pack is not held against a prescription.
        #expect(
            try may("senna/docusate", "9", "{tablet}", strength: "8.6/50").verdict == .yes)
    }

    @Test("a limit in tablets of a strength nobody wrote is held, and what is dangerous beside it")
    func ownTablets() throws {
        let own = OwnLimits(most: Measure("2", "{tablet}"))
        let tablets = [try taken("acetaminophen", "2", "{tablet}", hoursAgo: 12)]
        let third = try may("acetaminophen", "1", "{tablet}", own: own, after: tablets)
        #expect(third.reasons.map(\.kind) == [.total])
        #expect(third.reasons.first?.before.contains("3 tablets") == true)
        let grams = [try taken("acetaminophen", "4500", hoursAgo: 12)]
        let much = try may("acetaminophen", "1", "{tablet}", own: own, after: grams)
        #expect(much.verdict == .notYet)
        #expect(much.reasons.map(\.kind) == [.danger, .notCounted])
        #expect(much.reasons.first?.before.hasPrefix("Without this dose it is 4,500 mg") == true)
    }

    @Test("an opioid and a calming pill on one list are said, and hold nothing by themselves")
    func listed() throws {
        let answer = try may("morphine", "15") {
            $0.others = [
                ListedMedicine(
                    name: "lorazepam", drugID: "lorazepam", medicine: "lorazepam",
                    dose: Measure("1", "mg"))
            ]
        }
        #expect(answer.verdict == .yes)
        #expect(answer.reasons.map(\.kind) == [.beside])
        #expect(answer.reasons.first?.sources.isEmpty == false)
    }

    @Test("what the clock times of a prescription bring is as ordered; more than they bring is not")
    func planned() throws {
        var own = OwnLimits(
            dose: Measure("500", "mg"), plannedMost: Measure("1000", "mg"),
            plannedGapSeconds: 12 * 3_600)
        let first = try taken("naproxen", "500", hoursAgo: 12)
        #expect(try may("naproxen", "500", own: own, after: [first]).verdict == .yes)
        let both = [
            try taken("naproxen", "500", hoursAgo: 21), try taken("naproxen", "500", hoursAgo: 9),
        ]
        let third = try may("naproxen", "500", own: own, after: both)
        #expect(third.verdict == .notYet && third.reasons.map(\.kind) == [.total])
        let early = [try taken("naproxen", "500", hoursAgo: 6)]
        #expect(try may("naproxen", "500", own: own, after: early).reasons.map(\.kind) == [.gap])
        own.plannedGapSeconds = 6 * 3_600
        #expect(try may("naproxen", "500", own: own, after: early).verdict == .yes)
        let much = OwnLimits(
            dose: Measure("1500", "mg"), plannedMost: Measure("6000", "mg"),
            plannedGapSeconds: 6 * 3_600)
        let day = try [12, 6].map { try taken("acetaminophen", "1500", hoursAgo: $0) }
        // What is dangerous stays so, whatever was written down.
        let danger = try may("acetaminophen", "1500", own: much, after: day)
        #expect(danger.reasons.map(\.kind) == [.danger])
    }
}
