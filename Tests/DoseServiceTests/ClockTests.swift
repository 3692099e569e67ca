import DoseInterface
import Regimen
import Testing

@testable import DoseService

@Suite("A clock that may be wrong")
struct ClockTests {
    private func missed(_ desk: Desk) async throws -> Int {
        try await desk.passTime()
        return try await desk.show("naproxen").records.filter { $0.outcome == .missed }.count
    }

    private func desk(isSynchronized: Bool?) async throws -> Desk {
        let desk = try await Desk()
        desk.clock.setSynchronized(isSynchronized)
        try await desk.add("naproxen 220 mg at 08:00 and 20:00")
        try await desk.passTime()
        return desk
    }

    private func clock(_ desk: Desk) async throws -> Clock {
        try await desk.call(GetStatus.self, .init()).clock
    }

    @Test("a clock that jumps ahead misses nothing and asks about each series once")
    func jump() async throws {
        let desk = try await desk(isSynchronized: false)
        desk.clock.jump(hours: 30 * 24)
        #expect(try await missed(desk) == 0)
        #expect(try await desk.openReminders().count == 1)
        #expect(try await desk.due().filter { $0.state == .overdue }.count == 1)
        let said = try await clock(desk)
        #expect(!said.trusted)
        #expect(said.advice?.contains("forward by 30 days") == true)
        #expect(said.advice?.contains("dose clock --right") == true)
        // Put right again: all is as it was.
        desk.clock.jump(hours: -30 * 24)
        #expect(try await clock(desk).trusted)
        #expect(try await missed(desk) == 0)
    }

    @Test("time that did pass, asleep or switched off, is believed")
    func asleep() async throws {
        let desk = try await desk(isSynchronized: false)
        desk.clock.advance(days: 3)
        #expect(try await clock(desk).trusted)
        #expect(try await missed(desk) > 0)
    }

    @Test("a jump of a day is a change of zone or of the clocks, not an error")
    func smallJump() async throws {
        let desk = try await desk(isSynchronized: false)
        desk.clock.jump(hours: 24)
        #expect(try await clock(desk).trusted)
        desk.clock.jump(hours: 26)
        #expect(try await !clock(desk).trusted)
    }

    @Test("a time server's word ends the doubt")
    func synchronized() async throws {
        let desk = try await desk(isSynchronized: false)
        desk.clock.jump(hours: 30 * 24)
        #expect(try await missed(desk) == 0)
        desk.clock.setSynchronized(true)
        #expect(try await clock(desk).trusted)
        #expect(try await missed(desk) > 0)
    }

    @Test("a person's word ends the doubt, and is on record")
    func confirmed() async throws {
        let desk = try await desk(isSynchronized: false)
        desk.clock.jump(hours: 30 * 24)
        #expect(try await missed(desk) == 0)
        let reply = try await desk.call(ConfirmClock.self, .init(requestId: desk.fresh()))
        #expect(reply.clock.trusted)
        #expect(try await missed(desk) > 0)
        // The next jump is another matter.
        desk.clock.jump(hours: 30 * 24)
        #expect(try await !clock(desk).trusted)
    }

    @Test("a person's word counts once it is on record: what is rolled back has changed nothing")
    func confirmedInVain() async throws {
        let desk = try await desk(isSynchronized: false)
        desk.clock.jump(hours: 30 * 24)
        let handler = ConfirmClockHandler(judge: desk.tracker.judge)
        struct RolledBack: Error {}
        await #expect(throws: RolledBack.self) {
            try await desk.tracker.inScene { scene in
                _ = try handler.answer(.init(requestId: "word"), in: scene)
                throw RolledBack()
            }
        }
        #expect(try await !clock(desk).trusted)
        #expect(try await missed(desk) == 0)
    }

    @Test("a machine that was just started waits for its time server, but not for ever")
    func justStarted() async throws {
        let desk = try await Desk()
        desk.clock.setSynchronized(false)
        desk.clock.boot(secondsAgo: 60)
        #expect(try await clock(desk).words.contains("waiting"))
        desk.clock.advance(minutes: 5)
        let said = try await clock(desk)
        #expect(said.trusted)
        #expect(said.advice?.contains("No time server") == true, "it is told all the same")
    }

    @Test("where the kernel cannot be asked, as in some containers, the clock is believed")
    func container() async throws {
        let desk = try await desk(isSynchronized: nil)
        #expect(try await clock(desk).advice == nil)
        desk.clock.advance(days: 2)
        #expect(try await missed(desk) > 0)
        desk.clock.jump(hours: 100)
        #expect(try await !clock(desk).trusted)
    }

    @Test("a clock that shows a time before what is on record, or before the build, is behind")
    func behind() async throws {
        let desk = try await desk(isSynchronized: false)
        desk.clock.advance(hours: 20)
        desk.clock.jump(hours: -20)
        let said = try await clock(desk)
        #expect(said.trusted, "nothing is on record from later")
        desk.clock.advance(hours: 20)
        try await desk.record(.taken, "naproxen")
        desk.clock.jump(hours: -20)
        #expect(try await clock(desk).advice?.contains("on record") == true)
        desk.clock.set(Instant(epochSeconds: 86_400))
        #expect(try await clock(desk).advice?.contains("before this dosed was made") == true)
        let refused: Invalid = try await desk.refusal(
            ConfirmClock.self, .init(requestId: desk.fresh()))
        #expect(refused.parameter == "clock")
    }

    @Test("recording is always allowed, whatever the clock shows")
    func recording() async throws {
        let desk = try await desk(isSynchronized: false)
        desk.clock.jump(hours: 30 * 24)
        try await desk.record(.taken, "naproxen")
        #expect(try await desk.show("naproxen").records.count == 1)
    }
}
