import DoseInterface
import DoseService
import DoseStore
import Regimen
import Testing

@Suite("Time off")
struct TimeOffTests {
    private static let sentence = "I was off from Mon 2026-11-23 18:05 to Tue 2026-11-24 07:30."

    /// A desk that was closed on Monday at 18:05, and another on its data.
    private func reopened(
        _ text: String, minutesLater: Int64, boots: (String?, String?) = (nil, nil),
        prepare: (Desk) -> Void = { _ in }
    ) async throws -> Desk {
        let first = try await Desk(boot: boots.0)
        try await first.add(text)
        first.keepDirectory()
        _ = try await first.tracker.lookAtClock()
        try await first.passTime()
        await first.tracker.close()
        let second = try await Desk(
            at: Desk.monday.adding(seconds: minutesLater * 60), in: first.directory, boot: boots.1,
            prepare: prepare)
        return second
    }

    @Test("dosed says from when to when it was off: in the log, the status and each reminder")
    func off() async throws {
        let desk = try await reopened("naproxen 220 mg at 20:00", minutesLater: 805)
        #expect(try await desk.tracker.lookAtClock() == [.wasOff(sentence: Self.sentence)])
        try await desk.passTime()
        let status = try await desk.call(GetStatus.self, .init())
        #expect(status.timeOff?.words == Self.sentence)
        #expect(status.timeOff?.asleep == false)
        #expect(try await desk.openReminders().map(\.detail).first?.contains(Self.sentence) == true)
        #expect(
            try await desk.rows("SELECT detail FROM event WHERE kind = 'was-off'").first?
                .contains(Self.sentence) == true)
        // Once, and it is news for a day.
        desk.clock.advance(days: 1)
        #expect(try await desk.tracker.lookAtClock().isEmpty)
        #expect(try await desk.call(GetStatus.self, .init()).timeOff == nil)
    }

    @Test("a new start after a few minutes is no time off, and a reminder of later says nothing")
    func short() async throws {
        let desk = try await reopened("naproxen 220 mg at 20:00", minutesLater: 9)
        #expect(try await desk.tracker.lookAtClock().isEmpty)
        desk.clock.advance(minutes: 110)
        try await desk.passTime()
        #expect(try await desk.openReminders().map(\.detail).first?.contains("off") == false)
    }

    @Test("after a restore time off begins no earlier than when the copy was made")
    func restored() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        _ = try await desk.tracker.lookAtClock()
        desk.clock.advance(minutes: 4)
        let copy = desk.directory + "/mine.db"
        _ = try await desk.call(BackUpData.self, .init(path: copy))
        desk.clock.advance(minutes: 11)
        _ = try await desk.call(RestoreData.self, .init(requestId: "r", path: copy))
        let news = try await desk.tracker.lookAtClock()
        #expect(news == [.wasOff(sentence: "I was off from Mon 2026-11-23 18:09 to 18:20.")])
    }

    @Test("a machine that slept says so when it wakes")
    func asleep() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        _ = try await desk.tracker.lookAtClock()
        desk.clock.sleep(hours: 3)
        let news = try await desk.tracker.lookAtClock()
        let sentence = "This machine was asleep from Mon 2026-11-23 18:05 to 21:05."
        #expect(news == [.slept(seconds: 10_800), .wasOff(sentence: sentence)])
        try await desk.passTime()
        #expect(try await desk.openReminders().map(\.detail).first?.contains(sentence) == true)
    }

    @Test("a clock that is set is noticed to the second, and time that passed is not")
    func stepped() async throws {
        let desk = try await Desk()
        _ = try await desk.tracker.lookAtClock()
        desk.clock.jump(hours: 2)
        #expect(try await desk.tracker.lookAtClock() == [.stepped(seconds: 7_200)])
        desk.clock.jump(hours: -2)
        #expect(try await desk.tracker.lookAtClock() == [.stepped(seconds: -7_200)])
        desk.clock.advance(days: 2)
        #expect(try await desk.tracker.lookAtClock().isEmpty)
        #expect(
            try await desk.rows("SELECT detail FROM event WHERE kind = 'clock-stepped'").count == 2)
    }

    @Test("a clock that nobody believes makes no time off, until it is right")
    func doubtful() async throws {
        let desk = try await reopened("naproxen 220 mg at 20:00", minutesLater: 805) { desk in
            desk.clock.setSynchronized(false)
            desk.clock.boot(secondsAgo: 10)
        }
        #expect(try await desk.tracker.lookAtClock().isEmpty)
        #expect(try await desk.call(GetStatus.self, .init()).timeOff == nil)
        // A time server puts it right: it was two hours ahead.
        desk.clock.jump(hours: -2)
        desk.clock.setSynchronized(true)
        let words = "I was off from Mon 2026-11-23 18:05 to Tue 2026-11-24 05:30."
        #expect(try await desk.tracker.lookAtClock().last == .wasOff(sentence: words))
    }

    @Test("a clock that was put wrong while dosed did not run is noticed in the same boot")
    func jumpedMeanwhile() async throws {
        let desk = try await reopened(
            "naproxen 220 mg at 20:00", minutesLater: 10, boots: ("one", "one")
        ) { desk in
            desk.clock.setSynchronized(false)
            desk.clock.boot(secondsAgo: 86_400 + 600)
            desk.clock.jump(hours: 100)
        }
        #expect(try await desk.call(GetStatus.self, .init()).clock.words.contains("jumped"))
        desk.clock.jump(hours: -100)
        #expect(try await desk.call(GetStatus.self, .init()).clock.trusted)
    }

    @Test("after a month off a clock that no time server sets is asked about")
    func longAfter() async throws {
        let desk = try await reopened(
            "naproxen 220 mg at 20:00", minutesLater: 40 * 1440, boots: ("one", "two")
        ) { desk in
            desk.clock.setSynchronized(false)
            desk.clock.boot(secondsAgo: 1_000)
        }
        let said = try await desk.call(GetStatus.self, .init()).clock
        #expect(!said.trusted)
        #expect(said.advice?.contains("40 days after dosed last ran") == true, "\(said)")
        let confirmed = try await desk.call(ConfirmClock.self, .init(requestId: "c"))
        #expect(confirmed.clock.trusted)
    }
}
