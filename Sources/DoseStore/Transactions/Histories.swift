package import Regimen
package import SQLite

/// What changed over a longer time, for letters and calendars.
extension StoreTransaction {
    /// How often the plan of each prescription was changed, and when last.
    ///
    /// - Parameters:
    ///   - kinds: the events that change the plan of the prescription that they name.
    ///   - general: those that change the plans of all.
    package func planChanges(
        kinds: [String], general: [String]
    ) throws(SQLiteError) -> [PrescriptionID?: (count: Int, last: Instant)] {
        let named = kinds.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
        let others = general.indices.map { "?\($0 + 1 + kinds.count)" }.joined(separator: ", ")
        var changes: [PrescriptionID?: (count: Int, last: Instant)] = [:]
        try connection.forEach(
            """
            SELECT CASE WHEN kind IN (\(others)) THEN NULL ELSE prescription_id END AS about,
                count(*), max(at)
            FROM event WHERE kind IN (\(others))
                OR (kind IN (\(named)) AND prescription_id IS NOT NULL)
            GROUP BY about
            """, (kinds + general).map { .text($0) }
        ) { row throws(SQLiteError) in
            let about = try row.optionalInt(0).map { PrescriptionID($0) }
            changes[about] = (Int(try row.int(1)), try row.instant(2))
        }
        return changes
    }

    /// The slots of a prescription that were answered and are due at or after an instant.
    package func answeredSlots(
        of id: PrescriptionID, dueFrom: Instant
    ) throws(SQLiteError) -> Set<String> {
        Set(
            try connection.query(
                """
                SELECT slot FROM dose WHERE prescription_id = ?1 AND due_at >= ?2
                    AND state IN ('taken', 'given', 'skipped', 'missed')
                """, [.integer(id.value), .integer(dueFrom.epochSeconds)]
            ) { row throws(SQLiteError) in try row.text(0) })
    }

    /// When an exam or booking was recorded.
    package func recordedAt(_ exam: DentalExamID) throws(SQLiteError) -> Instant? {
        try connection.query(
            """
            SELECT at FROM event
            WHERE id = (SELECT event_id FROM dental_exam WHERE id = ?1)
            """, [.integer(exam.value)]
        ) { row throws(SQLiteError) in try row.instant(0) }.first
    }
}
