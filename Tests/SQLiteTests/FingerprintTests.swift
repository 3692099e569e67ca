import Testing

@testable import SQLite

@Suite("Fingerprints")
struct FingerprintTests {
    @Test(
        "the hash agrees with the published FNV-1a test values",
        arguments: [
            ("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8"),
        ])
    func vectors(text: String, expected: String) {
        var fingerprint = Fingerprint()
        fingerprint.add(text)
        #expect(fingerprint.hexadecimal == expected)
    }

    @Test(
        "blanks and comments do not count, quoted text does",
        arguments: [
            ("SELECT\n\t 1", "SELECT 1"), ("SELECT -- one\n1", "SELECT 1"),
            ("SELECT /* a\n b */1", "SELECT 1"), ("  SELECT 1  ", "SELECT 1"),
            ("SELECT 'a  b'", "SELECT 'a  b'"), ("SELECT '--a'", "SELECT '--a'"),
            ("SELECT 'it''s  /* x */'", "SELECT 'it''s  /* x */'"),
            ("SELECT \"a  b\"", "SELECT \"a  b\""), ("SELECT [a  b]", "SELECT [a  b]"),
            ("SELECT 1 - -2", "SELECT 1 - -2"), ("SELECT 4 / 2 * 1", "SELECT 4 / 2 * 1"),
            ("SELECT 1 /* open", "SELECT 1"), ("SELECT 1 -- end", "SELECT 1"),
            ("SELECT 'open  ", "SELECT 'open  "), ("", ""), ("-", "-"), ("/", "/"),
        ])
    func normalized(sql: String, expected: String) {
        #expect(SQLText.normalized(sql) == expected)
    }

    @Test("any change of a table, index, view or trigger changes the fingerprint")
    func everyChangeCounts() throws {
        let connection = try Connection.inMemory()
        try connection.execute("CREATE TABLE t (a INTEGER) STRICT")
        var seen: Set<String> = [try Fingerprint.schema(of: connection)]
        let changes = [
            "ALTER TABLE t ADD COLUMN b TEXT", "CREATE INDEX i ON t (a)",
            "CREATE VIEW v AS SELECT a FROM t",
            "CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END", "DROP INDEX i",
        ]
        for change in changes {
            try connection.execute(change)
            #expect(seen.insert(try Fingerprint.schema(of: connection)).inserted, "\(change)")
        }
        let before = try Fingerprint.schema(of: connection)
        try connection.execute("INSERT INTO t (a) VALUES (1); ANALYZE")
        #expect(try Fingerprint.schema(of: connection) == before)
    }
}
