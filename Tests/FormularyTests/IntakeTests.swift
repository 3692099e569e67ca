import Testing

@testable import Formulary

/// "May I take it now?" for what a pack prints and what a prescriber wrote.
@Suite("Intakes")
struct IntakeTests {
    /// A day's midnight, in seconds.
    let midnight: Int64 = 1_795_392_000

    func at(_ hours: Int64, _ minutes: Int64 = 0) -> Int64 {
        midnight + hours * 3_600 + minutes * 60
    }

    func taken(
        _ name: String, _ value: String, _ unit: String = "mg", at instant: Int64,
        strength: String? = nil
    ) throws -> GivenDose {
        let drug = try drug(name)
        return GivenDose(
            prescription: drug.id, drugID: drug.id, medicine: drug.name, strength: strength,
            amount: Measure(value, unit), at: instant, day: .today)
    }

    func may(
        _ name: String, _ value: String, _ unit: String = "mg", at instant: Int64,
        strength: String? = nil, own: OwnLimits = OwnLimits(), after intakes: [GivenDose],
        _ change: (inout Snapshot) -> Void = { _ in }
    ) throws -> IntakeAnswer {
        var snapshot = Snapshot(today: .today)
        snapshot.intakes = intakes
        change(&snapshot)
        return try builtIn().answer(
            IntakeQuestion(
                drug: try drug(name), strength: strength, dose: Measure(value, unit), at: instant,
                own: own),
            snapshot: snapshot)
    }

