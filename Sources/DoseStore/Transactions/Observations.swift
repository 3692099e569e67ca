import Regimen
package import SQLite

extension StoreTransaction {
    package func add(
        _ observation: StoredObservation, of person: PersonID, event: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            INSERT INTO observation (person_id, analyte, value, unit, day, event_id, range_low,
                range_high, comparator)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """,
            [
                .integer(person.value), .text(observation.analyte), .text(observation.value),
                .text(observation.unit), .text(observation.day.description),
                .integer(event.value), .optional(observation.rangeLow),
                .optional(observation.rangeHigh), .optional(observation.comparator),
            ])
    }

    package func takeBackObservation(of event: EventID, by undoing: EventID) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE observation SET undone_by = ?2 WHERE event_id = ?1",
            [.integer(event.value), .integer(undoing.value)])
    }

    /// The newest standing result of each analyte.
    package func latestObservations(
        of person: PersonID
    ) throws(SQLiteError) -> [StoredObservation] {
        try observations(
            where: """
                id IN (
                    SELECT (SELECT id FROM observation AS latest
                            WHERE latest.person_id = ?1 AND latest.analyte = named.analyte
                                AND latest.undone_by IS NULL
                            ORDER BY day DESC, id DESC LIMIT 1)
                    FROM (SELECT DISTINCT analyte FROM observation WHERE person_id = ?1) AS named)
                """, [.integer(person.value)])
    }

    /// Every standing result of a person, newest day first.
    package func observations(of person: PersonID) throws(SQLiteError) -> [StoredObservation] {
        try observations(
            where: "person_id = ?1 AND undone_by IS NULL ORDER BY day DESC, id DESC",
            [.integer(person.value)])
    }

    private func observations(
        where condition: String, _ values: [SQLValue]
    ) throws(SQLiteError) -> [StoredObservation] {
        try connection.query(
            """
            SELECT analyte, value, unit, day, range_low, range_high, event_id, comparator
            FROM observation WHERE \(condition)
            """, values
        ) { row throws(SQLiteError) in
            StoredObservation(
                analyte: try row.text(0), value: try row.text(1),
                comparator: try row.optionalText(7), unit: try row.text(2), day: try row.day(3),
                rangeLow: try row.optionalText(4), rangeHigh: try row.optionalText(5),
                event: EventID(try row.int(6)))
        }
    }
}
