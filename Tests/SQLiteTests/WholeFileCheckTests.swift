import Foundation
import TestSupport
import Testing

@testable import SQLite

/// What is checked before a large file is used, and what beside the work.
@Suite("Checks of a whole file")
struct WholeFileCheckTests {
    private func filled(_ rows: Int = 2000) throws -> Scratch {
        let scratch = try Scratch()
        let file = try openFile(scratch)
        try fill(file.connection, rows)
        try file.checkpointAndClose()
        return scratch
    }

    private func fill(_ connection: Connection, _ rows: Int) throws {
        try connection.transaction {
            for number in 0..<rows {
                let name = SQLValue.text("person \(number) of \(rows)")
                try connection.run("INSERT INTO person (name) VALUES (?1)", [name])
            }
        }
    }

    private func bytes(of scratch: Scratch) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: scratch.database)))
    }

    /// Opens it as if it were too large to be checked first.
    private func openLarge(_ scratch: Scratch) throws -> DatabaseFile {
        try DatabaseFile.open(
            path: scratch.database, identity: ours, catalogue: steps, now: "now",
            wholeCheckBytes: 0)
    }

    /// Overwrites the middle of the file, where rows are.
    private func damage(_ scratch: Scratch) throws {
        var bytes = try bytes(of: scratch)
        let page = bytes.count / 4096 / 2 * 4096
        for index in page..<(page + 4096) { bytes[index] = 0xA5 }
        try scratch.write(bytes, to: scratch.database, mode: 0o600)
    }

    @Test("a small file is checked as a whole, a large one is not")
    func sizes() throws {
        let scratch = try filled()
        let small = try openFile(scratch)
        #expect(small.isWhollyChecked)
        try small.checkpointAndClose()
        #expect(try !openLarge(scratch).isWhollyChecked)
    }

    @Test("a bad page of a small file is found at the start: the control for the next test")
    func smallIsRefused() throws {
        let scratch = try filled()
        try damage(scratch)
        #expect(refusal(scratch.database)?.kind == "damaged")
    }

    @Test("a bad page of a large file is found beside the work")
    func largeIsFound() async throws {
        let scratch = try filled()
        try damage(scratch)
        let file = try openLarge(scratch)
        let check = try file.beginWholeCheck()
        #expect(await check.run()?.kind == "damaged")
        let before = try bytes(of: scratch)
        file.abandon()
        #expect(try bytes(of: scratch) == before)
    }

    @Test("a large file that is cut short is refused at the start")
    func truncated() throws {
        let scratch = try filled()
        let bytes = try bytes(of: scratch)
        try scratch.write(
            [UInt8](bytes.prefix(bytes.count / 2)), to: scratch.database, mode: 0o600)
        #expect(throws: DatabaseRefusal.self) { _ = try openLarge(scratch) }
    }

    @Test("work goes on while the file is checked, and is in the file afterwards")
    func workGoesOn() async throws {
        let scratch = try filled()
        let file = try openLarge(scratch)
        let check = try file.beginWholeCheck()
        async let found = check.run()
        try fill(file.connection, 3000)
        #expect(await found == nil)
        try file.endWholeCheck()
        let setting = try file.connection.first("PRAGMA wal_autocheckpoint") { row in
            try row.int(0)
        }
        #expect(setting == 64)
        try file.checkpointAndClose()
        #expect(try count("person", openFile(scratch).connection) == 5000)
    }

    @Test("the check does not give up the lock that keeps other programs out")
    func lockStays() async throws {
        let scratch = try filled()
        let file = try openLarge(scratch)
        let check = try file.beginWholeCheck()
        #expect(await check.run() == nil)
        #expect(try isLockedForOthers(scratch))
        try file.checkpointAndClose()
        #expect(try !isLockedForOthers(scratch))
    }

    /// Asks from another process, as POSIX locks never hold against one's own.
    private func isLockedForOthers(_ scratch: Scratch) throws -> Bool {
        let program = """
            import fcntl, sys
            file = open(sys.argv[1], "r+b")
            try:
                # Where SQLite locks: https://www.sqlite.org/fileformat2.html#the_lock_byte_page
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)
                print("free")
            except OSError:
                print("locked")
            """
        let answer = try Child.run("/usr/bin/python3", ["-c", program, scratch.database])
        return String(decoding: answer, as: UTF8.self) == "locked\n"
    }

    @Test("a snapshot sees one state, and what it would change is gone")
    func snapshot() throws {
        let connection = try Connection.inMemory()
        try connection.execute("CREATE TABLE t (a INTEGER) STRICT")
        let inside = try connection.snapshot {
            try connection.run("INSERT INTO t VALUES (1)")
            return try count("t", connection)
        }
        #expect(inside == 1)
        #expect(try count("t", connection) == 0)
        #expect(throws: TransactionError.self) {
            try connection.snapshot { try connection.snapshot {} }
        }
    }
}
