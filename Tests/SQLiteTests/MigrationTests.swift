import CSQLite
import Foundation
import Testing

@testable import SQLite

@Suite("Migrations")
struct MigrationTests {
    private func number(_ connection: Connection) throws -> Int { try connection.schemaNumber() }

    @Test("an older database is upgraded step by step and keeps its data")
    func upgrade() throws {
        let scratch = try Scratch()
        let old = try openFile(scratch, steps: 1)
        try old.connection.execute(
            """
            INSERT INTO person (id, name) VALUES (1, 'Ann');
            INSERT INTO note (person, body) VALUES (1, 'walks');
            """)
        try old.checkpointAndClose()
        let file = try openFile(scratch)
        #expect(try number(file.connection) == 3)
        #expect(try count("person", file.connection) == 1)
        #expect(try count("note", file.connection) == 1, "rebuilding a parent keeps the children")
        #expect(failure { try file.connection.run("DELETE FROM person") } == nil)
        #expect(try count("note", file.connection) == 0, "foreign keys are on again")
    }

    @Test("before an upgrade a private, readable copy of the old state is made")
    func copyBefore() throws {
        let scratch = try Scratch()
        let old = try openFile(scratch, steps: 2)
        #expect(old.copyBeforeUpgrade == nil)
        try old.connection.run("INSERT INTO person (name) VALUES ('Ann')")
        try old.checkpointAndClose()
        let file = try openFile(scratch)
        let path = scratch.database + ".before-2"
        #expect(file.copyBeforeUpgrade == path)
        #expect(try mode(of: path) == 0o600)
        let copy = try Connection.openImmutable(path)
        #expect(try number(copy) == 2)
        #expect(try copy.fault(.full) == nil)
        #expect(try count("person", copy) == 1)
        try copy.close()
        try file.checkpointAndClose()
        #expect(try openFile(scratch).copyBeforeUpgrade == nil)
        let names = try Set(scratch.snapshot().keys)
        #expect(names.isSuperset(of: ["data.db", "data.db.before-2"]))
        #expect(!names.contains { $0.hasSuffix(".partial") })
    }

    @Test("the copy can be put back and opened as a database")
    func restore() throws {
        let scratch = try Scratch()
        try openFile(scratch, steps: 1).checkpointAndClose()
        try openFile(scratch).checkpointAndClose()
        let bytes = try #require(scratch.snapshot()["data.db.before-1"]?.bytes)
        let other = try Scratch()
        try other.write([UInt8](bytes), to: other.database)
        let file = try openFile(other)
        #expect(try number(file.connection) == 3)
    }

    @Test("a failing last step takes the ones before it back, however often")
    func failingStep() throws {
        let scratch = try Scratch()
        let old = try openFile(scratch, steps: 1)
        try old.connection.run("INSERT INTO person (name) VALUES ('Ann')")
        try old.checkpointAndClose()
        let broken = Migration(
            number: 3, name: "broken",
            sql: "CREATE TABLE half (a INTEGER) STRICT; INSERT INTO nowhere VALUES (1);")
        let catalogue = [steps[0], steps[1], broken]
        for _ in 0..<3 {
            let found = refusal(scratch.database, catalogue: catalogue)
            guard case .migrationFailed(3, _) = found else {
                Issue.record("\(String(describing: found))")
                return
            }
        }
        let names = try scratch.snapshot().keys.filter { $0.contains(".before-") }
        #expect(names == ["data.db.before-1"], "trying again makes no second copy")
        let file = try openFile(scratch, steps: 1)
        #expect(try count("person", file.connection) == 1)
        #expect(failure { _ = try count("half", file.connection) } != nil)
    }

    @Test("an earlier copy that differs is moved aside, never lost")
    func earlierCopy() throws {
        let scratch = try Scratch()
        try openFile(scratch, steps: 1).checkpointAndClose()
        try scratch.write([1, 2, 3], to: scratch.database + ".before-1")
        try openFile(scratch).checkpointAndClose()
        let files = try scratch.snapshot()
        #expect(files["data.db.before-1-20261123T120000Z"]?.bytes == Data([1, 2, 3]))
        #expect((files["data.db.before-1"]?.bytes.count ?? 0) > 4096)
    }

    @Test("a copy that was left unfinished is replaced")
    func unfinishedCopy() throws {
        let scratch = try Scratch()
        try openFile(scratch, steps: 1).checkpointAndClose()
        try scratch.write([1, 2, 3], to: scratch.database + ".before-1.partial")
        #expect(refusal(scratch.database) == nil)
        #expect(try scratch.snapshot()["data.db.before-1.partial"] == nil)
    }

