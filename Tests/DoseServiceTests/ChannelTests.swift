import DoseInterface
import DoseService
import DoseStore
import Foundation
import Testing
import Varlink

@Suite("Tellers of reminders")
struct ChannelTests {
    private func waiting(_ desk: Desk, _ channel: String) async throws -> [Int] {
        try await desk.tracker.reminders(after: nil, for: channel, withUntold: true)
            .reminders.map(\.number)
    }

    private func acknowledge(
        _ desk: Desk, _ number: Int, _ channel: String, accepted: Bool = true
    ) async throws -> Bool {
        try await desk.call(
            AcknowledgeReminder.self,
            .init(
                requestId: desk.fresh(), number: number, channel: channel, accepted: accepted)
        ).open
    }

    /// A channel that is known from before anything was due.
    private func meet(_ desk: Desk, _ channel: String) async throws {
        let following = Task { try await desk.follow(channel: channel) { _ in } }
        while try await desk.call(GetStatus.self, .init()).watchers == 0 { await Task.yield() }
        following.cancel()
        try await following.value
    }

    @Test("each channel gets what falls due while it is known, whatever another accepted")
    func each() async throws {
        let desk = try await Desk()
        try await meet(desk, "desktop")
        try await meet(desk, "phone")
        try await desk.add("ibuprofen 200 mg once now")
        try await desk.passTime()
        let numbers = try await waiting(desk, "desktop")
        #expect(numbers.count == 1)
        #expect(try await acknowledge(desk, numbers[0], "desktop"))
        #expect(try await waiting(desk, "desktop").isEmpty)
        #expect(try await waiting(desk, "phone") == numbers)
        let channels = try await desk.call(GetStatus.self, .init()).channels
        #expect(channels.map(\.waiting) == [0, 1])
    }

