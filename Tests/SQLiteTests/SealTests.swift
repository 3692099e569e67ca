import CSQLite
import Foundation
import Testing

@testable import SQLite

/// What no check of pages can see: values that are not what was written, and an end that is gone.
@Suite("The seal over the content")
struct SealTests {
    private static let identity = DatabaseIdentity(
        applicationID: 0x0d05_ed01, name: "dosed", log: EventLog("entry"))
    private static let sealed =
        steps + [
            Migration(
                number: 4, name: "seal",
                sql: """
                    CREATE TABLE entry (id INTEGER PRIMARY KEY AUTOINCREMENT, word TEXT) STRICT;
                    CREATE TABLE entry_chain (entry_id INTEGER PRIMARY KEY, hash BLOB) STRICT;
                    CREATE TABLE content_seal (
                        only_row INTEGER PRIMARY KEY, epoch TEXT, commits INTEGER, schema INTEGER,
                        sum BLOB, digest BLOB) STRICT;
                    """)
        ]

    private func open(
        _ scratch: Scratch, catalogue: [Migration] = sealed, wholeCheckBytes: Int = .max
    ) throws -> DatabaseFile {
        try DatabaseFile.open(
            path: scratch.database, identity: Self.identity, catalogue: catalogue, now: "now",
            wholeCheckBytes: wholeCheckBytes)
    }

    private func refusal(_ scratch: Scratch) -> DatabaseRefusal? {
        SQLiteTests.refusal(scratch.database, identity: Self.identity, catalogue: Self.sealed)
    }

    /// A database with two people, three notes and five entries in the log.
    private func filled() throws -> Scratch {
        let scratch = try Scratch()
        let file = try open(scratch)
        for number in 1...5 {
            try file.connection.transaction {
                try file.connection.run("INSERT INTO entry (word) VALUES ('word \(number)')")
            }
        }
        try file.connection.transaction {
            try file.connection.execute(
                """
                INSERT INTO person (name) VALUES ('Ana'), ('Bob');
                INSERT INTO note (person, body) VALUES (1, 'one'), (1, 'two'), (2, 'three');
                """)
        }
        try file.checkpointAndClose()
        return scratch
    }

    /// Does something to the file as another program would.
    private func meddle(_ scratch: Scratch, _ sql: String) throws {
        var handle: OpaquePointer?
        #expect(sqlite3_open(scratch.database, &handle) == SQLITE_OK)
        #expect(sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK)
        #expect(sqlite3_close(handle) == SQLITE_OK)
    }

    @Test(
        "a value that nobody wrote is found at the start",
        arguments: [
            "UPDATE note SET body = 'tow' WHERE id = 2",
            "DELETE FROM note WHERE id = 3",
            "UPDATE entry SET word = 'work 3' WHERE id = 3",
            "DELETE FROM entry WHERE id = 5",
            "UPDATE entry_chain SET hash = zeroblob(32) WHERE entry_id = 2",
            "UPDATE content_seal SET commits = commits + 1",
        ])
    func meddled(sql: String) throws {
        let scratch = try filled()
        try meddle(scratch, sql)
        #expect(refusal(scratch)?.kind == "damaged", "\(String(describing: refusal(scratch)))")
    }

    @Test("without a seal the same change goes unnoticed: the control")
    func unsealed() throws {
        let scratch = try Scratch()
        let file = try open(scratch, catalogue: steps)
        try file.connection.execute("INSERT INTO person (name) VALUES ('Ana')")
        try file.checkpointAndClose()
        try meddle(scratch, "UPDATE person SET name = 'Anb'")
        #expect(SQLiteTests.refusal(scratch.database, identity: Self.identity) == nil)
    }

    @Test(
        "of a large file the end of the log is checked at the start, and the rest beside the work")
    func large() async throws {
        let scratch = try filled()
        try meddle(scratch, "UPDATE note SET body = 'tow' WHERE id = 2")
        let file = try open(scratch, wholeCheckBytes: 0)
        let found = try await file.beginWholeCheck().run()
        #expect(found?.kind == "damaged", "\(String(describing: found))")
        file.abandon()
        try meddle(scratch, "UPDATE entry SET word = 'work 5' WHERE id = 5")
        #expect(throws: DatabaseRefusal.self) { try open(scratch, wholeCheckBytes: 0) }
    }

