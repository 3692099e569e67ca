import DoseInterface
import DoseService
import Regimen
import Testing

@Suite("A carer hears of a dose without an answer")
struct EscalationTests {
    private func told(_ desk: Desk, _ channel: String) async throws -> [Reminder] {
        try await desk.tracker.reminders(after: nil, for: channel, withUntold: true).reminders
    }

    private func desk(_ text: String = "naproxen 220 mg daily at 18:05") async throws -> Desk {
        let desk = try await Desk()
        _ = try await desk.tracker.meet("ben", forCarer: true)
        _ = try await desk.tracker.meet("me", forCarer: false)
        try await desk.add(text)
        try await desk.passTime()
        return desk
    }

    private func pass(_ desk: Desk, minutes: Int64) async throws {
        desk.clock.advance(minutes: minutes)
        try await desk.passTime()
    }

    @Test("after an hour, once, in words for a carer, and on the carer's channel alone")
    func once() async throws {
        let desk = try await desk()
        try await pass(desk, minutes: 59)
        #expect(try await told(desk, "ben").isEmpty)
        try await pass(desk, minutes: 1)
        let reminder = try #require(try await told(desk, "ben").first)
        #expect(reminder.kind == .unanswered)
        #expect(reminder.title == "No answer: naproxen 220 mg, by mouth")
        #expect(reminder.detail.hasPrefix("It was due at 18:05, 1 h ago"), "\(reminder)")
        #expect(reminder.command.isEmpty)
        #expect(try await told(desk, "me").allSatisfy { $0.kind == .due })
        #expect(try await desk.openReminders(.unanswered).isEmpty, "not in dose watch")
        for _ in 1...5 { try await pass(desk, minutes: 30) }
        #expect(try await told(desk, "ben").map(\.number) == [reminder.number])
    }

    @Test("an answer in time is no news, and one that comes later ends it")
    func answered() async throws {
        let desk = try await desk()
        try await pass(desk, minutes: 50)
        try await desk.record(.taken, "naproxen")
        try await pass(desk, minutes: 20)
        #expect(try await told(desk, "ben").isEmpty)
        // Taken back: the dose is asked about anew, and an hour begins anew.
        try await desk.undo()
        try await desk.passTime()
        try await pass(desk, minutes: 59)
        #expect(try await told(desk, "ben").isEmpty)
        try await pass(desk, minutes: 1)
        #expect(try await told(desk, "ben").count == 1)
        try await desk.record(.taken, "naproxen")
        #expect(try await told(desk, "ben").isEmpty)
    }

    @Test("a snooze is an answer: the hour begins when the dose is asked about again")
    func snoozed() async throws {
        let desk = try await desk()
        _ = try await desk.call(
            SnoozeDose.self, .init(requestId: desk.fresh(), name: "naproxen", length: "2h"))
        try await pass(desk, minutes: 120)
        try await pass(desk, minutes: 59)
        #expect(try await told(desk, "ben").isEmpty)
        try await pass(desk, minutes: 1)
        #expect(try await told(desk, "ben").count == 1)
    }

    @Test("without a carer's channel nobody is told, not even when one comes later")
    func nobody() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg daily at 18:05")
        try await desk.passTime()
        try await pass(desk, minutes: 90)
        _ = try await desk.tracker.meet("ben", forCarer: true)
        try await pass(desk, minutes: 5)
        #expect(try await told(desk, "ben").isEmpty)
        #expect(try await desk.call(GetStatus.self, .init()).channels.map(\.carer) == [true])
    }

    @Test("a dose that counts as missed sooner is told before it does, and stays to be told")
    func missed() async throws {
        let desk = try await desk("naproxen 220 mg every hour from 18:05")
        try await pass(desk, minutes: 30)
        #expect(try await desk.show("naproxen").records.map(\.outcome) == [.missed])
        let reminder = try #require(try await told(desk, "ben").first)
        _ = try await desk.call(
            AcknowledgeReminder.self,
            .init(
                requestId: desk.fresh(), number: reminder.number, channel: "ben", accepted: true))
        #expect(try await told(desk, "ben").isEmpty)
    }

    @Test("the time can be chosen, for all and for one prescription")
    func chosen() async throws {
        let desk = try await Desk()
        _ = try await desk.tracker.meet("ben", forCarer: true)
        try await desk.add("naproxen 220 mg daily at 18:30")
        try await desk.add("ibuprofen 200 mg daily at 18:30")
        _ = try await desk.call(
            ChangeSetting.self, .init(requestId: desk.fresh(), name: "escalate", value: "never"))
        let edited = try await desk.call(
            EditPrescription.self,
            .init(requestId: desk.fresh(), name: "ibuprofen", escalate: "2 hours")
        ).prescription
        #expect(edited.escalate == "2 hours")
        try await pass(desk, minutes: 25)
        try await pass(desk, minutes: 120)
        #expect(try await told(desk, "ben").map(\.prescription) == ["ibuprofen"])
        let short: Invalid = try await desk.refusal(
            ChangeSetting.self,
            .init(requestId: desk.fresh(), name: "escalate", value: "1 minute"))
        #expect(short.message.contains("5 minutes"))
    }

    @Test("when the carer's last channel is taken away nothing waits for it any more")
    func gone() async throws {
        let desk = try await desk()
        try await pass(desk, minutes: 60)
        #expect(try await told(desk, "me").count == 1)
        for reminder in try await told(desk, "me") {
            _ = try await desk.call(
                AcknowledgeReminder.self,
                .init(
                    requestId: desk.fresh(), number: reminder.number, channel: "me",
                    accepted: true))
        }
        #expect(try await desk.call(GetStatus.self, .init()).untoldSeconds != nil)
        _ = try await desk.call(
            ForgetChannel.self, .init(requestId: desk.fresh(), channel: "ben"))
        #expect(try await desk.call(GetStatus.self, .init()).untoldSeconds == nil)
    }
}
