import DoseInterface
import Testing

@Suite("May I take it now")
struct AskingTests {
    private func ask(
        _ desk: Desk, _ name: String, _ amount: String? = nil
    ) async throws -> AskDose.Reply {
        try await desk.call(AskDose.self, .init(name: name, amount: amount))
    }

    @Test("what a pack prints counts across the day, with the time from when it fits again")
    func pack() async throws {
        let desk = try await Desk()
        try await desk.add("acetaminophen 1000 mg as needed")
        for time in ["06:02", "12:10", "18:04"] {
            try await desk.record(.taken, "acetaminophen", at: time)
        }
        let night = try await ask(desk, "acetaminophen")
        #expect(night.answer == .notYet)
        #expect(night.reasons.first?.text.contains("would make 4,000 mg in 24 hours") == true)
        #expect(night.reasons.first?.sources.first?.title == "US label of acetaminophen 500 mg")
        #expect(night.fits?.at.hasPrefix("2026-11-24T06:02") == true)
        #expect(night.taken.map(\.amount) == ["1,000 mg", "1,000 mg", "1,000 mg"])
        #expect(night.remarks.contains { $0.text.contains("call your team") })
        // It is recorded all the same, and then remarked on.
        let taken = try await desk.record(.taken, "acetaminophen")
        #expect(taken.record.amount == "1,000 mg")
        #expect(taken.remarks.contains { $0.text.contains("That makes 4,000 mg in 24 hours") })
    }

    @Test("a medicine that is on no list is suggested for its name with a slip")
    func slip() async throws {
        let desk = try await Desk()
        let refusal: NotFound = try await desk.refusal(AskDose.self, .init(name: "asprin"))
        #expect(refusal.suggestions == ["aspirin"])
        let none: NotFound = try await desk.refusal(AskDose.self, .init(name: "wonderdrug"))
        #expect(none.suggestions.isEmpty)
    }

