import Regimen
package import SQLite

/// The rules of the zones in use, as they were when the plan was last made with them.
extension StoreTransaction {
    /// Every zone that was in use, with the bytes of its file.
    package func zoneFiles() throws(SQLiteError) -> [(name: String, tzif: [UInt8])] {
        try connection.query("SELECT name, tzif FROM zone_file ORDER BY name", []) {
            row throws(SQLiteError) in (try row.text(0), try row.blob(1))
        }
    }

    package func keep(zone name: String, tzif: [UInt8]) throws(SQLiteError) {
        _ = try connection.run(
            """
            INSERT INTO zone_file (name, tzif, since) VALUES (?1, ?2, ?3)
            ON CONFLICT (name) DO UPDATE SET tzif = excluded.tzif, since = excluded.since
            """, [.text(name), .blob(tzif), .integer(now.epochSeconds)])
    }
}
