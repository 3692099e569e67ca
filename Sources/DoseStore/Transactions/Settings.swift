import Regimen
package import SQLite

/// What a person chose instead of our settings.
extension StoreTransaction {
    /// The values that hold, by name; ours are left out.
    package func settings(of person: PersonID) throws(SQLiteError) -> [String: String] {
        let rows = try connection.query(
            """
            SELECT name, value FROM setting WHERE person_id = ?1 AND undone_by IS NULL ORDER BY id
            """, [.integer(person.value)]
        ) { row throws(SQLiteError) in (try row.text(0), try row.optionalText(1)) }
        var values: [String: String] = [:]
        for (name, value) in rows { values[name] = value }
        return values
    }

    /// Whether anybody chose one of these.
    package func isAnyChosen(of names: [String]) throws(SQLiteError) -> Bool {
        let places = names.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
        return try count(
            "SELECT EXISTS (SELECT 1 FROM setting WHERE name IN (\(places)) AND undone_by IS NULL)",
            names.map { .text($0) }) > 0
    }

    /// - Parameter value: nil for ours again.
    package func set(
        _ name: String, to value: String?, of person: PersonID, event: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            "INSERT INTO setting (person_id, name, value, event_id) VALUES (?1, ?2, ?3, ?4)",
            [.integer(person.value), .text(name), .optional(value), .integer(event.value)])
    }

    /// Takes back the choice that an event made.
    ///
    /// - Returns: the name of the setting.
    package func takeBackSetting(
        of event: EventID, by undoing: EventID
    ) throws(SQLiteError) -> String? {
        try connection.query(
            "UPDATE setting SET undone_by = ?2 WHERE event_id = ?1 RETURNING name",
            [.integer(event.value), .integer(undoing.value)]
        ) { row throws(SQLiteError) in try row.text(0) }.first
    }
}
