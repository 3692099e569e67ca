import DoseInterface
import DoseService
import Regimen
import Testing

@Suite("Counting from the dose given")
struct GivenTests {
    private static let counted =
        "zoledronic acid 4 mg IV every 12 weeks from 2026-12-01 09:30 counted from the dose given"

    @Test("given four days late, the next one moves with it and that is said")
    func given() async throws {
        let desk = try await Desk()
        try await desk.add(Self.counted)
        desk.clock.advance(days: 12)
        let reply = try await desk.record(.given, "zol")
        #expect(reply.next?.at == "2027-02-27T09:30:00+01:00")
        #expect(
            reply.remarks.contains { $0.text.contains("moves with it: Sat 2027-02-27 09:30") })
        #expect(try await desk.infusions(days: 120).map(\.dose.number) == [2])
        // That is no change of what is ordered.
        #expect(try await desk.show("zol").orders.count == 1)
        try await desk.undo()
        #expect(
            try await desk.infusions(days: 120).map(\.dose.slot)
                == ["2026-12-01 09:30", "2027-02-23 09:30"])
        #expect(try await desk.infusions(days: 120).map(\.dose.number) == [1, 2])
        #expect(try await desk.infusions().first?.dose.state == .overdue)
    }

    @Test("given early and taken back, the dose comes once, in its own time")
    func early() async throws {
        let desk = try await Desk()
        try await desk.add(Self.counted)
        desk.clock.advance(days: 4)
        #expect(try await desk.record(.given, "zol").next?.at == "2027-02-19T09:30:00+01:00")
        try await desk.undo()
        #expect(try await desk.infusions().map(\.dose.slot) == ["2026-12-01 09:30"])
        desk.clock.advance(days: 5)
        try await desk.passTime()
        #expect(try await desk.openReminders().count == 1)
        #expect(try await desk.due().count == 1)
    }

    @Test("counted from the plan it stays, and only more than two days off it is said")
    func plan() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        desk.clock.advance(days: 10)
        let near = try await desk.record(.given, "zol", at: "2026-12-03")
        #expect(near.remarks.allSatisfy { !$0.text.contains("The plan stays") })
        try await desk.undo()
        desk.clock.advance(days: 2)
        let far = try await desk.record(.given, "zol", at: "2026-12-05")
        #expect(far.next?.at == "2027-02-23T09:30:00+01:00")
        #expect(
            far.remarks.contains {
                $0.text.contains("The plan stays: the next one is Tue 2027-02-23 09:30")
                    && $0.text.contains("dose shift zoledronic-acid")
            })
    }

    @Test("hours counted from the dose taken")
    func hours() async throws {
        let desk = try await Desk()
        try await desk.add(
            "ibuprofen 200 mg every 8 hours from 20:00 counted from the dose given")
        desk.clock.advance(hours: 3)
        #expect(
            try await desk.record(.taken, "ibuprofen").next?.at == "2026-11-24T05:05:00+01:00")
        desk.clock.advance(hours: 8)
        try await desk.passTime()
        #expect(try await desk.due().map(\.slot) == ["2026-11-24 05:05"])
        #expect(try await desk.record(.taken, "ibuprofen").record.number == 2)
    }

    @Test("amounts per time: each dose is asked about and taken with its own")
    func amounts() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 1 tablet at 08:00, 2 tablets at 21:00")
        desk.clock.advance(hours: 3)
        try await desk.passTime()
        #expect(try await desk.due().map(\.dose) == ["2 tablets"])
        #expect(try await desk.openReminders().map(\.title) == ["naproxen 2 tablets, by mouth"])
        let evening = try await desk.record(.taken, "naproxen")
        #expect(evening.record.amount == "2 tablets")
        // Tablets of no strength cannot be added up, and that is said.
        let notAdded =
            "naproxen 2 tablets cannot be added up here, so the limit in 24 hours was not checked. "
            + "Count with care, or ask a pharmacist."
        #expect(evening.remarks.map(\.text) == [notAdded])
        #expect(try await desk.due(days: 1).map(\.dose) == ["1 tablet", "2 tablets"])
        desk.clock.advance(hours: 11)
        let morning = try await desk.record(.taken, "naproxen", amount: "2 tablets")
        #expect(
            morning.remarks.map(\.text) == [
                "You wrote 2 tablets; the prescription says 1 tablet.", notAdded,
            ])
    }

    @Test("a taper: each phase with its amount, the numbers run on, and then it is complete")
    func taper() async throws {
        let desk = try await Desk()
        try await desk.add(
            "prednisone 20 mg daily at 20:00 for 2 days then 10 mg daily for 1 day",
            asWritten: true)
        var taken: [String?] = []
        for _ in 0..<3 {
            desk.clock.advance(hours: 24)
            let reply = try await desk.record(.taken, "prednisone", at: "20:00")
            taken.append(reply.record.amount)
        }
        #expect(taken == ["20 mg", "20 mg", "10 mg"])
        #expect(try await desk.show("prednisone").prescription.state == .completed)
        #expect(try await desk.show("prednisone").records.map(\.number) == [3, 2, 1])
    }

    @Test("a dose after midnight counts for the slot that it belongs to")
    func afterMidnight() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 22:00")
        desk.clock.advance(minutes: 6 * 60 + 35)
        let late = try await desk.record(.taken, "naproxen").record
        #expect(late.at.at == "2026-11-24T00:40:00+01:00")
        #expect(late.slot == "2026-11-23 22:00")
        // The evening's was answered: one after midnight is beside the plan, not the next one.
        desk.clock.advance(days: 1)
        #expect(
            try await desk.record(.taken, "naproxen", at: "2026-11-24 22:10").record.slot
                == "2026-11-24 22:00")
        #expect(try await desk.record(.taken, "naproxen", at: "00:30").record.slot == nil)
    }
}
