import DoseInterface
import DoseService
import Regimen
import Testing

@Suite("Shifting all that follow")
struct ShiftTests {
    @Test("the next dose and all that follow move, with their numbers")
    func later() async throws {
        let desk = try await Desk()
        try await desk.add(
            zoledronicAcid, since: "2026-01-06", dosesBefore: 4)
        let reply = try await desk.shift("zol", "4d")
        #expect(reply.from.at == "2026-12-01T09:30:00+01:00")
        #expect(reply.first.first?.at == "2026-12-05T09:30:00+01:00")
        let infusions = try await desk.infusions(days: 120)
        #expect(infusions.map(\.dose.slot) == ["2026-12-05 09:30", "2027-02-27 09:30"])
        #expect(infusions.map(\.dose.number) == [5, 6])
        let earlier = try await desk.shift("zol", "1 week", earlier: true)
        #expect(earlier.first.first?.at == "2026-11-28T09:30:00+01:00")
        try await desk.undo()
        try await desk.undo()
        #expect(try await desk.infusions().map(\.dose.slot) == ["2026-12-01 09:30"])
        #expect(try await desk.infusions().map(\.dose.number) == [5])
    }

    @Test("what is due stays, and that is said")
    func open() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg every 8 hours from 20:00")
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        let reply = try await desk.shift("naproxen", "1 hour")
        #expect(reply.from.at == "2026-11-24T04:00:00+01:00")
        #expect(reply.first.first?.at == "2026-11-24T05:00:00+01:00")
        #expect(reply.remarks.contains { $0.text.contains("still open") })
        #expect(try await desk.due().map(\.slot) == ["2026-11-23 20:00"])
        #expect(try await desk.record(.taken, "naproxen").record.number == 1)
        desk.clock.advance(hours: 9)
        try await desk.passTime()
        #expect(try await desk.due().map(\.number) == [2])
    }

    @Test("not into the past, not before the last one, not what has no plan or is on hold")
    func refusals() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        func refuse(_ length: String, earlier: Bool) async throws -> String {
            try await desk.refusal(
                ShiftSchedule.self,
                .init(
                    requestId: desk.fresh(), name: "naproxen", length: length, earlier: earlier),
                as: Invalid.self
            ).message
        }
        #expect(try await refuse("2 hours", earlier: true).contains("has passed"))
        #expect(try await refuse("90 seconds", earlier: false).contains("whole minutes"))
        desk.clock.advance(hours: 1)
        try await desk.record(.taken, "naproxen")
        #expect(try await refuse("24 hours", earlier: true).contains("The dose before it"))
        try await desk.add("ibuprofen 200 mg as needed")
        _ = try await desk.refusal(
            ShiftSchedule.self, .init(requestId: "a", name: "ibuprofen", length: "1d"),
            as: NothingDue.self)
        _ = try await desk.refusal(
            ShiftSchedule.self, .init(requestId: "c", name: "naproxen", length: "far"),
            as: CannotRead.self)
        try await desk.hold("naproxen")
        _ = try await desk.refusal(
            ShiftSchedule.self, .init(requestId: "b", name: "naproxen", length: "1d"),
            as: WrongState.self)
    }

    @Test("days of the month are not shifted, with advice")
    func monthDays() async throws {
        let desk = try await Desk()
        try await desk.add("vitamin D3 800 units on the 15th of every month at 09:00")
        let refusal: Invalid = try await desk.refusal(
            ShiftSchedule.self, .init(requestId: "a", name: "vit", length: "1d"))
        #expect(refusal.message.contains("days of the month"))
    }
}
