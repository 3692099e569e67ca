import DoseService
import DoseStore
import Foundation
import Logging
import SQLite
import ServiceLifecycle
import Testing
import VarlinkSocket

@testable import DoseDaemon

@Suite("the loop that the reminders live by", .timeLimit(.minutes(5)))
struct ReminderLoopTests {
    /// Serves the loop on data while something is done with it, and ends it.
    ///
    /// - Parameter changed: told of everything that makes the loop look.
    private func serving(
        _ data: TrialData, clock: TurnedClock, changed: @escaping @Sendable () -> Void,
        during body: (Tracker, DoseStore) async throws -> Void
    ) async throws {
        try await ThreadExecutor.$current.withValue(try ThreadExecutor()) {
            let timer = try WallTimer()
            let (tracker, store) = try data.tracker(
                clock: clock,
                changed: {
                    changed()
                    timer.wake()
                })
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let loop = ReminderLoop(
                tracker: tracker, timer: timer,
                watchdog: Watchdog(notifier: ServiceNotifier(environment: [:], pid: getpid())),
                zones: ZoneWatch(files: SystemZones(), timer: timer),
                homeZone: { "Europe/Berlin" }, logger: logger)
            let group = ServiceGroup(
                configuration: .init(services: [.init(service: loop)], logger: logger))
            async let ended: Void = group.run()
            try await body(tracker, store)
            await group.triggerGracefulShutdown()
            try await ended
            await tracker.close()
        }
    }

    @Test("data that cannot be used is tried again after a minute by itself, and reminders go on")
    func heals() async throws {
        try await TrialData.with(mode: 0o755) { data in
            let (changes, feed) = AsyncStream<Void>.makeStream()
            // An alarm in a minute of a clock that is two minutes behind goes off at once; one in
            // seven, as for data that is damaged, not before the test has failed.
            try await serving(
                data, clock: TurnedClock(ahead: -120), changed: { feed.yield() },
                during: { tracker, store in
                    var news = changes.makeAsyncIterator()
                    // The loop has met the refusal.
                    await news.next()
                    #expect(await store.refusal?.canPass == true)
                    #expect(chmod(data.directory, 0o700) == 0)
                    await news.next()
                    #expect(await store.refusal == nil)
                    let open = try await tracker.reminders(after: nil, for: nil).reminders
                    #expect(open.isEmpty)
                })
        }
    }

    @Test("what is not ours is left as it is: the control")
    func foreign() async throws {
        try await TrialData.with { data in
            let text = Data("Dear diary\n".utf8)
            try text.write(to: URL(fileURLWithPath: data.path))
            let (changes, feed) = AsyncStream<Void>.makeStream()
            try await serving(
                data, clock: TurnedClock(ahead: -120), changed: { feed.yield() },
                during: { _, store in
                    var news = changes.makeAsyncIterator()
                    await news.next()
                    #expect(await store.refusal?.reason == "foreign")
                })
            #expect(try Data(contentsOf: URL(fileURLWithPath: data.path)) == text)
        }
    }
}
