import DoseInterface
import DoseService
import Regimen
import Testing

@Suite("Changing what is ordered")
struct EditTests {
    @Test("a new amount holds from the next dose on; what was due or taken keeps the old one")
    func amount() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        desk.clock.advance(hours: 2)
        try await desk.record(.taken, "naproxen")
        desk.clock.advance(hours: 12)
        try await desk.passTime()
        let reply = try await desk.edit("naproxen", "440 mg")
        #expect(reply.before.dose == "220 mg")
        #expect(reply.prescription.dose == "440 mg")
        #expect(reply.first.first?.at == "2026-11-24T20:00:00+01:00")
        #expect(reply.remarks.contains { $0.text.contains("2026-11-24 08:00, 220 mg") })
        let open = try await desk.record(.taken, "naproxen")
        #expect(open.record.amount == "220 mg")
        #expect(open.record.slot == "2026-11-24 08:00")
        #expect(open.record.number == 2)
        desk.clock.advance(hours: 12)
        try await desk.passTime()
        #expect(try await desk.openReminders().map(\.title) == ["naproxen 440 mg, by mouth"])
        let next = try await desk.record(.taken, "naproxen").record
        #expect(next.amount == "440 mg")
        #expect(next.number == 3)
        let shown = try await desk.show("naproxen")
        #expect(shown.records.map(\.amount) == ["440 mg", "220 mg", "220 mg"])
        #expect(shown.orders.map(\.dose) == ["220 mg", "440 mg"])
    }

    @Test("a dose taken before its time does not come again under the new order")
    func early() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        desk.clock.advance(hours: 1)
        try await desk.record(.taken, "naproxen")
        #expect(
            try await desk.edit("naproxen", "440 mg").first.first?.at.hasPrefix("2026-11-24T20")
                == true)
        // Nor an hour later, when the clock time changes.
        let later = try await desk.edit("naproxen", "every day at 21:00")
        #expect(later.first.first?.at == "2026-11-24T21:00:00+01:00")
    }

    @Test("the numbers in the treatment go on, whatever the schedule is")
    func numbers() async throws {
        let desk = try await Desk()
        try await desk.add(
            "Xgeva 120 mg every 4 weeks from 2026-12-01 10:00", since: "2025-10-01",
            dosesBefore: 14)
        desk.clock.advance(days: 8)
        try await desk.record(.given, "denosumab")
        try await desk.edit("denosumab", "every 12 weeks from 2027-02-23 10:00")
        #expect(try await desk.infusions(days: 200).map(\.dose.number) == [16, 17])
        try await desk.undo()
        #expect(try await desk.infusions(days: 60).map(\.dose.number) == [16, 17])
        #expect(
            try await desk.infusions(days: 60).map(\.dose.slot)
                == ["2026-12-29 10:00", "2027-01-26 10:00"])
    }

    @Test("a change that is taken back: the old order goes on from where it was left")
    func undo() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        desk.clock.advance(minutes: 110)
        try await desk.edit("naproxen", "every day at 9:00")
        // The dose of 20:00 passed in between; it is due all the same.
        desk.clock.advance(minutes: 20)
        #expect(try await desk.undo().undone == "naproxen, changed")
        try await desk.passTime()
        let due = try await desk.due()
        #expect(due.map(\.slot) == ["2026-11-23 20:00"])
        #expect(due.map(\.dose) == ["220 mg"])
        #expect(due.map(\.number) == [1])
        #expect(try await desk.openReminders().count == 1)
        #expect(
            try await desk.show("naproxen").orders.count == 3)
    }

    @Test("what is due by an order that is taken back is due by the right one")
    func undoOpen() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        try await desk.edit("naproxen", "2200 mg")
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        #expect(try await desk.due().map(\.dose) == ["2,200 mg"])
        try await desk.undo()
        try await desk.passTime()
        #expect(try await desk.due().map(\.dose) == ["220 mg"])
        #expect(try await desk.openReminders().count == 1)
    }

    @Test("a move stays with its slot when only the amount changes")
    func move() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        try await desk.move("zol", to: "2026-12-05 10:00")
        try await desk.edit("zol", "3.5 mg")
        let infusion = try #require(try await desk.infusions().first?.dose)
        #expect(infusion.dose == "3.5 mg")
        #expect(infusion.slot == "2026-12-01 09:30")
        #expect(infusion.due.at == "2026-12-05T10:00:00+01:00")
        #expect(infusion.movedFrom != nil)
    }

    @Test("the late window of one prescription can be set, and set back")
    func late() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        #expect(try await desk.edit("naproxen", late: "1 hour").prescription.late == "1 hour")
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        desk.clock.advance(hours: 1)
        try await desk.passTime()
        #expect(try await desk.show("naproxen").records.map(\.outcome) == [.missed])
        #expect(try await desk.edit("naproxen", late: "default").prescription.late == nil)
        let bad: CannotRead = try await desk.refusal(
            EditPrescription.self, .init(requestId: "x", name: "naproxen", late: "soon"))
        #expect(bad.subject == "late window")
        let strange: Invalid = try await desk.refusal(
            EditPrescription.self, .init(requestId: "y", name: "naproxen", follows: "moon"))
        #expect(strange.parameter == "follows")
        #expect(try await desk.edit("naproxen", follows: "device").prescription.follows == .device)
    }

    @Test("a large amount is remarked upon, and a change of nothing is refused")
    func remarks() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        #expect(try await desk.edit("zol", "40 mg").remarks.contains { $0.text.contains("40 mg") })
        let same: Invalid = try await desk.refusal(
            EditPrescription.self, .init(requestId: "x", name: "zol", text: "40 mg"))
        #expect(same.message.contains("already"))
        _ = try await desk.refusal(
            EditPrescription.self, .init(requestId: "y", name: "zol", text: "often"),
            as: CannotRead.self)
    }

    @Test("one on hold can be changed and stays on hold; one that ended cannot")
    func states() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        try await desk.hold("naproxen")
        #expect(try await desk.edit("naproxen", "440 mg").prescription.state == .held)
        desk.clock.advance(days: 1)
        try await desk.resume("naproxen")
        #expect(
            try await desk.due(days: 1).map(\.slot) == ["2026-11-24 20:00", "2026-11-25 20:00"])
        try await desk.add("ibuprofen 200 mg once now")
        try await desk.record(.taken, "ibuprofen")
        let ended: WrongState = try await desk.refusal(
            EditPrescription.self, .init(requestId: "x", name: "ibuprofen", text: "400 mg"))
        #expect(ended.state == "completed")
    }

    @Test("a plan becomes as needed, and as needed becomes a plan")
    func asNeeded() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg at 20:00")
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        let reply = try await desk.edit("ibuprofen", "as needed every 6 hours max 6 a day")
        #expect(reply.prescription.asNeeded)
        #expect(try await desk.record(.taken, "ibuprofen").record.slot == "2026-11-23 20:00")
        #expect(try await desk.passTime() == nil)
        let back = try await desk.edit("ibuprofen", "every day at 9:00")
        #expect(!back.prescription.asNeeded)
        #expect(back.first.first?.at == "2026-11-24T09:00:00+01:00")
        try await desk.undo()
        #expect(try await desk.show("ibuprofen").prescription.asNeeded)
        #expect(try await desk.passTime() == nil)
    }
}