    @Test("example A: three times 1,000 mg of acetaminophen; it fits again after 24 hours")
    func exampleA() throws {
        let day = try [6, 12, 18].map { try taken("acetaminophen", "1000", at: at($0)) }
        let night = try may("acetaminophen", "1000", at: at(24), after: day)
        #expect(night.verdict == .notYet && night.fitsAt == at(30))
        let reason = try #require(night.reasons.first)
        #expect(reason.kind == .total)
        #expect(
            reason.before
                == "1,000 mg more would make 4,000 mg in 24 hours. The pack's limit is 6 tablets "
                + "of 500 mg (3,000 mg) in 24 hours.")
        #expect(reason.sources.map(\.id) == ["us-otc-acetaminophen-500"])
        #expect(night.counted.count == 3)
        #expect(try may("acetaminophen", "1000", at: at(29, 59), after: day).verdict == .notYet)
        #expect(try may("acetaminophen", "1000", at: at(30), after: day).verdict == .yes)
    }

    @Test("example B: acetaminophen in a combination counts, oxycodone has no printed limit")
    func exampleB() throws {
        let tablets = try [8, 14].map {
            try taken(
                "oxycodone/acetaminophen", "2", "{tablet}", at: at($0), strength: "5/325")
        }
        let asked = try may("acetaminophen", "1000", at: at(20), after: tablets)
        #expect(asked.verdict == .yes && asked.counted.count == 2)
        // 1,300 and 1,000 make 2,300: 1,000 more would be above the pack's 3,000.
        let third = tablets + [try taken("acetaminophen", "1000", at: at(20))]
        let late = try may("acetaminophen", "1000", at: at(26), after: third)
        #expect(late.reasons.first?.before.contains("would make 3,300 mg") == true)
        // Nothing is printed for oxycodone, so only the sum of acetaminophen is looked at.
        let more = try may(
            "oxycodone/acetaminophen", "2", "{tablet}", at: at(26), strength: "5/325", after: third)
        #expect(more.verdict == .yes)
        let contents = try builtIn().contents(
            of: try drug("oxycodone/acetaminophen"), strength: "5/325",
            dose: Measure("4", "{tablet}"))
        #expect(contents?.map(\.milligrams.plain) == ["20", "1300"])
    }

    @Test("example C: ibuprofen 200 mg, 1,200 mg a day and 4 hours apart")
    func exampleC() throws {
        let day = try [8, 12, 16].map { try taken("ibuprofen", "400", at: at($0)) }
        let evening = try may("ibuprofen", "200", at: at(20), after: day)
        #expect(evening.verdict == .notYet && evening.fitsAt == at(32))
        let first = [try taken("ibuprofen", "400", at: at(8))]
        let early = try may("ibuprofen", "400", at: at(11, 59), after: first)
        #expect(early.verdict == .notYet && early.fitsAt == at(12))
        #expect(early.reasons.map(\.kind) == [.gap])
        let words = try #require(early.reasons.first?.before)
        #expect(words.hasPrefix("The last dose was 3 hours 59 minutes ago."))
        #expect(try may("ibuprofen", "400", at: at(12), after: first).verdict == .yes)
    }

    @Test("example D: naproxen 220 mg, by number and by gap; the first dose may be two")
    func exampleD() throws {
        let day = [
            try taken("naproxen", "440", at: at(8)), try taken("naproxen", "220", at: at(16)),
        ]
        let evening = try may("naproxen", "220", at: at(20), after: day)
        #expect(evening.verdict == .notYet)
        #expect(Set(evening.reasons.map(\.kind)) == [.total, .gap])
        #expect(evening.fitsAt == at(32))
        let first = [try taken("naproxen", "220", at: at(8))]
        #expect(try may("naproxen", "220", at: at(9), after: first).verdict == .yes)
        #expect(try may("naproxen", "220", at: at(9, 1), after: first).verdict == .notYet)
        #expect(try may("naproxen", "440", at: at(8, 30), after: first).verdict == .notYet)
    }

    @Test("example E: 24 hours are elapsed hours, whatever the clocks on the wall do")
    func exampleE() throws {
        // In Berlin the clocks go back at 2026-10-25 03:00: the civil day has 25 hours.
        let before: Int64 = 1_792_879_200
        let day = try (0..<3).map {
            try taken("acetaminophen", "1000", at: before + $0 * 6 * 3_600)
        }
        #expect(
            try may("acetaminophen", "1000", at: before + 86_399, after: day).verdict == .notYet)
        #expect(try may("acetaminophen", "1000", at: before + 86_400, after: day).verdict == .yes)
    }

    @Test(
        "each acetaminophen pack has its own limit and gap",
        arguments: [
            ("325", nil, "325 mg (3,250 mg)", 4), ("650", nil, "325 mg (3,250 mg)", 4),
            ("650", "650 mg ER", "650 mg (3,900 mg)", 8), ("1000", nil, "500 mg (3,000 mg)", 6),
            ("1300", "8 hour", "650 mg (3,900 mg)", 8),
        ] as [(String, String?, String, Int64)])
    func packs(amount: String, strength: String?, words: String, hours: Int64) throws {
        let full = [try taken("acetaminophen", "3900", at: at(0))]
        let asked = try may(
            "acetaminophen", amount, at: at(12), strength: strength, after: full)
        #expect(asked.reasons.contains { $0.before.contains(words) })
        let last = [try taken("acetaminophen", "100", at: at(0))]
        #expect(
            try may("acetaminophen", amount, at: at(hours), strength: strength, after: last).verdict
                == .yes)
        #expect(
            try may("acetaminophen", amount, at: at(hours) - 1, strength: strength, after: last)
                .verdict == .notYet)
    }

    @Test("above 4,000 mg the stronger words and the poison center come")
    func danger() throws {
        let day = [try taken("acetaminophen", "3500", at: at(0))]
        let asked = try may("acetaminophen", "1000", at: at(12), after: day)
        let danger = try #require(asked.reasons.first { $0.kind == .danger })
        #expect(danger.after.contains("poison center"))
        // It counts for a combination tablet too, which has no limit of its own.
        let tablets = try may(
            "oxycodone/acetaminophen", "2", "{tablet}", at: at(12), strength: "10/325", after: day)
        #expect(tablets.verdict == .notYet && tablets.reasons.contains { $0.kind == .danger })
    }

    @Test("what the prescriber wrote goes before the pack, both higher and lower, and says so")
    func ownLimit() throws {
        let day = [try taken("ibuprofen", "1200", at: at(0))]
        let higher = OwnLimits(
            dose: Measure("600", "mg"), most: Measure("2400", "mg"), gapSeconds: 6 * 3_600)
        #expect(try may("ibuprofen", "600", at: at(8), own: higher, after: day).verdict == .yes)
        let lower = OwnLimits(most: Measure("600", "mg"))
        let held = try may(
            "ibuprofen", "200", at: at(8), own: lower,
            after: [try taken("ibuprofen", "600", at: at(0))])
        #expect(held.verdict == .notYet)
        #expect(
            held.reasons.first?.before.contains("Your prescription says at most 600 mg") == true)
        #expect(held.reasons.first?.sources.isEmpty == true)
        let soon = try may("ibuprofen", "200", at: at(3), own: higher, after: day)
        #expect(
            soon.reasons.contains { $0.before.contains("Your prescription says at least 6 hours") })
    }

    @Test("more at once than the pack says does not fit at any time, unless it is prescribed so")
    func single() throws {
        let much = try may("ibuprofen", "600", at: at(0), after: [])
        #expect(much.verdict == .notYet && much.fitsAt == nil)
        #expect(much.reasons.map(\.kind) == [.single])
        let own = OwnLimits(dose: Measure("600", "mg"))
        #expect(try may("ibuprofen", "600", at: at(0), own: own, after: []).verdict == .yes)
    }

    @Test("tablets of a strength that nobody wrote are said not to be counted")
    func notCounted() throws {
        let tablets = [try taken("acetaminophen", "2", "{tablet}", at: at(0))]
        let asked = try may("acetaminophen", "500", at: at(12), after: tablets)
        #expect(asked.verdict == .yes)
        #expect(asked.reasons.map(\.kind) == [.notCounted])
    }

    @Test("two NSAIDs within 24 hours, an opioid and a calming pill within 8: ask first")
    func together() throws {
        let naproxen = [try taken("naproxen", "220", at: at(0))]
        let second = try may("ibuprofen", "200", at: at(23, 59), after: naproxen)
        #expect(second.verdict == .askFirst)
        #expect(second.reasons.first?.before.contains("23 hours 59 minutes ago") == true)
        #expect(try may("ibuprofen", "200", at: at(24), after: naproxen).verdict == .yes)
        #expect(try may("acetaminophen", "500", at: at(1), after: naproxen).verdict == .yes)
        let calming = [try taken("lorazepam", "1", at: at(0))]
        let slow = try may("oxycodone", "5", at: at(7, 59), after: calming)
        #expect(slow.verdict == .askFirst)
        #expect(slow.reasons.first?.before.contains("slow your breathing") == true)
        #expect(try may("oxycodone", "5", at: at(8), after: calming).verdict == .yes)
        let opioid = [try taken("morphine", "15", at: at(0))]
        #expect(try may("lorazepam", "1", at: at(1), after: opioid).verdict == .askFirst)
    }

    @Test("an NSAID near an infusion, with weak kidneys, heart failure, low platelets: ask first")
    func askFirst() throws {
        func ask(_ change: (inout Snapshot) -> Void) throws -> IntakeAnswer.Verdict {
            try may("ibuprofen", "200", at: at(0), after: [], change).verdict
        }
        #expect(try ask { _ in } == .yes)
        #expect(try ask { $0.comingInfusions = ["zoledronic-acid": .today + 3] } == .askFirst)
        #expect(try ask { $0.comingInfusions = ["zoledronic-acid": .today + 4] } == .yes)
        #expect(try ask { $0.comingInfusions = ["denosumab": .today + 1] } == .yes)
        #expect(
            try ask { $0.person.conditions = [RecordedFact(name: "heart failure")] } == .askFirst)
        #expect(
            try ask { $0.person.conditions = [RecordedFact(name: "kidney disease")] } == .askFirst)
        #expect(
            try ask {
                $0.observations = [lab("platelets", "90", "10*9/L", .today, low: "150")]
            } == .askFirst)
    }

    @Test("a platelet count that was low long ago is a reason to ask first, one in range is none")
    func oldPlatelets() throws {
        func ask(_ value: String) throws -> IntakeAnswer {
            try may("ibuprofen", "200", at: at(0), after: []) {
                $0.observations = [lab("platelets", value, "10*9/L", .today - 90, low: "150")]
            }
        }
        let low = try ask("90")
        #expect(low.verdict == .askFirst)
        #expect(low.reasons.first?.before.contains("too old to say") == true)
        #expect(low.reasons.first?.sources.isEmpty == false)
        #expect(try ask("250").verdict == .yes)
    }

    @Test("tramadol: 400 mg a day, 300 over age 75, 200 and every 12 hours with very weak kidneys")
    func tramadol() throws {
        let day = try [0, 6, 12].map { try taken("tramadol", "100", at: at($0)) }
        #expect(try may("tramadol", "100", at: at(18), after: day).verdict == .yes)
        let old = try may("tramadol", "100", at: at(18), after: day) {
            $0.person.birth = .today - 80 * 366
        }
        #expect(old.reasons.first?.before.contains("300 mg a day") == true)
        let weak = try may(
            "tramadol", "50", at: at(11), after: [try taken("tramadol", "50", at: at(0))]
        ) { snapshot in
            snapshot.person.birth = .today - 65 * 365 - 18
            snapshot.person.sex = .male
            snapshot.observations = [
                lab("creatinine", "3", "mg/dL", .today), lab("weight", "70", "kg", .today),
            ]
        }
        #expect(weak.reasons.contains { $0.before.contains("every 12 hours") })
        let liver = try may("tramadol", "100", at: at(18), after: []) { $0.told("cirrhosis") }
        #expect(liver.reasons.map(\.kind) == [.single])
        #expect(liver.reasons.first?.before.contains("50 mg every 12 hours") == true)
    }

    @Test("words behind a name say which product is meant")
    func names() throws {
        let formulary = try builtIn()
        let match = try #require(formulary.drug(named: "Oxycodone/acetaminophen 5/325"))
        #expect(match.drug.id == "oxycodone-acetaminophen" && match.strength == "5/325")
        #expect(formulary.drug(named: "Tylenol 8 hour")?.strength == "8 hour")
        #expect(formulary.drug(named: "letrozole 2.5 mg tablet")?.drug.id == "letrozole")
        #expect(formulary.drug(named: "Tylenol with codeine") == nil)
        let halves = formulary.contents(
            of: match.drug, strength: "2.5/325", dose: Measure("0.5", "{tablet}"))
        #expect(halves?.map(\.milligrams.plain) == ["1.25", "162.5"])
    }
}
