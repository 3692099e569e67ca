import Regimen
package import SQLite

extension StoreTransaction {
    /// The person and the home zone; nil before the first start.
    package func person() throws(SQLiteError) -> (id: PersonID, homeZone: String)? {
        try connection.query("SELECT id, home_zone FROM person ORDER BY id LIMIT 1", []) {
            row throws(SQLiteError) in
            (PersonID(value: try row.int(0)), try row.text(1))
        }.first
    }

    /// The zone in which the machine was last seen; nil when it never said.
    package func deviceZone() throws(SQLiteError) -> String? {
        try connection.query("SELECT device_zone FROM person ORDER BY id LIMIT 1", []) {
            row throws(SQLiteError) in try row.optionalText(0)
        }.first ?? nil
    }

    package func setDeviceZone(_ name: String, of person: PersonID) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE person SET device_zone = ?2 WHERE id = ?1",
            [.integer(person.value), .text(name)])
    }

    package func addPerson(homeZone: String) throws(SQLiteError) -> PersonID {
        _ = try connection.run(
            "INSERT INTO person (home_zone, created_at) VALUES (?1, ?2)",
            [.text(homeZone), .integer(now.epochSeconds)])
        return PersonID(value: connection.lastInsertedRowID)
    }
}
