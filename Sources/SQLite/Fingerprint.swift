/// A 64-bit FNV-1a hash (https://datatracker.ietf.org/doc/draft-eastlake-fnv/).
///
/// It notices accidents, such as a schema of a development build; it is no defense against an
/// attacker.
struct Fingerprint {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    /// Adds text.
    mutating func add(_ text: String) {
        for byte in text.utf8 { add(byte) }
    }

    /// Adds an end mark, so that "ab", "c" and "a", "bc" differ.
    mutating func addEnd() { add(UInt8(0)) }

    private mutating func add(_ byte: UInt8) {
        state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }

    /// Sixteen hexadecimal digits.
    var hexadecimal: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension Fingerprint {
    /// The fingerprint of all tables, indexes, views and triggers, without SQLite's own. Comments
    /// and blanks in the SQL do not count.
    static func schema(of connection: Connection) throws(SQLiteError) -> String {
        var fingerprint = Fingerprint()
        let rows = try connection.query(
            """
            SELECT type, name, tbl_name, sql FROM sqlite_schema
            WHERE substr(name, 1, 7) <> 'sqlite_' ORDER BY type, name
            """
        ) { (row) throws(SQLiteError) in
            [
                try row.text(0), try row.text(1), try row.text(2),
                SQLText.normalized(try row.optionalText(3) ?? ""),
            ]
        }
        for row in rows {
            for part in row {
                fingerprint.add(part)
                fingerprint.addEnd()
            }
        }
        return fingerprint.hexadecimal
    }

    /// The fingerprint of migrations as they are written, without comments and blanks.
    static func catalogue(_ migrations: some Sequence<Migration>) -> String {
        var fingerprint = Fingerprint()
        for migration in migrations {
            fingerprint.add(String(migration.number))
            fingerprint.addEnd()
            fingerprint.add(SQLText.normalized(migration.sql))
            fingerprint.addEnd()
        }
        return fingerprint.hexadecimal
    }
}
