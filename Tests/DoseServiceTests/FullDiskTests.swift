import DoseInterface
import Regimen
import Testing

@testable import DoseService

@Suite("Reminders while nothing can be written")
struct FullDiskTests {
    @Test("each dose of each series is told once, and once more when there is room again")
    func series() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 08:00 and 20:00")
        try await desk.add("ibuprofen 200 mg every 8 hours from 21:00")
        try await desk.add("letrozole 2.5 mg at 22:00")
        try await desk.passTime()
        for _ in 0..<30 {
            desk.clock.advance(hours: 1)
            try await desk.tracker.tellOnFullDisk()
        }
        let told = desk.tracker.unsaved.open
        let slots = told.map { "\($0.prescription ?? "") \($0.slot ?? "")" }.sorted()
        #expect(
            slots == [
                "ibuprofen 2026-11-23 21:00", "ibuprofen 2026-11-24 05:00",
                "ibuprofen 2026-11-24 13:00", "ibuprofen 2026-11-24 21:00",
                "letrozole 2026-11-23 22:00", "letrozole 2026-11-24 22:00",
                "naproxen 2026-11-23 20:00", "naproxen 2026-11-24 08:00",
                "naproxen 2026-11-24 20:00",
            ])
        #expect(Set(told.map(\.number)).count == told.count)
        #expect(told.allSatisfy { $0.number < 0 })
        // Nothing of it was written.
        #expect(try await desk.openReminders().isEmpty)
        try await desk.passTime()
        #expect(desk.tracker.unsaved.open.isEmpty)
        let written = try await desk.openReminders()
        #expect(!written.isEmpty)
        #expect(written.allSatisfy { $0.detail.contains(Sentences.toldBefore) })
    }

    @Test("what comes next is what it would be with room, and asking for it writes nothing")
    func next() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        try await desk.add("ibuprofen 200 mg every 8 hours from 21:00")
        try await desk.passTime()
        for minutes in [130, 60, 480] as [Int64] {
            desk.clock.advance(minutes: minutes)
            let before = try await desk.rows("SELECT id, state, remind_at FROM dose")
            let next = try #require(try await desk.tracker.nextOnFullDisk())
            #expect(next > desk.clock.now)
            #expect(try await desk.rows("SELECT id, state, remind_at FROM dose") == before)
            #expect(try await desk.passTime() == next)
        }
    }

    @Test("more subjects that are stuck than one batch takes hold up nobody else")
    func stuck() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 23:00")
        desk.keepDirectory()
        _ = try await desk.call(
            AddPerson.self,
            .init(requestId: desk.fresh(), name: "Ana", zone: "Europe/Lisbon"))
        let ana = desk.about("ana")
        for minute in 10..<(10 + Scene.batch / 2) {
            try await ana.add("vitamin D3 800 units at 18:\(minute)")
            try await ana.add("calcium carbonate 1250 mg at 18:\(minute)")
        }
        await desk.tracker.close()
        let zones = MovingZones()
        zones.lose("Europe/Lisbon")
        let later = try await Desk(
            at: desk.clock.now.adding(seconds: 6 * 3600), in: desk.directory, zones: zones)
        #expect(try await later.tracker.passTime().stuck >= Scene.batch)
        #expect(try await later.openReminders().map(\.prescription) == ["naproxen"])
    }

    @Test("a request that is refused takes back nothing that time has brought")
    func refused() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        desk.clock.advance(hours: 2)
        _ = try await desk.refusal(
            RecordDose.self, .init(requestId: "r", name: "nothing", outcome: .taken),
            as: NotFound.self)
        #expect(try await desk.openReminders().map(\.prescription) == ["naproxen"])
    }
}
