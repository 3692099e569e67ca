import CSQLite
import DoseSchema
import DoseService
import DoseStore
import Formulary
import Foundation
import Logging
import Regimen
import SQLite
import ServiceLifecycle
import Synchronization
import Testing

@testable import DoseDaemon

@Suite("the check of a large database beside the work", .timeLimit(.minutes(5)))
struct StorageCheckTests {
    /// The alarm is on the clock of the machine, so the service must read that one too.
    private static var now: Instant { Instant(epochSeconds: Int64(Date().timeIntervalSince1970)) }

    /// What became of a database after the check had its turn.
    private struct Outcome {
        let refusal: DatabaseRefusal?
        /// How often the daemon was told to look again.
        let changes: Int
    }

    private func withDirectory<Result>(_ body: (String) async throws -> Result) async throws
        -> Result
    {
        let directory = FileManager.default.temporaryDirectory.path + "/dosed-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: directory) }
        return try await body(directory + "/dosed.db")
    }

    private func tracker(
        on path: String, wholeCheckBytes: Int, asked: @escaping @Sendable () -> Void = {},
        changed: @escaping @Sendable () -> Void = {}
    ) throws -> (tracker: Tracker, store: DoseStore) {
        let store = DoseStore(
            path: path, identity: DoseSchema.identity, catalogue: DoseSchema.catalogue,
            stamp: "test", wholeCheckBytes: wholeCheckBytes)
        let facts = DaemonFacts(
            version: "test", database: path, schema: DoseSchema.catalogue.count,
            startedAt: Self.now, uid: 500, databaseBytes: { 0 })
        let tracker = Tracker(
            store: store, formulary: try Formulary.embedded(), zones: SystemZones(), facts: facts,
            clock: {
                asked()
                return ClockSense(
                    now: Self.now, secondsSinceBoot: 86_400, secondsAwake: 86_400,
                    isSynchronized: true)
            }, changed: changed)
        return (tracker, store)
    }

    /// Makes a database with a person in it and lets go of it.
    private func makeDatabase(_ path: String) async throws {
        let (tracker, _) = try tracker(on: path, wholeCheckBytes: .max)
        try await tracker.prepare(homeZone: "Europe/Berlin")
        await tracker.close()
    }

    /// Overwrites a page of an index, which opening a large file does not read.
    private func damage(_ path: String) throws {
        var handle: OpaquePointer?
        // Of a copy: a second handle on the file itself would take the locks of the first.
        try? FileManager.default.removeItem(atPath: path + ".copy")
        try FileManager.default.copyItem(atPath: path, toPath: path + ".copy")
        #expect(sqlite3_open(path + ".copy", &handle) == SQLITE_OK)
        defer { sqlite3_close(handle) }
        var statement: OpaquePointer?
        let sql = "SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
        #expect(sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK)
        defer { sqlite3_finalize(statement) }
        #expect(sqlite3_step(statement) == SQLITE_ROW)
        let page = UInt64(sqlite3_column_int64(statement, 0) - 1) * 4096
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        try file.seek(toOffset: page)
        try file.write(contentsOf: [UInt8](repeating: 0xA5, count: 4096))
        try file.close()
    }

    /// Opens the database, lets the service have its first turn and ends it.
    private func outcome(
        _ path: String, wholeCheckBytes: Int, meanwhile: () throws -> Void = {}
    ) async throws -> Outcome {
        let (turns, feed) = AsyncStream<Void>.makeStream()
        let changes = Mutex(0)
        return try await ThreadExecutor.$current.withValue(try ThreadExecutor()) {
            let (tracker, store) = try tracker(
                on: path, wholeCheckBytes: wholeCheckBytes, asked: { feed.yield() },
                changed: { changes.withLock { $0 += 1 } })
            try #require(await store.refusal == nil)
            try meanwhile()
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let check = StorageCheck(tracker: tracker, timer: try WallTimer(), logger: logger)
            let group = ServiceGroup(
                configuration: .init(services: [.init(service: check)], logger: logger))
            async let ended: Void = group.run()
            // It asks for the time when it sets its alarm, and that comes before the check.
            var turn = turns.makeAsyncIterator()
            await turn.next()
            await group.triggerGracefulShutdown()
            // What was begun is brought to its end first.
            try await ended
            let refusal = await store.refusal
            await tracker.close()
            return Outcome(refusal: refusal, changes: changes.withLock { $0 })
        }
    }

    @Test("a sound one stays in use, and nobody is woken")
    func sound() async throws {
        try await withDirectory { path in
            try await makeDatabase(path)
            let outcome = try await outcome(path, wholeCheckBytes: 0)
            #expect(outcome.refusal == nil)
            #expect(outcome.changes == 0)
        }
    }

    @Test("a damaged one is refused from then on, and the daemon is told")
    func damaged() async throws {
        try await withDirectory { path in
            try await makeDatabase(path)
            try damage(path)
            let outcome = try await outcome(path, wholeCheckBytes: 0)
            #expect(outcome.refusal?.reason == "damaged")
            #expect(outcome.changes == 1)
        }
    }

    @Test("one that was checked at the start has its turn a day later: the control")
    func checkedAtStart() async throws {
        try await withDirectory { path in
            try await makeDatabase(path)
            let outcome = try await outcome(
                path, wholeCheckBytes: .max, meanwhile: { try damage(path) })
            #expect(outcome.refusal == nil)
        }
    }
}
