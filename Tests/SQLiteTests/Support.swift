import CSQLite
import Foundation
import Testing

@testable import SQLite

/// A directory of its own for one test, mode 0700, removed with the test.
final class Scratch {
    let path: String

    init() throws {
        let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
        path = "\(base)/sqlite-room-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The database of this test.
    var database: String { path + "/data.db" }

    func write(_ bytes: [UInt8], to path: String, mode: Int = 0o600) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        try setMode(mode, of: path)
    }

    func setMode(_ mode: Int, of path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    /// Every file except the lock: its name, bytes and mode.
    func snapshot() throws -> [String: FileState] {
        var result: [String: FileState] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: path)
        where !name.hasSuffix(".lock") {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
            result[name] = FileState(bytes: bytes, mode: try mode(of: path + "/" + name))
        }
        return result
    }

    /// What a power cut would leave: the files as they are now, in a directory of their own.
    func crashImage() throws -> Scratch {
        let image = try Scratch()
        for (name, state) in try snapshot() {
            try image.write([UInt8](state.bytes), to: image.path + "/" + name, mode: state.mode)
        }
        return image
    }
}

struct FileState: Equatable {
    let bytes: Data
    let mode: Int
}

func mode(of path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? NSNumber).intValue
}

let ours = DatabaseIdentity(applicationID: 0x0d05_ed01, name: "dosed")

/// Three steps of a small schema with a parent and a child.
let steps: [Migration] = [
    Migration(
        number: 1, name: "create_person",
        sql: """
            -- People come first.
            CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
            CREATE TABLE note (
                id INTEGER PRIMARY KEY,
                person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                body TEXT NOT NULL CHECK (body <> '')
            ) STRICT;
            """),
    Migration(
        number: 2, name: "rebuild_person",
        sql: """
            CREATE TABLE person_2 (
                id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, born TEXT
            ) STRICT;
            INSERT INTO person_2 (id, name) SELECT id, name FROM person;
            DROP TABLE person;
            ALTER TABLE person_2 RENAME TO person;
            """),
    Migration(number: 3, name: "index_note", sql: "CREATE INDEX note_person ON note (person);"),
]

/// Opens the test database with the first `count` steps.
func openFile(_ scratch: Scratch, steps count: Int = 3) throws -> DatabaseFile {
    try DatabaseFile.open(
        path: scratch.database, identity: ours, catalogue: Array(steps.prefix(count)),
        now: "20261123T120000Z")
}

/// The refusal that opening gives, or nil when it opens.
func refusal(
    _ path: String, identity: DatabaseIdentity = ours, catalogue: [Migration] = steps
) -> DatabaseRefusal? {
    do throws(DatabaseRefusal) {
        let file = try DatabaseFile.open(
            path: path, identity: identity, catalogue: catalogue, now: "20261123T120000Z")
        try? file.checkpointAndClose()
        return nil
    } catch {
        return error
    }
}

/// The SQLite error that `body` throws, or nil when it throws none.
func failure(_ body: () throws -> Void) -> SQLiteError? {
    do {
        try body()
        return nil
    } catch {
        return error as? SQLiteError
    }
}

/// The transaction error that `body` throws, or nil when it throws none.
func transactionFailure(_ body: () throws -> Void) -> TransactionError? {
    do {
        try body()
        return nil
    } catch {
        return error as? TransactionError
    }
}

func count(_ table: String, _ connection: Connection) throws -> Int64 {
    try connection.first("SELECT count(*) FROM \(table)") { row in try row.int(0) } ?? -1
}

extension DatabaseRefusal {
    /// The name of the case, for tests that do not care about its words.
    var kind: String { String(describing: self).prefix { $0 != "(" }.description }
}
