import CSQLite
import Foundation
import Testing

@testable import SQLite

/// Databases that we must not touch: every byte, mode and file name is compared before and after.
@Suite("Untouched databases")
struct UntouchedTests {
    /// Expects a refusal of this kind that leaves the directory as it was.
    private func expect(
        _ kind: String, _ scratch: Scratch, catalogue: [Migration] = steps,
        identity: DatabaseIdentity = ours, at location: SourceLocation = #_sourceLocation
    ) throws {
        let before = try scratch.snapshot()
        let found = refusal(scratch.database, identity: identity, catalogue: catalogue)
        #expect(found?.kind == kind, "\(String(describing: found))", sourceLocation: location)
        #expect(try scratch.snapshot() == before, sourceLocation: location)
    }

    /// A sound database of ours with many rows, closed.
    private func filled() throws -> Scratch {
        let scratch = try Scratch()
        let file = try openFile(scratch)
        try fill(file.connection, from: 1)
        try file.checkpointAndClose()
        return scratch
    }

    private func fill(_ connection: Connection, from start: Int) throws {
        try connection.transaction {
            for number in start..<(start + 200) {
                let name = SQLValue.text("person \(number)")
                try connection.run("INSERT INTO person (name) VALUES (?1)", [name])
            }
        }
    }

    /// A database of ours as a crash leaves it: the newest pages only in the WAL.
    private func crashed() throws -> Scratch {
        let scratch = try Scratch()
        let file = try openFile(scratch)
        try fill(file.connection, from: 1)
        try file.checkpoint()
        try fill(file.connection, from: 201)
        let image = try scratch.crashImage()
        #expect(try (image.snapshot()["data.db-wal"]?.bytes.count ?? 0) > 4096)
        return image
    }

    /// A database of someone else with one table.
    private func foreign(
        _ scratch: Scratch, applicationID: Int32, wal: Bool, keepOpen: (Connection) throws -> Void
    ) throws {
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        let connection = try Connection.open(scratch.database, flags: flags)
        if wal { try connection.execute("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL") }
        try connection.execute(
            """
            PRAGMA application_id = \(applicationID); PRAGMA user_version = 2;
            CREATE TABLE recipe (name TEXT); INSERT INTO recipe VALUES ('soup');
            """)
        try keepOpen(connection)
        try connection.close()
    }

    @Test("a sound database opens: the control for all tests here")
    func control() throws {
        for scratch in [try filled(), try crashed()] {
            #expect(refusal(scratch.database) == nil)
            #expect(try count("person", openFile(scratch).connection) >= 200)
        }
    }

    @Test("opening without care does change the files: the control for the comparison")
    func careless() throws {
        let scratch = try crashed()
        let before = try scratch.snapshot()
        let connection = try Connection.openFile(scratch.database)
        #expect(try count("person", connection) == 400)
        try connection.close()
        #expect(try scratch.snapshot() != before)
    }

    @Test("a newer database, closed or crashed, is refused untouched")
    func newer() throws {
        try expect("newer", filled(), catalogue: Array(steps.prefix(2)))
        try expect("newer", crashed(), catalogue: Array(steps.prefix(2)))
    }

    @Test("a newer number that stands only in the WAL is seen")
    func newerInWAL() throws {
        let scratch = try Scratch()
        try openFile(scratch, steps: 1).checkpointAndClose()
        let file = try openFile(scratch, steps: 3)
        let image = try scratch.crashImage()
        try file.checkpointAndClose()
        #expect(try FileHeader.read(image.database)?.userVersion == 1)
        try expect("newer", image, catalogue: Array(steps.prefix(2)))
        #expect(refusal(image.database) == nil)
    }

    @Test("another program's database is refused untouched", arguments: [0, 77], [false, true])
    func foreignDatabase(applicationID: Int32, wal: Bool) throws {
        let scratch = try Scratch()
        let image = try Scratch()
        try foreign(scratch, applicationID: applicationID, wal: wal) { _ in
            for (name, state) in try scratch.snapshot() {
                try image.write([UInt8](state.bytes), to: image.path + "/" + name, mode: 0o640)
            }
        }
        try scratch.setMode(0o644, of: scratch.database)
        try expect("foreign", scratch)
        try expect("foreign", image)
    }

