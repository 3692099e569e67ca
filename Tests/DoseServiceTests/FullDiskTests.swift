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
            let next = try #require(try await desk.tracker.tellOnFullDisk())
            #expect(next > desk.clock.now)
            #expect(try await desk.rows("SELECT id, state, remind_at FROM dose") == before)
            #expect(try await desk.passTime() == next)
        }
    }

    /// What a channel is sent before a test of reminders.
    private func heard(
        _ desk: Desk, _ channel: String, isForCarer: Bool? = nil
    ) async throws -> [Reminder] {
        let (calls, feed) = AsyncStream<Reminder>.makeStream()
        let following = Task {
            try await desk.follow(channel: channel, isForCarer: isForCarer) { feed.yield($0) }
        }
        while try await desk.call(GetStatus.self, .init()).watchers == 0 { await Task.yield() }
        let testing = Task { try await desk.replies(TestReminders.self, .init(), more: true) }
        var heard: [Reminder] = []
        for await reminder in calls {
            if reminder.subject == .test { break }
            heard.append(reminder)
        }
        testing.cancel()
        following.cancel()
        _ = await testing.result
        try await following.value
        return heard
    }

    @Test("each hears of the doses that are hers alone, and a carer of none")
    func whose() async throws {
        let (me, ana) = try await Desk.household()
        try await me.add("naproxen 220 mg at 20:00")
        try await ana.add("ibuprofen 200 mg at 19:30")
        try await me.passTime()
        me.clock.advance(hours: 3)
        try await me.tracker.tellOnFullDisk()
        #expect(
            try await heard(me, "desk").map { "\($0.person ?? "") \($0.prescription ?? "")" }
                .sorted() == ["Ana ibuprofen", "me naproxen"])
        #expect(try await heard(ana, "hers").map(\.prescription) == ["ibuprofen"])
        #expect(try await heard(me, "ben", isForCarer: true).isEmpty)
    }

    @Test("a try to tell from memory is known until there is room, and lets no time pass")
    func tries() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        try await desk.passTime()
        desk.clock.advance(hours: 3)
        try await desk.tracker.tellOnFullDisk()
        let number = try #require(desk.tracker.unsaved.open.first?.number)
        func begin(_ channel: String = "desk") async throws -> BeginReminder.Reply {
            try await desk.call(BeginReminder.self, .init(number: number, channel: channel))
        }
        func acknowledge(_ accepted: Bool) async throws -> Bool {
            try await desk.call(
                AcknowledgeReminder.self,
                .init(
                    requestId: desk.fresh(), number: number, channel: "desk",
                    accepted: accepted)
            ).open
        }
        #expect(try await begin() == .init(open: true, attempt: 1, repeated: false))
        #expect(try await acknowledge(false), "a try that failed is to be repeated")
        #expect(try await begin() == .init(open: true, attempt: 2, repeated: false))
        // No result came: the person may have been told.
        #expect(try await begin() == .init(open: true, attempt: 3, repeated: true))
        #expect(try await acknowledge(true))
        #expect(try await !begin().open)
        #expect(try await begin("phone") == .init(open: true, attempt: 1, repeated: false))
        // The disk is full: what would be written by a request cannot be.
        #expect(try await desk.openReminders().isEmpty)
        try await desk.passTime()
        #expect(try await !begin("phone").open)
        _ = try await desk.refusal(
            AcknowledgeReminder.self,
            .init(requestId: "no blanks", number: number, channel: "desk", accepted: true),
            as: Invalid.self)
        _ = try await desk.refusal(
            BeginReminder.self, .init(number: number, channel: ""), as: Invalid.self)
    }

    @Test("what is told from memory is named by numbers that no other reminder has")
    func numbers() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        try await desk.add("ibuprofen 200 mg at 20:00")
        try await desk.passTime()
        desk.clock.advance(hours: 3)
        try await desk.tracker.tellOnFullDisk()
        let told = desk.tracker.unsaved.open
        #expect(told.count == 2)
        #expect(Set(told.map(\.number)).count == 2)
        // A daemon that starts anew begins elsewhere: whoever told those has not told these.
        let other = try await Desk()
        try await other.add("naproxen 220 mg at 20:00")
        try await other.passTime()
        other.clock.advance(hours: 3)
        try await other.tracker.tellOnFullDisk()
        let numbers = other.tracker.unsaved.open.map(\.number)
        #expect(numbers.count == 1 && !told.map(\.number).contains(numbers[0]))
        #expect(told.allSatisfy { $0.group == $0.number && $0.first == $0.number })
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
