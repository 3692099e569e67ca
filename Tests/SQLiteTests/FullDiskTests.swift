import DoseStore
import Foundation
import Glibc
import Regimen
import Testing

@testable import SQLite

/// A small file system in memory; needs root.
private final class TinyDisk {
    let scratch: Scratch
    var database: String { scratch.database }

    init(bytes: Int) throws {
        scratch = try Scratch()
        try Self.run(
            "/bin/mount", ["-t", "tmpfs", "-o", "size=\(bytes),mode=0700", "tmpfs", scratch.path])
    }

    deinit { try? Self.run("/bin/umount", ["-l", scratch.path]) }

    /// Makes the whole disk read-only.
    func freeze() throws {
        try Self.run("/bin/mount", ["-o", "remount,ro", scratch.path])
    }

    func thaw() throws {
        try Self.run("/bin/mount", ["-o", "remount,rw", scratch.path])
    }

    /// Fills what is left, and gives the path of the filler.
    func fillUp() throws -> String {
        let path = scratch.path + "/ballast"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        let block = [UInt8](repeating: 1, count: 4096)
        while write(descriptor, block, block.count) > 0 {}
        return path
    }

    /// Gives the filler's space back, at once even while a child process still holds the file.
    func release(_ ballast: String) {
        truncate(ballast, 0)
        unlink(ballast)
    }

    private static func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, reason)
    }

    static let reason: Comment = "mounting a small disk needs root"

    /// Whether this machine lets us mount one. No package makes that possible, in CI either.
    static let isWanted: Bool = {
        guard geteuid() == 0 else { return false }
        return (try? TinyDisk(bytes: 65_536)) != nil
    }()
}

@Suite("A full disk", .enabled(if: TinyDisk.isWanted, TinyDisk.reason))
struct FullDiskTests {
    private func insertMany(_ connection: Connection, _ mark: String) throws {
        try connection.transaction {
            for number in 0..<40 {
                let name = mark + String(number) + String(repeating: "x", count: 2000)
                try connection.run("INSERT INTO person (name) VALUES (?1)", [.text(name)])
            }
        }
    }

    @Test("a full disk refuses a transaction cleanly, and it works again once there is space")
    func fullThenFree() throws {
        let disk = try TinyDisk(bytes: 2 << 20)
        let file = try openFile(disk.scratch)
        let connection = file.connection
        try insertMany(connection, "a")
        let ballast = try disk.fillUp()
        var failed: TransactionError?
        var error: SQLiteError?
        for mark in ["b", "c", "d", "e"] where failed == nil && error == nil {
            do {
                try insertMany(connection, mark)
            } catch {
                failed = error as? TransactionError
                if failed == nil { throw error }
            }
        }
        guard case .refused(let cause) = failed else {
            Issue.record("\(String(describing: failed))")
            return
        }
        error = cause
        #expect(error?.isFull == true)
        #expect(!connection.isSpent)
        let before = try count("person", connection)
        #expect(before >= 40 && before % 40 == 0)
        #expect(try connection.integrityFault() == nil)
        disk.release(ballast)
        try insertMany(connection, "z")
        #expect(try count("person", connection) == before + 40)
        try file.checkpointAndClose()
        #expect(try count("person", openFile(disk.scratch).connection) == before + 40)
    }

    @Test("an existing database opens and reads on a full disk")
    func openFull() throws {
        let disk = try TinyDisk(bytes: 2 << 20)
        let file = try openFile(disk.scratch)
        try insertMany(file.connection, "a")
        try file.checkpointAndClose()
        _ = try disk.fillUp()
        let again = try openFile(disk.scratch)
        #expect(try count("person", again.connection) == 40)
    }

    @Test("a new database on a full disk is refused as full, and begun once there is space")
    func createFull() throws {
        let disk = try TinyDisk(bytes: 1 << 20)
        let ballast = try disk.fillUp()
        #expect(refusal(disk.database) == .full)
        disk.release(ballast)
        #expect(refusal(disk.database) == nil)
    }

    @Test("an upgrade without space for its copy is refused and changes nothing")
    func upgradeFull() throws {
        let disk = try TinyDisk(bytes: 2 << 20)
        let old = try openFile(disk.scratch, steps: 1)
        try insertMany(old.connection, "a")
        try old.checkpointAndClose()
        let ballast = try disk.fillUp()
        let before = try disk.scratch.snapshot()
        #expect(refusal(disk.database) == .full)
        var after = try disk.scratch.snapshot()
        after["data.db-wal"] = nil
        #expect(after == before)
        disk.release(ballast)
        #expect(refusal(disk.database) == nil)
    }

    @Test("a store that found no room to upgrade does it when there is some, without a new start")
    func upgradeLater() async throws {
        let disk = try TinyDisk(bytes: 2 << 20)
        let old = try openFile(disk.scratch, steps: 1)
        try insertMany(old.connection, "a")
        try old.checkpointAndClose()
        let ballast = try disk.fillUp()
        let store = DoseStore(
            path: disk.database, identity: ours, catalogue: steps, stamp: "now")
        let now = Instant(epochSeconds: 1_795_453_500)
        #expect(await store.refusal == .full)
        #expect(await !store.reopen(at: now))
        #expect(await store.refusal == .full)
        disk.release(ballast)
        #expect(await store.reopen(at: now))
        #expect(await store.refusal == nil)
        #expect(store.notes.current.copyBeforeUpgrade == disk.database + ".before-1")
        await store.close()
        #expect(try count("person", openFile(disk.scratch).connection) == 40)
    }

    @Test("a read-only disk is found writable again, without a new start")
    func writableLater() async throws {
        let disk = try TinyDisk(bytes: 1 << 20)
        try openFile(disk.scratch).checkpointAndClose()
        try disk.freeze()
        let store = DoseStore(
            path: disk.database, identity: ours, catalogue: steps, stamp: "now")
        let now = Instant(epochSeconds: 1_795_453_500)
        #expect(await !store.reopen(at: now))
        #expect(await store.refusal?.kind == "notWritable")
        try disk.thaw()
        #expect(await store.reopen(at: now))
        await store.close()
    }

    @Test("a database on a read-only disk is refused as not writable, with its path")
    func readOnly() throws {
        let disk = try TinyDisk(bytes: 1 << 20)
        try openFile(disk.scratch).checkpointAndClose()
        let before = try disk.scratch.snapshot()
        try disk.freeze()
        guard case .notWritable(let path, _) = refusal(disk.database) else {
            Issue.record("not refused")
            return
        }
        #expect(path.hasPrefix(disk.database))
        #expect(try disk.scratch.snapshot() == before)
    }
}
