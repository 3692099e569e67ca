import DoseInterface
import Testing

/// Amounts that are far from what was ordered, and amounts in places where they could get lost.
@Suite("Amounts that could do harm")
struct AmountSafetyTests {
    private func ask(
        _ desk: Desk, _ name: String, _ amount: String? = nil
    ) async throws -> AskDose.Reply {
        try await desk.call(AskDose.self, .init(name: name, amount: amount))
    }

    private static let morphine = "morphine 15 mg as needed every 4 hours max 6 a day"

    // MARK: In the name

    @Test("an amount that stands in the name is what is recorded, also of an infusion")
    func inName() async throws {
        let desk = try await Desk()
        try await desk.add(Self.morphine)
        #expect(try await desk.record(.taken, "morphine 30 mg").record.amount == "30 mg")
        #expect(try await desk.record(.taken, "morphine 30 mg tablet").record.amount == "30 mg")
        #expect(try await desk.record(.taken, "morphine tablets").record.amount == "15 mg")
        try await desk.add(zoledronicAcid)
        let given = try await desk.record(.given, "zoledronic acid 3.5 mg")
        #expect(given.record.amount == "3.5 mg")
    }

    @Test("an amount in the name and another one behind it are refused, and nothing is recorded")
    func twice() async throws {
        let desk = try await Desk()
        try await desk.add(Self.morphine)
        let twice: Invalid = try await desk.refusal(
            RecordDose.self,
            .init(
                requestId: "a", name: "morphine 30 mg", outcome: .taken, amount: "15 mg"))
        #expect(twice.parameter == "amount")
        _ = try await desk.refusal(
            RecordDose.self,
            .init(requestId: "b", name: "morphine 30 mg", outcome: .taken, words: "15 mg"),
            as: CannotRead.self)
        _ = try await desk.refusal(
            RecordDose.self, .init(requestId: "c", name: "morphine 10/325", outcome: .taken),
            as: CannotRead.self)
        #expect(try await desk.show("morphine").records.isEmpty)
    }

    @Test("a correction and a change take the amount in the name too")
    func corrected() async throws {
        let desk = try await Desk()
        try await desk.add(Self.morphine)
        try await desk.record(.taken, "morphine")
        let amended = try await desk.call(
            AmendDose.self, .init(requestId: "a", name: "morphine 30 mg"))
        #expect(amended.record.amount == "30 mg")
        let edited = try await desk.edit("morphine 20 mg")
        #expect(edited.prescription.dose == "20 mg")
    }

    @Test("a question is answered for the amount in the name, on the list and off it")
    func askedInName() async throws {
        let desk = try await Desk()
        let off = try await ask(desk, "ibuprofen 800 mg")
        #expect(off.amount == "800 mg" && off.answer == .notYet)
        #expect(try await ask(desk, "acetaminophen 650 mg ER").amount == "650 mg")
        try await desk.add("ibuprofen 200 mg as needed")
        #expect(try await ask(desk, "ibuprofen 800 mg").amount == "800 mg")
    }

