import DoseInterface
import Regimen
import Testing

@testable import DoseService

@Suite("What was missed while nobody could be told")
struct MissedDigestTests {
    private static let sentence = "I was off from Mon 2026-11-23 18:05 to Tue 2026-11-24 20:05."
    private static let hours: Int64 = 26

    /// A desk that was closed on Monday at 18:05 with these on the list, and another on its data.
    private func reopened(
        _ texts: [String], hours: Int64 = MissedDigestTests.hours,
        prepare: (Desk) async throws -> Void = { _ in }
    ) async throws -> Desk {
        let first = try await Desk()
        _ = try await first.tracker.meet("me", forCarer: false)
        for text in texts { try await first.add(text) }
        try await prepare(first)
        first.keepDirectory()
        _ = try await first.tracker.lookAtClock()
        try await first.passTime()
        return try await again(first, hours: hours)
    }

    /// The data as it is, for another daemon.
    private func again(_ desk: Desk, hours: Int64 = 0) async throws -> Desk {
        desk.keepDirectory()
        await desk.tracker.close()
        return try await Desk(
            at: desk.clock.now.adding(seconds: hours * 3600), in: desk.directory)
    }

    private func look(_ desk: Desk) async throws {
        _ = try await desk.tracker.lookAtClock()
        try await desk.passTime()
    }

    private func told(_ desk: Desk, _ channel: String = "me") async throws -> [Reminder] {
        try await desk.tracker.reminders(
            after: nil, for: channel, withUntold: true, together: true
        ).reminders
    }

    private func accept(_ desk: Desk, _ reminder: Reminder, on channel: String) async throws {
        for number in reminder.members?.map(\.number) ?? [reminder.number] {
            _ = try await desk.call(
                AcknowledgeReminder.self,
                .init(requestId: desk.fresh(), number: number, channel: channel, accepted: true))
        }
    }