    @Test("the sum follows every way in which rows come, change and go")
    func everyChange() throws {
        let scratch = try filled()
        let file = try open(scratch)
        let connection = file.connection
        try connection.transaction {
            try connection.run("UPDATE note SET body = body || '!', person = 2 WHERE id < 3")
            try connection.run("INSERT OR REPLACE INTO person (id, name) VALUES (9, 'Bob')")
            try connection.run(
                """
                INSERT INTO person (name) VALUES ('Ana')
                ON CONFLICT (name) DO UPDATE SET born = '1'
                """)
            try? connection.savepoint {
                try connection.run("DELETE FROM person")
                throw CancellationError()
            }
            // The second row is refused, and the first one goes with it.
            let refused = failure {
                try connection.run("INSERT INTO person (name) VALUES ('Cyd'), ('Ana')")
            }
            #expect(refused?.isConstraint == true)
        }
        try? connection.transaction {
            try connection.run("DELETE FROM note")
            throw CancellationError()
        }
        _ = try connection.snapshot { try connection.run("DELETE FROM note") }
        try connection.run("DELETE FROM person WHERE name = 'Ana'")
        try file.checkpointAndClose()
        #expect(refusal(scratch) == nil)
        let again = try open(scratch)
        #expect(try again.connection.integrityFault() == nil)
        #expect(try count("person", again.connection) == 1)
    }

    @Test("a database that has lost its end is refused; without the mark it would be taken")
    func lostEnd() throws {
        let scratch = try filled()
        let older = try scratch.snapshot()["data.db"]
        let file = try open(scratch)
        for word in ["six", "seven"] {
            try file.connection.transaction {
                try file.connection.run("INSERT INTO entry (word) VALUES ('\(word)')")
            }
        }
        try file.checkpointAndClose()
        try scratch.write([UInt8](try #require(older).bytes), to: scratch.database)
        #expect(refusal(scratch) == .damaged(detail: "the newest 2 changes are missing"))
        try FileManager.default.removeItem(atPath: scratch.database + ".mark")
        #expect(refusal(scratch) == nil)
    }

    @Test("one bit of the WAL that turns takes commits away, and that is found")
    func brokenWAL() throws {
        let scratch = try filled()
        let file = try open(scratch)
        try file.connection.transaction {
            try file.connection.run("INSERT INTO entry (word) VALUES ('six')")
        }
        let image = try scratch.crashImage()
        var wal = [UInt8](try #require(try image.snapshot()["data.db-wal"]).bytes)
        wal[wal.count / 2] ^= 4
        try image.write(wal, to: image.database + "-wal")
        #expect(refusal(image) == .damaged(detail: "the newest change is missing"))
        try file.checkpointAndClose()
    }

    @Test("a database that is gone is not made anew in silence")
    func gone() throws {
        let scratch = try filled()
        try FileManager.default.removeItem(atPath: scratch.database)
        #expect(refusal(scratch)?.kind == "damaged")
        try scratch.write([], to: scratch.database)
        #expect(refusal(scratch)?.kind == "damaged")
    }

    @Test("a mark that is torn counts by its other half, and nonsense by nothing")
    func tornMark() throws {
        let scratch = try filled()
        let path = scratch.database + ".mark"
        let whole = try #require(MarkFile.read(of: scratch.database))
        let bytes = [UInt8](try #require(try scratch.snapshot()["data.db.mark"]).bytes)
        for place in 0...1 {
            var torn = bytes
            torn[place * MarkFile.placeBytes + 20] ^= 1
            try scratch.write(torn, to: path)
            let half = try #require(MarkFile.read(of: scratch.database))
            #expect(half.commits == whole.commits || half.commits == whole.commits - 1)
            #expect(refusal(scratch) == nil)
        }
        try scratch.write(Array("nonsense".utf8), to: path)
        #expect(MarkFile.read(of: scratch.database) == nil)
        #expect(refusal(scratch) == nil)
    }

    @Test("a migration that rewrites rows is sealed anew, and the log is chained anew")
    func upgraded() throws {
        let scratch = try filled()
        let more = Migration(
            number: 5, name: "mark_word",
            sql: "ALTER TABLE entry ADD COLUMN mark TEXT; UPDATE entry SET mark = 'm' || id;")
        let file = try open(scratch, catalogue: Self.sealed + [more])
        #expect(try EventLog("entry").fault(file.connection, isWhole: true) == nil)
        try file.connection.transaction {
            try file.connection.run("INSERT INTO entry (word, mark) VALUES ('six', 'm6')")
        }
        try file.checkpointAndClose()
        let again = try open(scratch, catalogue: Self.sealed + [more])
        #expect(try EventLog("entry").fault(again.connection, isWhole: true) == nil)
        try again.connection.execute("UPDATE entry SET mark = 'm9' WHERE id = 6")
        #expect(try EventLog("entry").fault(again.connection, isWhole: false) != nil)
    }

    @Test("digests are those of the standard's examples and of a message of every length")
    func digests() {
        func text(_ words: String) -> String {
            SHA256.digest(Array(words.utf8)).map { String(format: "%02x", $0) }.joined()
        }
        // FIPS 180-4 examples, as NIST publishes them.
        #expect(
            text("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            text("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
        #expect(text("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        // Each padding is another one; all of them together, by sha256sum.
        let all = (0...130).map { text(String(repeating: "a", count: $0)) }.joined()
        #expect(text(all) == "5eee4c50e1b5ec4f1a47f34c25ca988850b49da7904f5ab1b3abc5cc0ae66ef9")
    }
}
