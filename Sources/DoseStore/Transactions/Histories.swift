package import Regimen
package import SQLite

/// What happened over a longer time, for letters, reports and calendars.
extension StoreTransaction {
    /// A dose that was answered, or was missed.
    package struct DatedOutcome: Sendable {
        package let prescription: PrescriptionID
        package let outcome: StoredRecord.Outcome
        package let at: Instant
        /// When it was due; nil for one beside the plan or as needed.
        package let dueAt: Instant?
    }

    /// What happened with the doses of a person since an instant, oldest first: at most `limit`,
    /// the newest.
    package func outcomes(
        of person: PersonID, since: Instant, limit: Int
    ) throws(SQLiteError) -> [DatedOutcome] {
        try connection.query(
            """
            SELECT dose_record.prescription_id, outcome, at, due_at
            FROM prescription
            JOIN dose_record ON dose_record.prescription_id = prescription.id
            LEFT JOIN dose ON dose.id = dose_id
            WHERE person_id = ?1 AND undone_by IS NULL AND at >= ?2
            ORDER BY at DESC, dose_record.id DESC LIMIT ?3
            """,
            [.integer(person.value), .integer(since.epochSeconds), .integer(Int64(limit))]
        ) { row throws(SQLiteError) in
            DatedOutcome(
                prescription: PrescriptionID(try row.int(0)), outcome: try row.enumeration(1),
                at: try row.instant(2), dueAt: try row.optionalInstant(3))
        }.reversed()
    }

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