    @Test("after time off one digest says from when to when, and names all that was missed")
    func digest() async throws {
        let desk = try await reopened([
            "naproxen 220 mg at 20:00", "ibuprofen 200 mg daily at 19:00",
            "letrozole 2.5 mg at 08:00",
        ])
        try await look(desk)
        let all = try await told(desk)
        let digest = try #require(all.first { $0.kind == .missed })
        #expect(all.filter { $0.kind == .missed }.count == 1, "\(all)")
        #expect(digest.title == "Doses were missed")
        #expect(digest.detail == Self.sentence)
        #expect(digest.command.isEmpty)
        let members = try #require(digest.members)
        #expect(members.map(\.prescription) == ["ibuprofen", "naproxen", "letrozole"])
        #expect(members.first?.title == "Missed: ibuprofen 200 mg, by mouth")
        #expect(
            members.map(\.detail) == [
                "It was due Mon 2026-11-23 19:00.", "It was due Mon 2026-11-23 20:00.",
                "It was due 08:00.",
            ])
        // What can still be answered is asked about as ever.
        #expect(all.contains { $0.kind == .due })
    }

    @Test("many doses of one medicine are one line, however long nobody was there")
    func many() async throws {
        let desk = try await reopened(["naproxen 220 mg at 08:00 and 20:00"], hours: 9 * 24)
        try await look(desk)
        let digest = try #require(try await told(desk).first { $0.kind == .missed })
        #expect(digest.members == nil)
        #expect(digest.title == "Missed: naproxen 220 mg, by mouth")
        #expect(digest.detail.hasPrefix("18 doses were due, from Mon 2026-11-23 20:00 to "))
        #expect(digest.detail.contains("I was off from Mon 2026-11-23 18:05"))
    }

    @Test("what was told is no next reminder, although it waits to be over")
    func noNextReminder() async throws {
        let desk = try await reopened(["naproxen 220 mg once on 2026-11-23 20:00"], hours: 9 * 24)
        try await look(desk)
        #expect(try await told(desk).contains { $0.kind == .missed })
        let waiting = "SELECT 1 FROM prompt WHERE kind = 'missed' AND remind_at IS NOT NULL"
        #expect(try await desk.rows(waiting).count == 1)
        let status = try await desk.call(GetStatus.self, .init())
        #expect(status.nextReminder == nil)
        #expect(status.nextTitle == nil)
    }

    @Test("it is told once: a channel that accepted it hears it never again, over any new start")
    func once() async throws {
        var desk = try await reopened(["naproxen 220 mg at 20:00", "ibuprofen 200 mg at 19:00"])
        try await look(desk)
        let digest = try #require(try await told(desk).first { $0.kind == .missed })
        // Gone before anyone was told: it waits, and it is the same one.
        desk = try await again(desk)
        try await look(desk)
        let waiting = try await told(desk).filter { $0.kind == .missed }
        #expect(waiting.map(\.number) == [digest.number])
        try await accept(desk, digest, on: "me")
        desk = try await again(desk)
        try await look(desk)
        #expect(try await told(desk).allSatisfy { $0.kind != .missed })
        #expect(try await desk.rows("SELECT 1 FROM prompt WHERE kind = 'missed'").count == 2)
        // A day later it is no news to anybody.
        #expect(try await desk.openReminders(.missed).count == 2)
        desk.clock.advance(days: 1)
        try await desk.passTime()
        #expect(try await desk.openReminders(.missed).allSatisfy { $0.number > digest.number })
    }

    @Test("what one transaction leaves undone the next one adds: it is one digest all the same")
    func interrupted() async throws {
        let desk = try await reopened(["naproxen 220 mg at 08:00 and 20:00"], hours: 9 * 24)
        _ = try await desk.tracker.lookAtClock()
        // One batch, and then the end.
        _ = try await desk.tracker.inScene { try $0.passTime(after: PassageOfTime()) }
        #expect(try await told(desk).allSatisfy { $0.kind != .missed })
        // Nothing more is done at its end than to say until when it was there.
        let later = try await again(desk)
        try await look(later)
        let digests = try await told(later).filter { $0.kind == .missed }
        #expect(digests.count == 1)
        #expect(digests.first?.detail.hasPrefix("18 doses were due") == true, "\(digests)")
    }

    @Test("untold it waits, for days; a dose that is recorded after all is no longer named")
    func untold() async throws {
        let desk = try await reopened(["naproxen 220 mg at 20:00"])
        try await look(desk)
        desk.clock.advance(days: 5)
        try await look(desk)
        let digest = try #require(
            try await told(desk).first { $0.kind == .missed && $0.sequence == 1 })
        #expect(digest.detail.contains("Mon 2026-11-23 20:00"))
        #expect(try await desk.call(GetStatus.self, .init()).untoldSeconds != nil)
        for slot in try await desk.rows("SELECT slot FROM dose WHERE state = 'missed'") {
            try await desk.record(.taken, "naproxen", slot: slot)
        }
        #expect(try await desk.openReminders(.missed).isEmpty)
    }

    @Test("a carer hears of it too, in one, whatever the person's quiet hours; never means never")
    func carer() async throws {
        // At 05:05 the person sleeps.
        let desk = try await reopened(
            ["naproxen 220 mg at 08:00", "ibuprofen 200 mg at 08:30"], hours: 35
        ) { desk in
            _ = try await desk.tracker.meet("ben", forCarer: true)
            try await desk.add("letrozole 2.5 mg at 09:00")
            _ = try await desk.call(
                EditPrescription.self,
                .init(requestId: desk.fresh(), name: "letrozole", escalate: "never"))
        }
        try await look(desk)
        let heard = try await told(desk, "ben")
        #expect(heard.map(\.title) == ["Doses were missed"])
        #expect(heard.first?.kind == .unanswered)
        #expect(heard.first?.detail.hasPrefix("I was off from ") == true)
        #expect(heard.first?.members?.map(\.prescription) == ["naproxen", "ibuprofen"])
        #expect(heard.first?.members?.first?.detail.hasSuffix("Please ask.") == true)
        #expect(try await told(desk).allSatisfy { $0.kind != .missed }, "the person sleeps")
        for reminder in heard { try await accept(desk, reminder, on: "ben") }
        desk.clock.advance(hours: 2)
        try await look(desk)
        #expect(try await told(desk).first { $0.kind == .missed }?.members?.count == 3)
        #expect(try await told(desk, "ben").isEmpty)
    }

    @Test("a dose that no channel could tell in time is told too; one that was told is not")
    func channelDown() async throws {
        let desk = try await Desk()
        _ = try await desk.tracker.meet("me", forCarer: false)
        try await desk.add("naproxen 220 mg every hour from 18:05")
        try await desk.add("ibuprofen 200 mg every hour from 18:05")
        try await desk.passTime()
        for reminder in try await desk.openReminders() where reminder.prescription == "ibuprofen" {
            try await accept(desk, reminder, on: "me")
        }
        desk.clock.advance(minutes: 31)
        try await desk.passTime()
        let missed = try await desk.openReminders(.missed)
        #expect(missed.map(\.prescription) == ["naproxen"])
        #expect(missed.first?.detail == "It was due 18:05. \(Sentences.couldNotBeTold)")
    }

    @Test("without any channel what was asked about in time is told by no digest")
    func noChannel() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg every hour from 18:05")
        try await desk.passTime()
        desk.clock.advance(minutes: 31)
        try await desk.passTime()
        #expect(try await desk.show("naproxen").records.map(\.outcome) == [.missed])
        #expect(try await desk.openReminders(.missed).isEmpty)
    }

    @Test("what a clock that was ahead called missed is taken back, and its digest with it")
    func falseFuture() async throws {
        let desk = try await Desk()
        _ = try await desk.tracker.meet("me", forCarer: false)
        try await desk.add("naproxen 220 mg at 20:00")
        try await look(desk)
        // Within what is believed.
        desk.clock.jump(hours: 24)
        try await look(desk)
        #expect(try await desk.openReminders(.missed).count == 1)
        desk.clock.jump(hours: -24)
        try await look(desk)
        #expect(try await desk.openReminders(.missed).isEmpty)
        desk.clock.advance(hours: 2)
        try await look(desk)
        #expect(try await desk.openReminders().map(\.slot) == ["2026-11-23 20:00"])
    }
}
