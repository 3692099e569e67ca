import DoseSchema
import DoseService
import DoseStore
import Formulary
import Foundation
import Regimen
import Synchronization
import Testing

@testable import DoseDaemon

/// A database in a folder of its own.
struct TrialData {
    let directory: String
    var path: String { directory + "/dosed.db" }

    /// - Parameter mode: who may enter the folder.
    static func with<Result>(
        mode: Int = 0o700, _ body: (TrialData) async throws -> Result
    ) async throws -> Result {
        let directory = FileManager.default.temporaryDirectory.path + "/dosed-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: false,
            attributes: [.posixPermissions: mode])
        defer { try? FileManager.default.removeItem(atPath: directory) }
        return try await body(TrialData(directory: directory))
    }

    func tracker(
        wholeCheckBytes: Int = .max, clock: TurnedClock = TurnedClock(),
        changed: @escaping @Sendable () -> Void = {}
    ) throws -> (tracker: Tracker, store: DoseStore) {
        let store = DoseStore(
            path: path, identity: DoseSchema.identity, catalogue: DoseSchema.catalogue,
            stamp: "test", wholeCheckBytes: wholeCheckBytes)
        let facts = DaemonFacts(
            version: "test", database: path, schema: DoseSchema.catalogue.count,
            startedAt: TurnedClock.machines, uid: 500, databaseBytes: { 0 })
        let tracker = Tracker(
            store: store, formulary: try Formulary.embedded(), zones: SystemZones(), facts: facts,
            clock: {
                ClockSense(
                    now: clock.read(), secondsSinceBoot: 86_400, secondsAwake: 86_400,
                    isSynchronized: true)
            }, changed: changed)
        return (tracker, store)
    }

    /// Makes the database with a person in it and lets go of it.
    func make() async throws {
        let (tracker, _) = try self.tracker()
        try await tracker.prepare(homeZone: "Europe/Berlin")
        await tracker.close()
    }
}

/// A clock that is as far ahead of the machine's as a test wants. Alarms are on the machine's own.
final class TurnedClock: Sendable {
    static var machines: Instant {
        Instant(epochSeconds: Int64(Date().timeIntervalSince1970))
    }

    private let ahead: Mutex<Int64>
    private let readings: AsyncStream<Void>
    private let feed: AsyncStream<Void>.Continuation

    /// - Parameter ahead: seconds; below zero for one that is behind.
    init(ahead: Int64 = 0) {
        self.ahead = Mutex(ahead)
        (readings, feed) = AsyncStream.makeStream(of: Void.self)
    }

    func read() -> Instant {
        let now = Self.machines.adding(seconds: ahead.withLock { $0 })
        feed.yield()
        return now
    }

    func set(ahead new: Int64) { ahead.withLock { $0 = new } }

    /// Waits until it was read so many times more.
    func wait(forReadings count: Int) async {
        var next = readings.makeAsyncIterator()
        for _ in 0..<count { await next.next() }
    }
}
