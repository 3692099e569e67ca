import CSQLite
import DoseService
import DoseStore
import Foundation
import Logging
import SQLite
import ServiceLifecycle
import Synchronization
import Testing

@testable import DoseDaemon

@Suite("the check of a large database beside the work", .timeLimit(.minutes(5)))
struct StorageCheckTests {
    /// What became of a database after the check had its turn.
    private struct Outcome {
        let refusal: DatabaseRefusal?
        /// How often the daemon was told to look again.
        let changes: Int
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

    /// Serves the check on a database while something is done with both, and ends it. What was
    /// begun is brought to its end first.
    ///
    /// - Parameter opened: done before the check begins.
    private func serving(
        _ data: TrialData, wholeCheckBytes: Int, clock: TurnedClock,
        changed: @escaping @Sendable () -> Void = {}, opened: () throws -> Void = {},
        during body: (DoseStore, WallTimer) async throws -> Void
    ) async throws -> DatabaseRefusal? {
        try await ThreadExecutor.$current.withValue(try ThreadExecutor()) {
            let (tracker, store) = try data.tracker(
                wholeCheckBytes: wholeCheckBytes, clock: clock, changed: changed)
            try #require(await store.refusal == nil)
            try opened()
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let timer = try WallTimer()
            let check = StorageCheck(tracker: tracker, timer: timer, logger: logger)
            let group = ServiceGroup(
                configuration: .init(services: [.init(service: check)], logger: logger))
            async let ended: Void = group.run()
            try await body(store, timer)
            await group.triggerGracefulShutdown()
            try await ended
            let refusal = await store.refusal
            await tracker.close()
            return refusal
        }
    }

    /// Opens the database, lets the service have its first turn and ends it.
    private func outcome(
        _ data: TrialData, wholeCheckBytes: Int, meanwhile: () throws -> Void = {}
    ) async throws -> Outcome {
        let changes = Mutex(0)
        let clock = TurnedClock()
        let refusal = try await serving(
            data, wholeCheckBytes: wholeCheckBytes, clock: clock,
            changed: { changes.withLock { $0 += 1 } }, opened: meanwhile,
            // It asks for the time when it sets its alarm, and that comes before the check.
            during: { _, _ in await clock.wait(forReadings: 1) })
        return Outcome(refusal: refusal, changes: changes.withLock { $0 })
    }

    @Test("a sound one stays in use, and nobody is woken")
    func sound() async throws {
        try await TrialData.with { data in
            try await data.make()
            let outcome = try await outcome(data, wholeCheckBytes: 0)
            #expect(outcome.refusal == nil)
            #expect(outcome.changes == 0)
        }
    }

    @Test("a damaged one is refused from then on, and the daemon is told")
    func damaged() async throws {
        try await TrialData.with { data in
            try await data.make()
            try damage(data.path)
            let outcome = try await outcome(data, wholeCheckBytes: 0)
            #expect(outcome.refusal?.reason == "damaged")
            #expect(outcome.changes > 0)
        }
    }

    @Test("one that was checked at the start has its turn a day later: the control")
    func checkedAtStart() async throws {
        try await TrialData.with { data in
            try await data.make()
            let outcome = try await outcome(
                data, wholeCheckBytes: .max, meanwhile: { try damage(data.path) })
            #expect(outcome.refusal == nil)
        }
    }

    @Test("a clock that is put back does not put it off for as long as that clock was ahead")
    func clockPutBack() async throws {
        try await TrialData.with { data in
            try await data.make()
            let clock = TurnedClock(ahead: 10 * 86_400)
            let (changes, feed) = AsyncStream<Void>.makeStream()
            let refusal = try await serving(
                data, wholeCheckBytes: .max, clock: clock, changed: { feed.yield() },
                opened: { try damage(data.path) },
                during: { _, timer in
                    await clock.wait(forReadings: 1)
                    clock.set(ahead: 0)
                    // As the kernel does when the clock is set.
                    timer.wake()
                    var news = changes.makeAsyncIterator()
                    await news.next()
                })
            #expect(refusal?.reason == "damaged")
        }
    }

    @Test("one that could not be read has its next turn in an hour")
    func unread() async throws {
        try await TrialData.with { data in
            try await data.make()
            let clock = TurnedClock()
            let refusal = try await serving(
                data, wholeCheckBytes: 0, clock: clock,
                opened: {
                    // What is open works on; no link is followed to open more.
                    try FileManager.default.moveItem(
                        atPath: data.directory, toPath: data.directory + "-away")
                    try FileManager.default.createSymbolicLink(
                        atPath: data.directory, withDestinationPath: data.directory + "-away")
                },
                during: { store, timer in
                    // The turn, the next one, the check, and the next one after one that failed.
                    await clock.wait(forReadings: 4)
                    #expect(store.notes.current.unread != nil)
                    #expect(store.notes.current.checkedAt == nil)
                    try FileManager.default.removeItem(atPath: data.directory)
                    try FileManager.default.moveItem(
                        atPath: data.directory + "-away", toPath: data.directory)
                    clock.set(ahead: 3_601)
                    timer.wake()
                    await clock.wait(forReadings: 3)
                    while store.notes.current.checkedAt == nil { await Task.yield() }
                    #expect(store.notes.current.unread == nil)
                })
            #expect(refusal == nil)
        }
    }
}
