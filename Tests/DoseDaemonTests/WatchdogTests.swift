import Regimen
import Testing
import VarlinkSocket

@testable import DoseDaemon

@Suite("the daemon's watchdog")
struct WatchdogTests {
    private static let now = Instant(epochSeconds: 1_800_000_000)

    private func nextLook(microseconds: Int64?, planned: Int64?) -> Int64? {
        var environment: [String: String] = [:]
        environment["WATCHDOG_USEC"] = microseconds.map { "\($0)" }
        let notifier = ServiceNotifier(environment: environment, pid: 1)
        let instant = Watchdog(notifier: notifier).nextLook(
            planned: planned.map { Self.now.adding(seconds: $0) }, now: Self.now)
        return instant.map { $0.epochSeconds - Self.now.epochSeconds }
    }

    @Test("an idle daemon wakes for it at half its time: 8 times an hour as it is shipped")
    func pause() {
        let quarter: Int64 = 15 * 60 * 1_000_000
        #expect(nextLook(microseconds: quarter, planned: nil) == 450)
        #expect(nextLook(microseconds: quarter, planned: 86_400) == 450)
    }

    @Test("what is planned earlier comes first, and what is late at once")
    func planned() {
        #expect(nextLook(microseconds: 900_000_000, planned: 10) == 10)
        #expect(nextLook(microseconds: 900_000_000, planned: -5) == -5)
    }

    @Test("nobody who does not watch is woken for")
    func unwatched() {
        #expect(nextLook(microseconds: nil, planned: nil) == nil)
        #expect(nextLook(microseconds: nil, planned: 7_000) == 7_000)
    }

    @Test("whole seconds are enough for any time that is not absurdly short")
    func short() {
        #expect(nextLook(microseconds: 2_000_000, planned: nil) == 1)
        #expect(nextLook(microseconds: 5_000_000, planned: nil) == 2)
        #expect(nextLook(microseconds: 500_000, planned: nil) == 1)
    }
}
