import DoseInterface
import DoseService
import Regimen
import Testing

@Suite("Moving one dose")
struct MoveTests {
    @Test("the next dose moves, keeps its slot, and all others stay")
    func next() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        let reply = try await desk.move("zol", to: "2026-12-05 10:00")
        #expect(reply.dose.slot == "2026-12-01 09:30")
        #expect(reply.dose.due.at == "2026-12-05T10:00:00+01:00")
        #expect(reply.dose.movedFrom?.at == "2026-12-01T09:30:00+01:00")
        #expect(reply.remarks.contains { $0.text.contains("2027-02-23 09:30") })
        let infusions = try await desk.infusions(days: 120)
        #expect(infusions.map(\.dose.slot) == ["2026-12-01 09:30", "2027-02-23 09:30"])
        #expect(infusions.map { $0.dose.movedFrom != nil } == [true, false])
        desk.clock.advance(days: 10)
        try await desk.passTime()
        #expect(try await desk.openReminders().isEmpty)
        desk.clock.advance(days: 2)
        try await desk.passTime()
        #expect(try await desk.openReminders().count == 1)
        let record = try await desk.record(.given, "zol").record
        #expect(record.slot == "2026-12-01 09:30")
        #expect(record.number == 1)
    }

    @Test("a dose that is due moves away and is reminded of again at its new time")
    func due() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        try await desk.move("naproxen", to: "22:00")
        #expect(try await desk.openReminders().isEmpty)
        #expect(try await desk.due().isEmpty)
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        #expect(try await desk.openReminders().map(\.sequence) == [2])
        let due = try await desk.due()
        #expect(due.map(\.slot) == ["2026-11-23 20:00"])
        #expect(due.map(\.due.at) == ["2026-11-23T22:00:00+01:00"])
        // Its late window, half the 12 hours to the next one, counts from the new time.
        desk.clock.advance(minutes: 350)
        try await desk.passTime()
        #expect(try await desk.show("naproxen").records.isEmpty)
        desk.clock.advance(minutes: 10)
        try await desk.passTime()
        #expect(try await desk.show("naproxen").records.map(\.outcome) == [.missed])
    }

    @Test("a slot that is not written down yet moves when its time comes")
    func later() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        let reply = try await desk.move(
            "naproxen", to: "2026-11-25 09:15", slot: "2026-11-25 08:00")
        #expect(reply.dose.state == .upcoming)
        #expect(reply.dose.movedFrom != nil)
        let days = try await desk.due(days: 2).map(\.due.at)
        #expect(days.contains("2026-11-25T09:15:00+01:00"))
        #expect(!days.contains("2026-11-25T08:00:00+01:00"))
        desk.clock.advance(hours: 39)
        try await desk.passTime()
        #expect(try await desk.due().map(\.slot).contains("2026-11-25 08:00") == false)
        desk.clock.advance(minutes: 10)
        try await desk.passTime()
        #expect(try await desk.due().map(\.slot).contains("2026-11-25 08:00"))
    }

    @Test("a day alone keeps the clock time; a slot of a day with two doses must be named")
    func day() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        let reply = try await desk.move("zol", to: "2026-12-03")
        #expect(reply.dose.due.at == "2026-12-03T09:30:00+01:00")
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        let which: Ambiguous = try await desk.refusal(
            MoveDose.self,
            .init(requestId: "a", name: "naproxen", to: "9:00", slot: "2026-11-25"))
        #expect(which.choices == ["2026-11-25 08:00", "2026-11-25 20:00"])
        let none: NotFound = try await desk.refusal(
            MoveDose.self,
            .init(requestId: "b", name: "naproxen", to: "9:00", slot: "2026-11-25 12:00"))
        #expect(none.what == "slot")
    }

    @Test("a bare length counts from the time at which the dose is planned, as in a shift")
    func length() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        #expect(try await desk.move("zol", to: "4d").dose.due.at == "2026-12-05T09:30:00+01:00")
        // Once more: from where it is now.
        #expect(try await desk.move("zol", to: "2 hours").dose.due.at.contains("05T11:30"))
        #expect(try await desk.move("zol", to: "1d2h").dose.due.at.contains("06T13:30"))
        #expect(try await desk.move("zol", to: "in 4 days").dose.due.at.contains("11-27T09:30"))
        let months: CannotRead = try await desk.refusal(
            MoveDose.self, .init(requestId: "a", name: "zol", to: "2 months"))
        #expect(months.message.contains("Write days or weeks"))
        let seconds: Invalid = try await desk.refusal(
            MoveDose.self, .init(requestId: "b", name: "zol", to: "90 seconds"))
        #expect(seconds.message.contains("whole minutes"))
    }

    @Test("not past the next one, not before the last one, not into the past")
    func refusals() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        func refuse(_ to: String, slot: String? = nil) async throws -> String {
            try await desk.refusal(
                MoveDose.self, .init(requestId: desk.fresh(), name: "nap", to: to, slot: slot),
                as: Invalid.self
            ).message
        }
        #expect(try await refuse("tomorrow 08:00").contains("next dose is at Tue 2026-11-24 08:00"))
        #expect(try await refuse("tomorrow 9:00").contains("dose shift naproxen"))
        #expect(try await refuse("17:00").contains("has passed"))
        let before = try await refuse("19:00", slot: "2026-11-24 08:00")
        #expect(before.contains("The dose before it is at 20:00"))
        desk.clock.advance(hours: 1)
        try await desk.record(.taken, "naproxen")
        #expect(try await refuse("tomorrow 01:00", slot: "2026-11-23 20:00").contains("already"))
    }

    @Test("what has no plan, is on hold or has ended is not moved")
    func states() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed")
        _ = try await desk.refusal(
            MoveDose.self, .init(requestId: "a", name: "ibuprofen", to: "21:00"),
            as: NothingDue.self)
        try await desk.add("naproxen 220 mg at 20:00")
        try await desk.hold("naproxen")
        let held: WrongState = try await desk.refusal(
            MoveDose.self, .init(requestId: "b", name: "naproxen", to: "21:00"))
        #expect(held.state == "held")
    }

    @Test("moved to its own time again it is as it was")
    func back() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        try await desk.move("naproxen", to: "22:00")
        let reply = try await desk.move("naproxen", to: "20:00")
        #expect(reply.dose.movedFrom == nil)
        #expect(reply.remarks.isEmpty)
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        #expect(try await desk.openReminders().map(\.sequence) == [1])
    }

    @Test("a move that is taken back leaves the move before it, then the slot")
    func undo() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        try await desk.move("naproxen", to: "21:00")
        try await desk.move("naproxen", to: "22:00")
        let said = try await desk.undo().undone
        #expect(said == "naproxen, the dose of 2026-11-23 20:00 moved to Mon 2026-11-23 22:00")
        #expect(try await desk.due(days: 1).first?.due.at == "2026-11-23T21:00:00+01:00")
        try await desk.undo()
        #expect(try await desk.due(days: 1).first?.due.at == "2026-11-23T20:00:00+01:00")
        #expect(try await desk.due(days: 1).first?.movedFrom == nil)
    }

    @Test("a move outlives a hold that is taken back, and a dose that fell out of it comes again")
    func hold() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg every 2 days at 20:00")
        try await desk.move("naproxen", to: "2026-11-24 10:00")
        try await desk.hold("naproxen")
        try await desk.undo()
        #expect(try await desk.due(days: 1).first?.due.at == "2026-11-24T10:00:00+01:00")
        // A dose was moved behind the end of a hold that began after its slot.
        desk.clock.advance(hours: 4)
        try await desk.hold("naproxen")
        try await desk.resume("naproxen")
        #expect(try await desk.due(days: 1).first?.slot == "2026-11-23 20:00")
        desk.clock.advance(hours: 20)
        try await desk.passTime()
        #expect(try await desk.openReminders().count == 1)
    }

    @Test("a repeat of the same request moves once")
    func once() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        for _ in 0..<2 {
            _ = try await desk.call(
                MoveDose.self, .init(requestId: "m", name: "naproxen", to: "21:00"))
        }
        try await desk.undo()
        #expect(try await desk.due(days: 1).first?.movedFrom == nil)
    }
}
