import Foundation
import Glibc
import Testing

@testable import SQLite

@Suite("Copies")
struct CopyTests {
    private func copyFailure(_ connection: Connection, _ path: String) -> DatabaseCopyError? {
        do throws(DatabaseCopyError) {
            try DatabaseCopy.make(from: connection, to: path)
            return nil
        } catch {
            return error
        }
    }

    @Test("a copy of an open database is whole, private, and one single file")
    func copy() throws {
        let scratch = try Scratch()
        let file = try openFile(scratch)
        try file.connection.run("INSERT INTO person (name) VALUES ('Ann')")
        let path = scratch.path + "/copy.db"
        #expect(copyFailure(file.connection, path) == nil)
        #expect(try mode(of: path) == 0o600)
        let names = try scratch.snapshot().keys.filter { $0.hasPrefix("copy") }
        #expect(names == ["copy.db"])
        let copy = try Connection.openImmutable(path)
        #expect(try copy.rowCounts() == ["note": 0, "person": 1, "schema_identity": 1])
        try file.connection.run("INSERT INTO person (name) VALUES ('Bob')")
        #expect(try count("person", file.connection) == 2)
    }

    @Test("a copy never replaces a file")
    func exists() throws {
        let scratch = try Scratch()
        let file = try openFile(scratch)
        let path = scratch.path + "/copy.db"
        try scratch.write([7], to: path)
        #expect(copyFailure(file.connection, path) == .exists(path: path))
        #expect(try scratch.snapshot()["copy.db"]?.bytes == Data([7]))
        #expect(copyFailure(file.connection, scratch.database)?.sentence.isEmpty == false)
        try FileManager.default.removeItem(atPath: path)
        // What an interrupted copy left is in nobody's way.
        try scratch.write([8], to: path + ".partial")
        #expect(copyFailure(file.connection, path) == nil)
        #expect(try scratch.snapshot()["copy.db.partial"] == nil)
    }

    @Test("a copy into a directory that is missing is refused with its path")
    func missingDirectory() throws {
        let scratch = try Scratch()
        let file = try openFile(scratch)
        let path = scratch.path + "/none/copy.db"
        #expect(
            copyFailure(file.connection, path) == .system(path: path + ".partial", code: ENOENT))
    }

    @Test("a broken source makes no copy and leaves nothing behind")
    func brokenSource() throws {
        let scratch = try Scratch()
        let file = try openFile(scratch)
        try file.connection.execute(
            "PRAGMA foreign_keys=OFF; INSERT INTO note (person, body) VALUES (99, 'x')")
        let found = copyFailure(file.connection, scratch.path + "/copy.db")
        guard case .differs = found else {
            Issue.record("\(String(describing: found))")
            return
        }
        #expect(try scratch.snapshot().keys.allSatisfy { !$0.hasPrefix("copy") })
    }
}
