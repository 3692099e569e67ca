package import Regimen
package import SQLite

/// Checks that somebody decided to pass over. They are kept for ever.
extension StoreTransaction {
    /// - Parameter event: the start that it allowed, or the event of the decision about a dose.
    package func addOverride(
        _ override: StoredOverride, of id: PrescriptionID, event: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            INSERT INTO check_override (prescription_id, check_id, reason, decided_by, at,
                start_event_id, of_dose, slot, lasting)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """,
            [
                .integer(id.value), .text(override.checkID), .text(override.reason),
                .text(override.decidedBy), .integer(override.at.epochSeconds),
                .integer(event.value), .integer(override.isOfDose ? 1 : 0),
                .optional(override.slot), .integer(override.isLasting ? 1 : 0),
            ])
    }

    /// Every override of a prescription, also those that were taken back.
    package func overrides(of id: PrescriptionID) throws(SQLiteError) -> [StoredOverride] {
        try connection.query(
            """
            SELECT check_id, reason, decided_by, at, slot, of_dose, lasting, EXISTS (
                SELECT 1 FROM undo_step WHERE event_id = start_event_id AND undone_by IS NOT NULL)
            FROM check_override WHERE prescription_id = ?1 ORDER BY id
            """, [.integer(id.value)]
        ) { row throws(SQLiteError) in
            StoredOverride(
                checkID: try row.text(0), reason: try row.text(1), decidedBy: try row.text(2),
                at: try row.instant(3), slot: try row.optionalText(4),
                isOfDose: try row.flag(5), isLasting: try row.flag(6),
                isTakenBack: try row.flag(7))
        }
    }

    /// When a dose of a prescription was last answered in any way, also as skipped or cancelled.
    package func lastAnswer(of id: PrescriptionID) throws(SQLiteError) -> Instant? {
        try connection.query(
            """
            SELECT event.at FROM dose_record JOIN event
                ON event.id = coalesce(first_event_id, event_id)
            WHERE dose_record.prescription_id = ?1 AND undone_by IS NULL
            ORDER BY event.id DESC LIMIT 1
            """, [.integer(id.value)]
        ) { row throws(SQLiteError) in try row.optionalInstant(0) }.first ?? nil
    }
}