    @Test("ours under another identity is foreign")
    func otherIdentity() throws {
        let other = DatabaseIdentity(applicationID: 5, name: "other")
        try expect("foreign", filled(), identity: other)
    }

    @Test("a text, random bytes, a short file and a bare magic are refused untouched")
    func noDatabase() throws {
        let scratch = try Scratch()
        var generator = SystemRandomNumberGenerator()
        let random = (0..<20_000).map { _ in UInt8.random(in: 1...255, using: &generator) }
        let magic = Array("SQLite format 3\0".utf8)
        for bytes in [Array("Dear diary\n".utf8), random, [0], magic, magic + [16, 0]] {
            try scratch.write(bytes, to: scratch.database, mode: 0o644)
            try expect("foreign", scratch)
        }
    }

    @Test("a broken page is found and left as it is, with and without a WAL")
    func brokenPage() throws {
        for scratch in [try filled(), try crashed()] {
            var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: scratch.database)))
            let pages = bytes.count / 4096
            #expect(pages > 4)
            for page in 1..<pages {
                for offset in 0..<64 { bytes[page * 4096 + offset] ^= 0x5a }
            }
            try scratch.write(bytes, to: scratch.database)
            try expect("damaged", scratch)
        }
    }

    @Test("a file that was cut short is refused untouched")
    func cutShort() throws {
        let scratch = try filled()
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: scratch.database)))
        for length in [bytes.count - 4096, bytes.count / 2, 4096, 1000] {
            try scratch.write(Array(bytes.prefix(length)), to: scratch.database)
            try expect("damaged", scratch)
        }
    }

    @Test("a broken reference is found and left as it is")
    func brokenReference() throws {
        let scratch = try filled()
        let other = try Connection.open(scratch.database, flags: SQLITE_OPEN_READWRITE)
        try other.execute(
            "PRAGMA foreign_keys=OFF; INSERT INTO note (person, body) VALUES (9999, 'x')")
        try other.close()
        try expect("damaged", scratch)
    }

    @Test("a table that another program changed is found and left as it is")
    func changedSchema() throws {
        let scratch = try filled()
        let other = try Connection.open(scratch.database, flags: SQLITE_OPEN_READWRITE)
        try other.execute("CREATE TABLE extra (a)")
        try other.close()
        try expect("damaged", scratch)
    }

    @Test("saved changes beside an empty or missing file are not thrown away")
    func loneWAL() throws {
        let scratch = try crashed()
        try scratch.write([], to: scratch.database)
        try expect("damaged", scratch)
        try FileManager.default.removeItem(atPath: scratch.database)
        try expect("damaged", scratch)
    }

    @Test("a journal that would change the file is left alone")
    func hotJournal() throws {
        let scratch = try filled()
        let magic: [UInt8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]
        let empty: [UInt8] = magic + [UInt8](repeating: 0, count: 504)
        var two = empty
        two[19] = 2
        for journal in [two, empty, [1, 2, 3]] {
            try scratch.write(journal, to: scratch.database + "-journal")
            try expect("damaged", scratch)
        }
        try scratch.write([], to: scratch.database + "-journal")
        #expect(refusal(scratch.database) == nil)
    }

    @Test("a start that was cut short before the first table is begun again")
    func interruptedCreation() throws {
        let scratch = try Scratch()
        try scratch.write([], to: scratch.database)
        #expect(refusal(scratch.database) == nil)
        let bare = try Scratch()
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        let connection = try Connection.open(bare.database, flags: flags)
        try connection.execute("PRAGMA journal_mode=WAL")
        try connection.close()
        #expect(try (bare.snapshot()["data.db"]?.bytes.count ?? 0) == 4096)
        #expect(refusal(bare.database) == nil)
        #expect(try FileHeader.read(bare.database)?.userVersion == 3)
    }
}
