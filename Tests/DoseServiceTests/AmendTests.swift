import DoseInterface
import DoseService
import Testing

@Suite("Correcting a record")
struct AmendTests {
    private func amend(
        _ desk: Desk, _ name: String = "naproxen", _ words: String? = nil, record: String? = nil,
        outcome: Outcome? = nil, reason: String? = nil, note: String? = nil
    ) async throws -> AmendDose.Reply {
        try await desk.call(
            AmendDose.self,
            .init(
                requestId: desk.fresh(), name: name, record: record, words: words,
                outcome: outcome, reason: reason, note: note))
    }

    private func asked(_ desk: Desk) async throws -> [String] {
        try await desk.call(ListFollowUps.self, .init(all: true)).followUps
            .filter { $0.id == "after-dose" }.map(\.day.date)
    }

    @Test("amount and time are corrected; the values from before are kept, and come back")
    func amountAndTime() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        desk.clock.advance(hours: 3)
        try await desk.record(.taken, "naproxen")
        let reply = try await amend(desk, "naproxen", "440 mg 20:16")
        #expect(reply.before.amount == "220 mg" && reply.before.at.at.contains("T21:05"))
        #expect(reply.record.amount == "440 mg" && reply.record.at.at.contains("T20:16"))
        #expect(reply.record.slot == "2026-11-23 20:00" && reply.record.timing == "16 minutes late")
        #expect(try await desk.show("naproxen").records.map(\.amount) == ["440 mg"])
        #expect(
            try await desk.rows("SELECT amount, undone_by IS NOT NULL FROM dose_record ORDER BY id")
                == ["220 mg 1", "440 mg 0"])
        let undone = try await desk.undo()
        #expect(
            undone.undone
                == "naproxen 220 mg, taken 21:05, corrected to: naproxen 440 mg, taken 20:16")
        #expect(try await desk.show("naproxen").records.map(\.amount) == ["220 mg"])
        // The step before is the record itself, and its dose waits again.
        try await desk.undo()
        #expect(try await desk.show("naproxen").records.isEmpty)
        #expect(try await desk.due().map(\.slot) == ["2026-11-23 20:00"])
        #expect(try await desk.rows("SELECT count(*) FROM dose_record") == ["3"])
    }

    @Test("sums of what is taken as needed follow")
    func sums() async throws {
        let desk = try await Desk()
        try await desk.add("acetaminophen 1000 mg as needed every 4 hours max 2 a day")
        try await desk.record(.taken, "acetaminophen", amount: "1000 mg")
        let reply = try await amend(desk, "acetaminophen", "2500 mg")
        #expect(reply.remarks.contains { $0.text.contains("2,500 mg in 24 hours") })
        let may = try await desk.call(AskDose.self, .init(name: "acetaminophen"))
        #expect(may.taken.map(\.amount) == ["2,500 mg"])
        try await desk.undo()
        let before = try await desk.call(AskDose.self, .init(name: "acetaminophen"))
        #expect(before.taken.map(\.amount) == ["1,000 mg"])
    }

    @Test("a dose that was skipped after all gives its reason; its reminders stay answered")
    func outcome() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        try await desk.record(.taken, "naproxen")
        let refusal: Invalid = try await desk.refusal(
            AmendDose.self,
            .init(requestId: desk.fresh(), name: "naproxen", outcome: .skipped))
        #expect(refusal.parameter == "reason")
        #expect(try await desk.show("naproxen").records.map(\.outcome) == [.taken])
        let reply = try await amend(desk, outcome: .skipped, reason: "sick")
        #expect(reply.record.outcome == .skipped && reply.record.amount == nil)
        #expect(reply.record.reason == "sick")
        #expect(try await desk.due().isEmpty)
        #expect(try await desk.openReminders().isEmpty)
        let back = try await amend(desk, outcome: .taken)
        #expect(back.record.amount == "220 mg" && back.record.reason == nil)
        try await desk.undo()
        #expect(try await desk.show("naproxen").records.map(\.outcome) == [.skipped])
    }

    @Test("a next dose that is counted from the record moves with it, and back")
    func counted() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid + " counted from the dose given")
        desk.clock.advance(days: 12)
        try await desk.record(.given, "zol")
        let reply = try await amend(desk, "zol", "2026-12-03")
        #expect(reply.next?.at == "2027-02-25T09:30:00+01:00")
        #expect(
            try await desk.infusions(days: 120).map(\.dose.slot) == ["2027-02-25 09:30"])
        #expect(try await desk.infusions(days: 120).map(\.dose.number) == [2])
        try await desk.undo()
        #expect(try await desk.show("zol").prescription.next?.at == "2027-02-27T09:30:00+01:00")
        try await desk.undo()
        #expect(
            try await desk.infusions(days: 120).map(\.dose.slot)
                == ["2026-12-01 09:30", "2027-02-23 09:30"])
        #expect(try await desk.infusions(days: 120).map(\.dose.number) == [1, 2])
    }

    @Test("an order that came since stays, whatever an old record is corrected to")
    func orderedSince() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid + " counted from the dose given")
        desk.clock.advance(days: 12)
        try await desk.record(.given, "zol")
        try await desk.edit("zol", "every 4 weeks")
        let next = try await desk.show("zol").prescription.next
        #expect(try await amend(desk, "zol", "2026-12-03").next == next)
    }

    @Test("questions after the dose follow its time; answered ones are not asked again")
    func followUps() async throws {
        let desk = try await Desk()
        try await desk.add("zoledronic acid 4 mg IV every 12 weeks from now")
        desk.clock.advance(days: 1)
        try await desk.record(.given, "zol")
        let before = try await asked(desk)
        #expect(before.count == 1)
        _ = try await amend(desk, "zol", "2026-11-23 18:06")
        let moved = try await asked(desk)
        #expect(moved.count == 1 && moved != before)
        try await desk.undo()
        #expect(try await asked(desk) == before)
        desk.clock.advance(days: 3)
        try await desk.passTime()
        _ = try await desk.call(
            AnswerFollowUp.self,
            .init(requestId: desk.fresh(), id: "after-dose", answer: .no))
        _ = try await amend(desk, "zol", "2026-11-23 18:06")
        #expect(try await asked(desk).isEmpty)
    }

    @Test("another record than the last is named by its slot, its day or its time")
    func which() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        desk.clock.advance(hours: 2)
        try await desk.record(.taken, "naproxen")
        desk.clock.advance(hours: 12)
        try await desk.record(.taken, "naproxen")
        for name in ["2026-11-23 20:00", "yesterday", "yesterday 20:05"] {
            let reply = try await amend(desk, "naproxen", "440 mg", record: name)
            #expect(reply.record.slot == "2026-11-23 20:00")
            try await desk.undo()
        }
        #expect(try await amend(desk, "naproxen", "440 mg").record.slot == "2026-11-24 08:00")
        let none: NotFound = try await desk.refusal(
            AmendDose.self,
            .init(requestId: "n", name: "naproxen", record: "2026-11-01", words: "440 mg"))
        #expect(none.message.contains("no record of naproxen at 2026-11-01"))
    }

    @Test("what changes nothing, lies ahead or is not there is refused, and nothing happens")
    func refusals() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        _ = try await desk.refusal(
            AmendDose.self, .init(requestId: "a", name: "naproxen", words: "440 mg"),
            as: NotFound.self)
        desk.clock.advance(hours: 2)
        try await desk.record(.taken, "naproxen")
        for words in ["220 mg", "tomorrow 08:00"] {
            _ = try await desk.refusal(
                AmendDose.self, .init(requestId: "b", name: "naproxen", words: words),
                as: Invalid.self)
        }
        _ = try await desk.refusal(
            AmendDose.self,
            .init(requestId: "c", name: "naproxen", outcome: .missed), as: Invalid.self)
        #expect(try await desk.rows("SELECT count(*) FROM dose_record") == ["1"])
        #expect(
            try await desk.rows("SELECT count(*) FROM event WHERE kind = 'dose-amended'") == ["0"])
    }

    @Test("a request that is repeated corrects once")
    func repeated() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        desk.clock.advance(hours: 2)
        try await desk.record(.taken, "naproxen")
        let request = AmendDose.Request(requestId: "same", name: "naproxen", words: "440 mg")
        let first = try await desk.call(AmendDose.self, request)
        #expect(try await desk.call(AmendDose.self, request) == first)
        #expect(try await desk.rows("SELECT count(*) FROM dose_record") == ["2"])
    }
}