    @Test("a name with another amount than is ordered names no prescription")
    func otherPrescription() async throws {
        let desk = try await Desk()
        try await desk.add("letrozole 2.5 mg at 8 am")
        #expect(try await desk.show("letrozole 2.5 mg").prescription.name == "letrozole")
        let refused: NotFound = try await desk.refusal(
            ShowPrescription.self, .init(name: "letrozole 5 mg"))
        #expect(refused.suggestions == ["letrozole"])
        // Where no amount is meant, one that is ordered so only names the prescription.
        #expect(
            try await desk.move("letrozole 2.5 mg", to: "tomorrow 9:00").dose.due.at
                == "2026-11-24T09:00:00+01:00")
        _ = try await desk.refusal(
            MoveDose.self,
            .init(requestId: "m", name: "letrozole 5 mg", to: "tomorrow 9:00"), as: NotFound.self)
        try await desk.add("oxycodone/acetaminophen 5/325 1 tablet as needed every 6 hours")
        let taken = try await desk.record(.taken, "acetaminophen/oxycodone 5/325")
        #expect(taken.record.amount == "1 tablet")
    }

    // MARK: Before

    @Test("what nobody ordered is no yes: ask first, with what was taken of its kind")
    func noOrder() async throws {
        let desk = try await Desk()
        try await desk.add(Self.morphine)
        try await desk.record(.taken, "morphine", at: "17:00")
        for amount in [nil, "500 mg"] {
            let reply = try await ask(desk, "oxycodone", amount ?? "5 mg")
            #expect(reply.answer == .askFirst && reply.fits == nil)
            #expect(reply.reasons.first?.text.contains("not on your list") == true)
            #expect(reply.taken.map(\.medicine) == ["morphine"])
        }
        #expect(try await ask(desk, "diclofenac", "50 mg").answer == .askFirst)
        // Packs that anyone can buy print a limit; that nobody ordered it is still said.
        let pack = try await ask(desk, "ibuprofen")
        #expect(pack.answer == .yes)
        #expect(pack.remarks.first?.text.contains("no order for it is on record") == true)
    }

    @Test("what was stopped is no yes")
    func stopped() async throws {
        let desk = try await Desk()
        try await desk.add(Self.morphine)
        _ = try await desk.call(
            StopPrescription.self, .init(requestId: "s", name: "morphine", reason: "no pain"))
        let reply = try await ask(desk, "morphine")
        #expect(reply.answer == .askFirst)
        #expect(reply.reasons.first?.text.contains("not on your list") == true)
    }

    @Test(
        "more than was ordered is to be asked about first, and fits at no time",
        arguments: [
            ("morphine 15 mg as needed", "morphine", "5000 mg", "(15 mg)"),
            ("morphine 15 mg as needed", "morphine", "5 g", "(15 mg)"),
            ("letrozole 2.5 mg at 8 am", "letrozole", "250 mg", "(2.5 mg)"),
            ("ibuprofen 200 mg as needed", "ibuprofen", "400 mg", "(200 mg)"),
            ("wonderdrug 10 mg as needed", "wonderdrug", "100 mg", "(10 mg)"),
        ])
    func overOrder(order: String, name: String, amount: String, words: String) async throws {
        let desk = try await Desk()
        try await desk.add(order)
        let reply = try await ask(desk, name, amount)
        #expect(reply.answer == .askFirst && reply.fits == nil)
        #expect(reply.reasons.first?.text.contains("more than your prescription says") == true)
        #expect(reply.reasons.first?.text.contains(words) == true)
    }

    @Test("an amount that cannot be compared with the order is to be asked about first")
    func unlikeOrder() async throws {
        let desk = try await Desk()
        try await desk.add(Self.morphine)
        let reply = try await ask(desk, "morphine", "50 tablets")
        #expect(reply.answer == .askFirst)
        #expect(reply.reasons.first?.text.contains("cannot be compared") == true)
    }

    // MARK: After

    @Test(
        "many times what was ordered is recorded, and the alarm stands first and alone",
        arguments: [
            ("morphine 15 mg as needed every 4 hours", "morphine", "5000 mg", "333 times"),
            ("letrozole 2.5 mg at 8 am", "letrozole", "250 mg", "100 times"),
            ("ibuprofen 200 mg as needed every 4 hours", "ibuprofen", "50000 mg", "250 times"),
        ])
    func alarm(order: String, name: String, amount: String, words: String) async throws {
        let desk = try await Desk()
        try await desk.add(order)
        try await desk.record(.taken, name)
        let reply = try await desk.record(.taken, name, amount: amount)
        #expect(reply.remarks.count == 1)
        let first = try #require(reply.remarks.first)
        #expect(first.text.contains(words) && first.text.contains("dose undo"))
        #expect(first.text.contains("emergency number"))
        #expect(first.call?.contains("Emergency:") == true)
        #expect(try await desk.show(name).records.count == 2)
    }

    @Test("the alarm keeps what cannot wait beside it, and comes with a correction too")
    func alarmBeside() async throws {
        let desk = try await Desk()
        try await desk.add("acetaminophen 500 mg as needed")
        let taken = try await desk.record(.taken, "acetaminophen", amount: "5000 mg")
        #expect(taken.remarks.count == 2)
        #expect(taken.remarks.last?.text.contains("poison center") == true)
        try await desk.add("letrozole 2.5 mg at 8 am")
        try await desk.record(.taken, "letrozole")
        let amended = try await desk.call(
            AmendDose.self, .init(requestId: "a", name: "letrozole", words: "250 mg"))
        #expect(amended.remarks.map(\.text).count == 1)
        #expect(amended.remarks.first?.text.contains("100 times") == true)
    }

    @Test("twice an opioid is to be told; two tablets of another pain medicine are only said")
    func twiceAsMuch() async throws {
        let desk = try await Desk()
        try await desk.add(Self.morphine)
        let opioid = try await desk.record(.taken, "morphine", amount: "30 mg")
        #expect(
            opioid.remarks.first?.text
                == "You wrote 30 mg; the prescription says 15 mg. Tell your team.")
        try await desk.add("ibuprofen 200 mg as needed")
        let other = try await desk.record(.taken, "ibuprofen", amount: "400 mg")
        #expect(
            other.remarks.map(\.text) == ["You wrote 400 mg; the prescription says 200 mg."])
    }

    @Test("infusions on record that are much closer together than the plan says are asked about")
    func givenTooOften() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        let first = try await desk.record(.given, "zol")
        #expect(!first.remarks.contains { $0.text.contains("are on record within") })
        desk.clock.advance(hours: 20)
        try await desk.record(.given, "zol")
        desk.clock.advance(hours: 20)
        let third = try await desk.record(.given, "zol")
        let remark = try #require(
            third.remarks.first { $0.text.contains("3 doses of zoledronic acid are on record") })
        #expect(remark.text.contains("within 3 days"))
        #expect(remark.text.contains("every 12 weeks") && remark.text.contains("dose undo"))
        desk.clock.advance(days: 84)
        let later = try await desk.record(.given, "zol")
        #expect(!later.remarks.contains { $0.text.contains("are on record within") })
    }
}
