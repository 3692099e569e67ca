import Regimen
package import SQLite

extension StoreTransaction {
    package func add(
        _ observation: StoredObservation, of person: PersonID, event: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            INSERT INTO observation (person_id, analyte, value, unit, day, event_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            [
                .integer(person.value), .text(observation.analyte), .text(observation.value),
                .text(observation.unit), .text(observation.day.description),
                .integer(event.value),
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
        try connection.query(
            """
            SELECT analyte, value, unit, day FROM observation
            WHERE id IN (
                SELECT (SELECT id FROM observation AS latest
                        WHERE latest.person_id = ?1 AND latest.analyte = named.analyte
                            AND latest.undone_by IS NULL
                        ORDER BY day DESC, id DESC LIMIT 1)
                FROM (SELECT DISTINCT analyte FROM observation WHERE person_id = ?1) AS named)
            """, [.integer(person.value)]
        ) { row throws(SQLiteError) in
            StoredObservation(
                analyte: try row.text(0), value: try row.text(1), unit: try row.text(2),
                day: try row.day(3))
        }
    }

    package func addOverride(
        check: String, reason: String, decidedBy: String, of id: PrescriptionID, start: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            INSERT INTO check_override (prescription_id, check_id, reason, decided_by, at,
                start_event_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            [
                .integer(id.value), .text(check), .text(reason), .text(decidedBy),
                .integer(now.epochSeconds), .integer(start.value),
            ])
    }

    /// Every override of a prescription, also those of a start that was taken back.
    package func overrides(of id: PrescriptionID) throws(SQLiteError) -> [StoredOverride] {
        try connection.query(
            """
            SELECT check_id, reason, decided_by, at, EXISTS (
                SELECT 1 FROM undo_step WHERE event_id = start_event_id AND undone_by IS NOT NULL)
            FROM check_override WHERE prescription_id = ?1 ORDER BY id
            """, [.integer(id.value)]
        ) { row throws(SQLiteError) in
            StoredOverride(
                checkID: try row.text(0), reason: try row.text(1), decidedBy: try row.text(2),
                at: try row.instant(3), isTakenBack: try row.flag(4))
        }
    }
}
