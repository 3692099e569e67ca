import CSQLite
import Testing

@testable import SQLite

@Suite("Rules of the schema")
struct RuleTests {
    private func table() throws -> Connection {
        let connection = try Connection.inMemory()
        try connection.execute(
            """
            CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL) STRICT;
            CREATE TABLE child (
                id INTEGER PRIMARY KEY, parent INTEGER NOT NULL REFERENCES parent (id),
                state TEXT NOT NULL CHECK (state IN ('on', 'off'))
            ) STRICT;
            INSERT INTO parent (id, name) VALUES (1, 'a');
            """)
        return connection
    }

    @Test(
        "each broken rule has its own extended code",
        arguments: [
            ("INSERT INTO parent (id, name) VALUES (1, 'b')", Int32(1555)),
            ("INSERT INTO parent (name) VALUES ('a')", 2067),
            ("INSERT INTO parent (name) VALUES (NULL)", 1299),
            ("INSERT INTO child (parent, state) VALUES (1, 'maybe')", 275),
            ("INSERT INTO child (parent, state) VALUES (9, 'on')", 787),
            ("INSERT INTO parent (name) VALUES (x'00')", 3091),
        ])
    func constraintCodes(sql: String, code: Int32) throws {
        let connection = try table()
        let error = try #require(failure { try connection.run(sql) })
        #expect(error.isConstraint)
        #expect(error.extendedCode == code)
        #expect(try count("child", connection) == 0)
    }

    @Test("the schema table cannot be written")
    func defensive() throws {
        let connection = try table()
        try connection.execute("PRAGMA writable_schema = ON")
        #expect(failure { try connection.run("DELETE FROM sqlite_schema") } != nil)
        #expect(try count("parent", connection) == 1)
    }

    @Test("without the protection the schema table could be written")
    func defensiveControl() throws {
        let connection = try table()
        try connection.set(SQLITE_DBCONFIG_DEFENSIVE, false)
        try connection.execute("PRAGMA writable_schema = ON")
        #expect(failure { try connection.run("DELETE FROM sqlite_schema") } == nil)
    }

    @Test("no second file can be attached")
    func attach() throws {
        let connection = try table()
        #expect(failure { try connection.run("ATTACH ':memory:' AS other") } != nil)
    }

    @Test("a name in double quotes that does not exist is an error, not a text")
    func doubleQuotes() throws {
        let connection = try table()
        let error = failure {
            _ = try connection.first("SELECT \"nothing\"") { row in try row.text(0) }
        }
        #expect(error?.code == SQLITE_ERROR)
    }

    @Test("INSERT OR REPLACE cannot pass a trigger that forbids deleting")
    func appendOnly() throws {
        let connection = try Connection.inMemory()
        try connection.execute(
            """
            CREATE TABLE event (id INTEGER PRIMARY KEY, body TEXT) STRICT;
            CREATE TRIGGER event_stays BEFORE DELETE ON event
            BEGIN SELECT RAISE(ABORT, 'events stay'); END;
            INSERT INTO event VALUES (1, 'first');
            """)
        let replace = "INSERT OR REPLACE INTO event VALUES (1, 'second')"
        #expect(failure { try connection.run(replace) }?.isConstraint == true)
        try connection.execute("PRAGMA recursive_triggers = OFF")
        #expect(failure { try connection.run(replace) } == nil, "the control")
    }

    @Test("a script stops at its first broken statement and names it")
    func script() throws {
        let connection = try table()
        let error = failure {
            try connection.execute(
                "INSERT INTO parent (name) VALUES ('b'); INSERT INTO parent (name) VALUES ('a');")
        }
        #expect(error?.sql == " INSERT INTO parent (name) VALUES ('a');")
        #expect(try count("parent", connection) == 2)
    }
}
