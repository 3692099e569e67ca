import Foundation
import Glibc
import Testing

@testable import SQLite

/// Faults of the disk: the open WAL file is exchanged, under SQLite's hands, for a device that
/// fails in the wanted way.
@Suite("A failing disk")
struct FaultTests {
    enum Fault: CaseIterable {
        /// Writing fails: the descriptor is read-only.
        case write
        /// Writing works, syncing fails: /dev/null cannot be synced.
        case sync
        /// No space: /dev/full.
        case space

        var device: (path: String, flags: Int32) {
            switch self {
            case .write: ("/dev/null", O_RDONLY)
            case .sync: ("/dev/null", O_RDWR)
            case .space: ("/dev/full", O_RDWR)
            }
        }
    }

    private func descriptor(of path: String) throws -> Int32 {
        for name in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            var buffer = [CChar](repeating: 0, count: 4096)
            let length = readlink("/proc/self/fd/" + name, &buffer, buffer.count - 1)
            guard length > 0, let number = Int32(name) else { continue }
            let target = String(
                decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
            if target == path { return number }
        }
        throw POSIXError(.ENOENT)
    }

    /// Runs `body` while the WAL of `file` fails, and puts the real one back.
    private func withFault(_ fault: Fault, _ file: DatabaseFile, _ body: () throws -> Void) throws {
        let wal = try descriptor(of: file.path + "-wal")
        let kept = dup(wal)
        let device = open(fault.device.path, fault.device.flags)
        try #require(kept >= 0 && device >= 0 && dup2(device, wal) == wal)
        close(device)
        defer {
            dup2(kept, wal)
            close(kept)
        }
        try body()
    }

    private func add(_ name: String, _ connection: Connection) throws {
        try connection.transaction {
            try connection.run("INSERT INTO person (name) VALUES (?1)", [.text(name)])
        }
    }

    @Test(
        "a COMMIT that cannot be written or synced has an unknown outcome and ends the connection")
    func unknown() throws {
        for fault in [Fault.write, .sync] {
            let scratch = try Scratch()
            let file = try openFile(scratch)
            let connection = file.connection
            try add("Ann", connection)
            var error: TransactionError?
            try withFault(fault, file) {
                error = transactionFailure { try add("Bob", connection) }
            }
            guard case .outcomeUnknown(let cause) = error else {
                Issue.record("\(fault): \(String(describing: error))")
                continue
            }
            #expect(cause.isIO)
            #expect(connection.isSpent)
            #expect(failure { _ = try count("person", connection) } == cause)
            #expect(transactionFailure { try add("Cid", connection) } == .refused(cause))
            try file.checkpointAndClose()
            let again = try openFile(scratch)
            #expect(try count("person", again.connection) == 1)
        }
    }

    @Test("a write outside a transaction that cannot be synced also ends the connection")
    func unknownAlone() throws {
        let scratch = try Scratch()
        let file = try openFile(scratch)
        let connection = file.connection
        try add("Ann", connection)
        var error: SQLiteError?
        try withFault(.sync, file) {
            error = failure { try connection.run("INSERT INTO person (name) VALUES ('Bob')") }
        }
        #expect(error?.isIO == true)
        #expect(connection.isSpent)
    }

    @Test("a spent connection that is only let go does not copy the WAL either")
    func spentAndDropped() throws {
        let scratch = try Scratch()
        var before: [String: FileState] = [:]
        do {
            let file = try openFile(scratch)
            try add("Ann", file.connection)
            try withFault(.sync, file) {
                _ = transactionFailure { try add("Bob", file.connection) }
            }
            #expect(file.connection.isSpent)
            before = try scratch.snapshot()
        }
        #expect(try scratch.snapshot() == before)
        #expect(try count("person", openFile(scratch).connection) == 1)
    }

    @Test("a checkpoint that fails ends the connection, and nothing is lost")
    func checkpointFault() throws {
        let scratch = try Scratch()
        let file = try openFile(scratch)
        try add("Ann", file.connection)
        var error: SQLiteError?
        try withFault(.sync, file) { error = failure { try file.checkpoint() } }
        #expect(error?.isIO == true)
        #expect(file.connection.isSpent)
        try file.checkpointAndClose()
        #expect(try count("person", openFile(scratch).connection) == 1)
    }

    @Test("a COMMIT without space is refused cleanly and the connection lives on")
    func noSpace() throws {
        let scratch = try Scratch()
        let file = try openFile(scratch)
        let connection = file.connection
        try add("Ann", connection)
        var error: TransactionError?
        try withFault(.space, file) {
            error = transactionFailure { try add("Bob", connection) }
        }
        guard case .refused(let cause) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(cause.isFull)
        #expect(!connection.isSpent)
        try add("Cid", connection)
        let names = try connection.query("SELECT name FROM person ORDER BY id") { row in
            try row.text(0)
        }
        #expect(names == ["Ann", "Cid"])
    }

    @Test("a row that cannot be read is an error, and does not end the connection")
    func readFault() throws {
        let scratch = try Scratch()
        let file = try openFile(scratch)
        try add("Ann", file.connection)
        var error: SQLiteError?
        try withFault(.sync, file) {
            try file.connection.execute("PRAGMA shrink_memory")
            error = failure { _ = try count("person", file.connection) }
        }
        #expect(error?.isIO == true)
        #expect(!file.connection.isSpent)
        #expect(try count("person", file.connection) == 1)
    }
}