    @Test("a database of any older schema, with its log, goes on to the newest")
    func olderSchema() throws {
        for done in 1...2 {
            let scratch = try Scratch()
            let file = try openFile(scratch, steps: done)
            let image = try scratch.crashImage()
            #expect(try number(file.connection) == done)
            let resumed = try openFile(image)
            #expect(try number(resumed.connection) == 3)
            #expect(try resumed.connection.integrityFault() == nil)
        }
    }

    @Test("the same number with other tables is refused")
    func otherSchema() throws {
        let scratch = try Scratch()
        let development = Migration(
            number: 3, name: "index_note", sql: "CREATE INDEX note_body ON note (body)")
        let catalogue = [steps[0], steps[1], development]
        try DatabaseFile.open(
            path: scratch.database, identity: ours, catalogue: catalogue, now: "now"
        ).checkpointAndClose()
        let before = try scratch.snapshot()
        #expect(refusal(scratch.database)?.kind == "damaged")
        #expect(try scratch.snapshot() == before)
        #expect(refusal(scratch.database, catalogue: catalogue) == nil)
    }

    @Test("a step that is only written in another way is no harm")
    func rewordedStep() throws {
        let scratch = try Scratch()
        try openFile(scratch).checkpointAndClose()
        let commented = Migration(
            number: 3, name: "index", sql: "-- quick\nCREATE  INDEX note_person ON note (person);")
        let reworded = Migration(
            number: 3, name: "index",
            sql: "CREATE INDEX note_person ON note (person); DELETE FROM note WHERE id < 0;")
        for step in [commented, reworded] {
            #expect(refusal(scratch.database, catalogue: [steps[0], steps[1], step]) == nil)
        }
    }

    @Test(
        "a step may not end the transaction or attach a file",
        arguments: ["COMMIT", "ROLLBACK", "SAVEPOINT a", "ATTACH 'x' AS y", "BEGIN"])
    func transactionControl(sql: String) throws {
        let scratch = try Scratch()
        try openFile(scratch, steps: 1).checkpointAndClose()
        let step = Migration(number: 2, name: "bad", sql: "CREATE TABLE half (a); \(sql); ")
        let found = refusal(scratch.database, catalogue: [steps[0], step])
        #expect(found?.kind == "migrationFailed")
        let file = try openFile(scratch, steps: 1)
        #expect(failure { _ = try count("half", file.connection) } != nil)
        try file.connection.transaction {}
    }

    @Test("a step that leaves a broken reference is rolled back")
    func brokenReference() throws {
        let scratch = try Scratch()
        try openFile(scratch, steps: 1).checkpointAndClose()
        let step = Migration(
            number: 2, name: "bad", sql: "INSERT INTO note (person, body) VALUES (99, 'x')")
        let found = refusal(scratch.database, catalogue: [steps[0], step])
        #expect(found?.kind == "migrationFailed")
        #expect(try count("note", openFile(scratch, steps: 1).connection) == 0)
    }

    @Test("a first step that fails leaves a database that the next start begins anew")
    func failingFirstStep() throws {
        let scratch = try Scratch()
        let broken = Migration(number: 1, name: "broken", sql: "CREATE TABLE a (b); nonsense;")
        #expect(refusal(scratch.database, catalogue: [broken])?.kind == "migrationFailed")
        #expect(refusal(scratch.database) == nil)
    }

    @Test("a catalogue with a gap, without steps, or without an identity is refused")
    func badCatalogue() throws {
        let scratch = try Scratch()
        #expect(refusal(scratch.database, catalogue: [])?.kind == "migrationFailed")
        #expect(refusal(scratch.database, catalogue: [steps[1]])?.kind == "migrationFailed")
        let twice = [steps[0], steps[0]]
        #expect(refusal(scratch.database, catalogue: twice)?.kind == "migrationFailed")
        let nobody = DatabaseIdentity(applicationID: 0, name: "nobody")
        #expect(refusal(scratch.database, identity: nobody)?.kind == "other")
        #expect(try scratch.snapshot().isEmpty)
    }

    @Test("a database in memory takes the same steps")
    func inMemory() throws {
        let connection = try Connection.inMemory()
        try Migrator(identity: ours, catalogue: steps).migrate(connection)
        #expect(try number(connection) == 3)
        #expect(try connection.applicationID() == ours.applicationID)
        try Migrator(identity: ours, catalogue: steps).migrate(connection)
        #expect(throws: DatabaseRefusal.newer(found: 3, known: 1)) {
            try Migrator(identity: ours, catalogue: [steps[0]]).migrate(connection)
        }
    }
}