    @Test("the limit of the prescription goes before that of the pack, and is named so")
    func ownLimit() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed every 2 hours max 2 a day")
        try await desk.record(.taken, "ibuprofen", at: "06:00")
        #expect(try await ask(desk, "ibuprofen").answer == .yes)
        try await desk.record(.taken, "ibuprofen", at: "10:00")
        let third = try await ask(desk, "ibuprofen")
        #expect(third.answer == .notYet)
        #expect(
            third.reasons.first?.text.contains("Your prescription says at most 400 mg") == true)
        let entry = try await desk.call(GetDrug.self, .init(name: "Advil"))
        #expect(entry.facts.first?.part == "own limit")
        #expect(entry.facts.first?.text.contains("400 mg in 24 hours") == true)
    }

    @Test("clock times that were ordered are not held to a pack; a dose besides them is")
    func plannedTimes() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 500 mg at 6 am and 6 pm")
        for _ in 1...2 {
            desk.clock.advance(hours: 12)
            try await desk.passTime()
            let taken = try await desk.record(.taken, "naproxen")
            #expect(taken.remarks.allSatisfy { !$0.text.contains("pack") }, "\(taken.remarks)")
        }
        let more = try await ask(desk, "naproxen")
        #expect(more.answer == .notYet)
        #expect(more.reasons.contains { $0.text.contains("The pack's limit is 3 tablets") })
    }

    @Test("a combination tablet counts with all that it holds, by the strength that was written")
    func combination() async throws {
        let desk = try await Desk()
        let added = try await desk.add(
            "oxycodone/acetaminophen 5/325 2 tablets as needed every 6 hours")
        #expect(added.prescription.medicine == "oxycodone/acetaminophen 5/325")
        #expect(added.prescription.listed)
        try await desk.add("acetaminophen 1000 mg as needed")
        try await desk.record(.taken, "oxycodone", at: "08:00")
        try await desk.record(.taken, "acetaminophen", at: "02:00")
        let asked = try await ask(desk, "acetaminophen", "2000 mg")
        #expect(asked.reasons.contains { $0.text.contains("would make 3,650 mg") })
    }

    @Test("two NSAIDs, an infusion within days and a medicine on hold are to be asked about first")
    func askFirst() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed")
        try await desk.add("naproxen 220 mg as needed")
        #expect(try await ask(desk, "ibuprofen").answer == .yes)
        try await desk.record(.taken, "naproxen", at: "12:00")
        let second = try await ask(desk, "ibuprofen")
        #expect(second.answer == .askFirst)
        #expect(second.reasons.first?.text.contains("naproxen was taken") == true)
        try await desk.add("zoledronic acid 4 mg IV every 12 weeks from 2026-11-25 09:30")
        let near = try await ask(desk, "ibuprofen")
        #expect(near.reasons.contains { $0.text.contains("2026-11-25") })
    }

    @Test("what check has open with a medicine on the list is asked about first, until overridden")
    func listedTogether() async throws {
        let desk = try await Desk()
        try await desk.add("warfarin 5 mg at 8 am")
        try await desk.add("naproxen 220 mg as needed")
        let words = "On your list too: warfarin. With a blood thinner the chance of bleeding"
        let asked = try await ask(desk, "naproxen")
        #expect(asked.answer == .askFirst)
        let reason = try #require(asked.reasons.first { $0.text.hasPrefix(words) })
        #expect(!reason.sources.isEmpty)
        // One that is on no list as well.
        let other = try await ask(desk, "acetaminophen")
        #expect(other.answer == .askFirst)
        #expect(other.reasons.contains { $0.text.contains("ask first if you take warfarin") })
        // It is recorded all the same, and then remarked on; what is taken by a plan is not.
        let taken = try await desk.record(.taken, "naproxen", at: "12:00")
        #expect(taken.remarks.contains { $0.text.hasPrefix(words) })
        desk.clock.advance(hours: 14)
        try await desk.passTime()
        let planned = try await desk.record(.taken, "warfarin")
        #expect(planned.remarks.allSatisfy { !$0.text.contains("bleeding") })
        _ = try await desk.call(
            OverrideCheck.self,
            .init(
                requestId: desk.fresh(), name: "naproxen", check: "nsaid-bleeding", reason: "r",
                decidedBy: "Dr. A", lasting: true))
        desk.clock.advance(hours: 12)
        let decided = try await ask(desk, "naproxen")
        #expect(decided.answer == .yes, "\(decided.reasons)")
    }

    @Test(
        "an allergy on record is a reason to ask first, by name, brand or class",
        arguments: ["ibuprofen, rash", "NSAIDs", "Advil"])
    func allergy(told: String) async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed every 6 hours")
        #expect(try await ask(desk, "ibuprofen").answer == .yes)
        let added = try await desk.call(
            AddHealthFact.self, .init(requestId: "a", kind: .allergy, name: told))
        #expect(added.remarks.first?.text.hasPrefix("On your list: ibuprofen.") == true)
        #expect(added.remarks.last?.text.contains("dose may") == true)
        let answer = try await ask(desk, "ibuprofen")
        #expect(answer.answer == .askFirst)
        #expect(answer.reasons.first?.text.contains(told) == true)
        #expect(try await ask(desk, "acetaminophen").answer == .yes)
        let taken = try await desk.record(.taken, "ibuprofen")
        #expect(taken.remarks.contains { $0.text.contains(told) })
    }

    @Test("a medicine with a plan may be taken when a dose is due or near, and not again")
    func byPlan() async throws {
        let desk = try await Desk()
        try await desk.add("letrozole 2.5 mg at 8 am")
        let evening = try await ask(desk, "letrozole")
        #expect(evening.answer == .notYet)
        #expect(evening.fits?.at.hasPrefix("2026-11-24T08:00") == true)
        desk.clock.advance(hours: 14)
        try await desk.passTime()
        #expect(try await ask(desk, "letrozole").answer == .yes)
        try await desk.record(.taken, "letrozole")
        let again = try await ask(desk, "letrozole")
        #expect(again.answer == .notYet)
        #expect(again.reasons.first?.text.contains("by your plan") == true)
    }

    @Test("one on no list can be asked about; one of the clinic and an unknown one are refused")
    func others() async throws {
        let desk = try await Desk()
        let reply = try await ask(desk, "Advil")
        #expect(reply.answer == .yes && reply.amount == "200 mg" && reply.medicine == "Advil")
        #expect(reply.remarks.contains { $0.text.contains("without a prescription") })
        let unknown: NotFound = try await desk.refusal(
            AskDose.self, .init(name: "wishful thinking"))
        #expect(unknown.what == "prescription")
        try await desk.add(zoledronicAcid)
        let clinic: Invalid = try await desk.refusal(AskDose.self, .init(name: "zol"))
        #expect(clinic.parameter == "name")
        let amount: CannotRead = try await desk.refusal(
            AskDose.self, .init(name: "Advil", amount: "lots"))
        #expect(amount.subject == "amount")
    }

    @Test("an infusion shorter than the label time is recorded, and then remarked on")
    func shortInfusion() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        let given = try await desk.record(.given, "zol", minutes: 10)
        #expect(given.record.minutes == 10)
        #expect(given.remarks.contains { $0.text.contains("at least 15 minutes") })
    }

    @Test("the table is listed and shown with codes, sources and checks")
    func table() async throws {
        let desk = try await Desk()
        let drugs = try await desk.call(ListDrugs.self, .init()).drugs
        #expect(drugs.contains { $0.id == "denosumab" && $0.brands.contains("Bildyos") })
        let entry = try await desk.call(GetDrug.self, .init(name: "Jubbonti"))
        #expect(entry.drug.id == "denosumab")
        #expect(entry.codes.contains { $0.system == "RxNorm" && $0.code == "993449" })
        #expect(entry.codes.contains { $0.system == "ATC" && $0.code == "M05BX04" })
        #expect(entry.facts.contains { $0.part == "check" && $0.text.contains("calcium") })
        #expect(
            entry.facts.filter { $0.part != "check" }.allSatisfy { !$0.sources.isEmpty })
        _ = try await desk.refusal(GetDrug.self, .init(name: "denosumob"), as: NotFound.self)
    }

    @Test("formulas say what they are made of, and what is not on record")
    func formulas() async throws {
        let desk = try await Desk()
        try await desk.lab("calcium", "8.5", "mg/dL")
        let before = try await desk.call(GetFormulas.self, .init()).formulas
        #expect(before.map(\.value) == [nil, nil])
        #expect(before.last?.missing == ["albumin"])
        try await desk.lab("albumin", "3.0", "g/dL")
        let after = try await desk.call(GetFormulas.self, .init()).formulas
        #expect(after.last?.value == "9.3 mg/dL")
        #expect(after.last?.inputs.contains { $0.contains("2026-11-23") } == true)
    }
}
