import DoseInterface
import DoseService
import Regimen
import Testing

@Suite("Holding and resuming")
struct HoldTests {
    @Test("nothing falls due in a hold; what was due is called off, and it is shown as held")
    func hold() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        let reply = try await desk.hold("naproxen", "stomach pain")
        #expect(reply.prescription.state == .held)
        #expect(reply.prescription.hold?.reason == "stomach pain")
        #expect(reply.prescription.next == nil)
        #expect(try await desk.openReminders().isEmpty)
        for _ in 0..<6 {
            desk.clock.advance(hours: 12)
            try await desk.passTime()
        }
        #expect(try await desk.openReminders().isEmpty)
        let due = try await desk.due()
        #expect(due.map(\.state) == [.held])
        #expect(due.map(\.slot) == ["2026-11-27 08:00"])
        #expect(due.first?.hold?.reason == "stomach pain")
        #expect(try await desk.show("naproxen").coming.map(\.state) == [.held])
        let report = try await desk.call(CheckReadiness.self, .init(name: "naproxen")).reports[0]
        #expect(report.state == .held)
        #expect(report.hold != nil)
        #expect(try await desk.show("naproxen").records.isEmpty, "nothing is missed in a hold")
        #expect(try await desk.passTime() == nil, "and nothing is waited for")
    }

    @Test("resumed, the plan goes on with its first dose from then on")
    func resume() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        try await desk.hold("naproxen")
        desk.clock.advance(hours: 40)
        let reply = try await desk.resume("naproxen")
        #expect(reply.prescription.state == .active)
        #expect(reply.prescription.next?.at == "2026-11-25T20:00:00+01:00")
        desk.clock.advance(hours: 12)
        try await desk.passTime()
        #expect(try await desk.openReminders().count == 1)
        let shown = try await desk.show("naproxen")
        #expect(shown.records.isEmpty)
        #expect(shown.holds.map(\.reason) == ["dental work"])
        #expect(shown.holds[0].ended?.at == "2026-11-25T10:05:00+01:00")
        #expect(try await desk.record(.taken, "naproxen").record.number == 5)
    }

    @Test("a hold until a day ends by itself at its start, also when nobody was there")
    func until() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg every 3 hours from 20:00")
        try await desk.hold("naproxen", until: "2026-11-25")
        let end = try #require(try await desk.passTime())
        #expect(end == Desk.monday.adding(seconds: (29 * 60 + 55) * 60))
        desk.clock.set(end.adding(seconds: -1))
        try await desk.passTime()
        #expect(try await desk.due().map(\.state) == [.held])
        // Off until 07:00: the doses since midnight are those that passed unanswered.
        desk.clock.set(end.adding(seconds: 7 * 3_600))
        try await desk.passTime()
        let shown = try await desk.show("naproxen")
        #expect(shown.prescription.state == .active)
        #expect(shown.holds[0].ended?.at == "2026-11-25T00:00:00+01:00")
        #expect(shown.records.map(\.slot) == ["2026-11-25 05:00", "2026-11-25 02:00"])
        #expect(shown.records.map(\.outcome) == [.missed, .missed])
    }

    @Test("until must be a day to come; a hold needs a reason and no hold yet")
    func refusals() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        func refuse(_ reason: String, until: String?) async throws -> String {
            try await desk.refusal(
                HoldPrescription.self,
                .init(requestId: desk.fresh(), name: "naproxen", reason: reason, until: until),
                as: Invalid.self
            ).parameter
        }
        #expect(try await refuse(" ", until: nil) == "reason")
        #expect(try await refuse("x", until: "today") == "until")
        #expect(try await refuse("x", until: "2026-11-20") == "until")
        #expect(try await refuse("x", until: "2050-01-01") == "until")
        let notHeld: WrongState = try await desk.refusal(
            ResumePrescription.self, .init(requestId: "r", name: "naproxen"))
        #expect(notHeld.message.contains("not on hold"))
        try await desk.hold("naproxen", "dental work")
        let twice: WrongState = try await desk.refusal(
            HoldPrescription.self, .init(requestId: "h", name: "naproxen", reason: "again"))
        #expect(twice.state == "held")
        #expect(twice.message.contains("dental work"))
        let nothing: NothingDue = try await desk.refusal(
            RecordDose.self,
            .init(requestId: "s", name: "naproxen", outcome: .skipped, reason: "x"))
        #expect(nothing.message.contains("on hold since Mon 2026-11-23"))
    }

    @Test("what is taken in a hold is recorded and remarked upon, also of a dose called off")
    func taken() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg once now")
        try await desk.add("ibuprofen 200 mg as needed max 6 a day")
        try await desk.passTime()
        try await desk.hold("naproxen", "stomach")
        try await desk.hold("ibuprofen", "stomach")
        for name in ["naproxen", "ibuprofen"] {
            let reply = try await desk.record(.taken, name)
            #expect(reply.remarks.contains { $0.text.contains("on hold") }, "\(reply)")
        }
        let list = try await desk.call(ListPrescriptions.self, .init()).prescriptions
        #expect(list.map(\.state) == [.held, .held])
        try await desk.undo()
        try await desk.undo()
        let slot = "2026-11-23 18:05"
        #expect(
            try await desk.record(.taken, "naproxen", slot: slot).record.slot == slot)
        try await desk.undo()
        _ = try await desk.refusal(
            RecordDose.self,
            .init(requestId: "s", name: "naproxen", outcome: .skipped, slot: slot, reason: "x"),
            as: Invalid.self)
    }

    @Test("a hold that is taken back never was: what was due is due again, with its reminder")
    func undoHold() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        try await desk.hold("naproxen")
        desk.clock.advance(minutes: 10)
        #expect(try await desk.undo().undone == "naproxen, put on hold")
        try await desk.passTime()
        #expect(try await desk.due().map(\.slot) == ["2026-11-23 20:00"])
        #expect(try await desk.openReminders().count == 1)
        let shown = try await desk.show("naproxen")
        #expect(shown.holds.isEmpty)
        #expect(shown.prescription.state == .active)
        #expect(shown.coming.map(\.slot).prefix(2) == ["2026-11-23 20:00", "2026-11-24 08:00"])
    }

    @Test("a resume that is taken back: the hold goes on, and calls off what came up since")
    func undoResume() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        try await desk.hold("naproxen")
        try await desk.resume("naproxen")
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        #expect(try await desk.openReminders().count == 1)
        try await desk.undo()
        #expect(try await desk.openReminders().isEmpty)
        #expect(try await desk.due().map(\.state) == [.held])
        try await desk.undo()
        try await desk.passTime()
        #expect(try await desk.due().map(\.slot) == ["2026-11-23 20:00"])
    }

    @Test("a planned one can be held, and is not started in a hold")
    func planned() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        try await desk.exam()
        try await desk.hold("zol", "dentist found something")
        let refusal: WrongState = try await desk.refusal(
            StartPrescription.self, .init(requestId: "s", name: "zol"))
        #expect(refusal.state == "held")
        let infusions = try await desk.infusions()
        #expect(infusions.map(\.dose.state) == [.held])
        #expect(infusions.map(\.dose.slot) == ["2026-12-01 09:30"])
        #expect(infusions[0].dose.hold?.reason == "dentist found something")
        desk.clock.advance(days: 20)
        try await desk.passTime()
        #expect(try await desk.infusions(days: 100).map(\.dose.slot) == ["2027-02-23 09:30"])
        #expect(try await desk.resume("zol").prescription.state == .planned)
    }

    @Test("stopping ends the reminders of a held one; taken back it is held again")
    func stop() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        try await desk.hold("naproxen", until: "2026-11-26")
        _ = try await desk.call(
            StopPrescription.self,
            .init(requestId: desk.fresh(), name: "naproxen", reason: "changed"))
        #expect(
            try await desk.call(ListPrescriptions.self, .init(all: true)).prescriptions
                .map(\.state) == [.stopped])
        try await desk.undo()
        #expect(try await desk.show("naproxen").prescription.state == .held)
        desk.clock.advance(days: 3)
        try await desk.passTime()
        #expect(try await desk.due(days: 1).map(\.slot).first == "2026-11-26 20:00")
    }

    @Test("what is published about stopping and delays is said, with its source")
    func statements() async throws {
        let desk = try await Desk()
        try await desk.add("Xgeva 120 mg every 4 weeks from 2026-12-01 10:00")
        let reply = try await desk.hold("denosumab")
        #expect(reply.remarks.contains { $0.text.contains("spine") && !$0.sources.isEmpty })
    }

    @Test("a series whose last dose fell into the hold is complete when it goes on")
    func lastDose() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00 for 1 dose")
        try await desk.hold("naproxen")
        desk.clock.advance(days: 1)
        #expect(try await desk.resume("naproxen").prescription.state == .completed)
        try await desk.undo()
        #expect(try await desk.show("naproxen").prescription.state == .held)
        try await desk.undo()
        try await desk.passTime()
        #expect(try await desk.show("naproxen").records.map(\.outcome) == [.missed])
    }

    @Test("a repeat of the same request holds once")
    func once() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        for _ in 0..<2 {
            let reply = try await desk.call(
                HoldPrescription.self, .init(requestId: "h", name: "naproxen", reason: "x"))
            #expect(reply.prescription.state == .held)
        }
        #expect(try await desk.show("naproxen").holds.count == 1)
    }
}