    @Test("one that is new does not get what another told before it came")
    func new() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg once now")
        try await desk.passTime()
        let numbers = try await waiting(desk, "desktop")
        #expect(try await acknowledge(desk, numbers[0], "desktop"))
        _ = try await desk.call(
            BeginReminder.self, .init(number: numbers[0], channel: "phone"))
        #expect(try await waiting(desk, "phone").isEmpty)
    }

    @Test("a try is written down before it, so one that ended without a word is known")
    func begin() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg once now")
        try await desk.passTime()
        let number = try #require(try await desk.openReminders().first?.number)
        func begin(_ channel: String = "desktop") async throws -> BeginReminder.Reply {
            try await desk.call(BeginReminder.self, .init(number: number, channel: channel))
        }
        #expect(try await begin() == .init(open: true, attempt: 1, repeated: false))
        #expect(try await begin("phone") == .init(open: true, attempt: 1, repeated: false))
        // No result came: the person may have been told.
        #expect(try await begin() == .init(open: true, attempt: 2, repeated: true))
        _ = try await acknowledge(desk, number, "desktop", accepted: false)
        // A failed try told nobody.
        #expect(try await begin() == .init(open: true, attempt: 3, repeated: false))
        _ = try await acknowledge(desk, number, "desktop")
        #expect(try await begin() == .init(open: false, attempt: 3, repeated: false))
        try await desk.record(.taken, "ibuprofen")
        #expect(try await begin("phone") == .init(open: false, attempt: 1, repeated: false))
    }

    @Test("a try to tell what never was is refused")
    func strange() async throws {
        let desk = try await Desk()
        _ = try await desk.refusal(
            BeginReminder.self, .init(number: 99, channel: "desktop"), as: NotFound.self)
        _ = try await desk.refusal(
            BeginReminder.self, .init(number: 99, channel: ""), as: Invalid.self)
    }

    @Test("the status says for how long a reminder has waited that nobody told")
    func untold() async throws {
        let desk = try await Desk()
        func untold() async throws -> Int? {
            try await desk.call(GetStatus.self, .init()).untoldSeconds
        }
        #expect(try await untold() == nil)
        try await desk.add("ibuprofen 200 mg once now")
        try await desk.passTime()
        desk.clock.advance(minutes: 11)
        #expect(try await untold() == 660)
        let number = try #require(try await desk.openReminders().first?.number)
        _ = try await acknowledge(desk, number, "desktop", accepted: false)
        #expect(try await untold() == 660)
        _ = try await acknowledge(desk, number, "desktop")
        #expect(try await untold() == nil)
    }

    @Test("a channel that was taken away is not shown, and is new when it comes again")
    func forgotten() async throws {
        let desk = try await Desk()
        try await meet(desk, "phone")
        try await desk.add("ibuprofen 200 mg once now")
        try await desk.passTime()
        let number = try #require(try await desk.openReminders().first?.number)
        _ = try await acknowledge(desk, number, "desktop")
        #expect(try await waiting(desk, "phone") == [number])
        _ = try await desk.call(
            ForgetChannel.self, .init(requestId: desk.fresh(), channel: "phone"))
        #expect(
            try await desk.call(GetStatus.self, .init()).channels.map(\.name) == ["desktop"])
        let refusal: NotFound = try await desk.refusal(
            ForgetChannel.self, .init(requestId: desk.fresh(), channel: "phone"))
        #expect(refusal.suggestions == ["desktop"])
        _ = try await desk.call(BeginReminder.self, .init(number: number, channel: "phone"))
        #expect(try await waiting(desk, "phone").isEmpty)
    }

    @Test("a snooze means the dose of the slot that is named")
    func snoozeSlot() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg once now")
        try await desk.passTime()
        let reminder = try #require(try await desk.openReminders().first)
        #expect(reminder.slot == "2026-11-23 18:05")
        let snoozed = try await desk.call(
            SnoozeDose.self,
            .init(requestId: "s", name: "naproxen", length: "15m", slot: reminder.slot))
        #expect(snoozed.dose.slot == "2026-11-23 18:05")
        _ = try await desk.refusal(
            SnoozeDose.self,
            .init(requestId: "t", name: "naproxen", length: "15m", slot: "2026-11-24 18:05"),
            as: NotFound.self)
    }

    @Test("a test goes to every teller that follows and what each says comes back")
    func tested() async throws {
        let desk = try await Desk()
        #expect(
            try await desk.replies(TestReminders.self, .init(), more: true)
                == [.init(waiting: [])])
        let (calls, feed) = AsyncStream<Reminder>.makeStream()
        let teller = Task {
            try await desk.follow(channel: "phone") { feed.yield($0) }
        }
        defer { teller.cancel() }
        while try await desk.call(GetStatus.self, .init()).watchers == 0 { await Task.yield() }
        let testing = Task {
            try await desk.replies(TestReminders.self, .init(), more: true)
        }
        var heard = calls.makeAsyncIterator()
        let test = try #require(await heard.next())
        #expect(test.subject == .test)
        #expect(test.number < 0)
        #expect(test.prescription == nil)
        _ = try await desk.call(
            AcknowledgeReminder.self,
            .init(
                requestId: desk.fresh(), number: test.number, channel: "phone", accepted: false,
                detail: "HTTP 403"))
        #expect(
            try await testing.value == [
                .init(waiting: ["phone"]),
                .init(waiting: [], channel: "phone", accepted: false, detail: "HTTP 403"),
            ])
        // A test leaves nothing behind.
        #expect(try await desk.call(GetStatus.self, .init()).channels.first?.lastError == nil)
        #expect(try await desk.openReminders().isEmpty)
    }

    @Test("an answer to a test that is over changes nothing")
    func late() async throws {
        let desk = try await Desk()
        let reply = try await desk.call(
            AcknowledgeReminder.self,
            .init(requestId: "a", number: -7, channel: "phone", accepted: true))
        #expect(!reply.open)
        #expect(try await desk.call(GetStatus.self, .init()).channels.isEmpty)
    }
}
