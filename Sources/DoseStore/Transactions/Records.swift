package import Regimen
package import SQLite

extension StoreTransaction {
    package func add(_ record: StoredRecord, event: EventID) throws(SQLiteError) {
        _ = try connection.run(
            """
            INSERT INTO dose_record (prescription_id, dose_id, outcome, amount, at, reason, minutes,
                place, event_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """,
            [
                .integer(record.prescription.value), .optional(record.dose?.value),
                .text(record.outcome.rawValue), .optional(record.amount),
                .integer(record.at.epochSeconds), .optional(record.reason),
                .optional(record.minutes.map(Int64.init)), .optional(record.place),
                .integer(event.value),
            ])
    }

    /// Takes back the record that an event made, and says which dose it was for.
    package func takeBackRecord(
        of event: EventID, by undoing: EventID
    ) throws(SQLiteError) -> StoredRecord? {
        let record = try records(where: "event_id = ?1", [.integer(event.value)]).first
        _ = try connection.run(
            "UPDATE dose_record SET undone_by = ?2 WHERE event_id = ?1",
            [.integer(event.value), .integer(undoing.value)])
        return record
    }

    /// A dose that was counted as missed is answered after all.
    package func takeBackMissed(_ dose: DoseID, by event: EventID) throws(SQLiteError) {
        _ = try connection.run(
            """
            UPDATE dose_record SET undone_by = ?2
            WHERE dose_id = ?1 AND outcome = 'missed' AND undone_by IS NULL
            """, [.integer(dose.value), .integer(event.value)])
    }

    func records(
        where condition: String, _ values: [SQLValue]
    ) throws(SQLiteError) -> [StoredRecord] {
        try connection.query(
            """
            SELECT prescription_id, dose_id, outcome, amount, at, reason, minutes, place, undone_by
            FROM dose_record WHERE \(condition)
            """, values
        ) { row throws(SQLiteError) in
            var record = StoredRecord(
                prescription: PrescriptionID(try row.int(0)),
                dose: try row.optionalInt(1).map { DoseID($0) },
                outcome: try row.enumeration(2), amount: try row.optionalText(3),
                at: try row.instant(4), reason: try row.optionalText(5),
                minutes: try row.optionalInt(6).map { Int($0) }, place: try row.optionalText(7))
            record.isUndone = try row.optionalInt(8) != nil
            return record
        }
    }

    /// The newest standing records of a prescription, newest first.
    package func records(
        of id: PrescriptionID, limit: Int
    ) throws(SQLiteError) -> [StoredRecord] {
        try records(
            where: """
                prescription_id = ?1 AND undone_by IS NULL ORDER BY at DESC, id DESC LIMIT ?2
                """, [.integer(id.value), .integer(Int64(limit))])
    }

    /// What was taken or given of a prescription since an instant (not included), oldest first.
    package func intakes(
        of id: PrescriptionID, after: Instant
    ) throws(SQLiteError) -> [StoredRecord] {
        try records(
            where: """
                prescription_id = ?1 AND undone_by IS NULL AND outcome IN ('taken', 'given')
                AND at > ?2 ORDER BY at, id
                """, [.integer(id.value), .integer(after.epochSeconds)])
    }

    /// When the first dose of a prescription was taken or given.
    package func firstIntake(of id: PrescriptionID) throws(SQLiteError) -> Instant? {
        try connection.query(
            """
            SELECT min(at) FROM dose_record
            WHERE prescription_id = ?1 AND undone_by IS NULL AND outcome IN ('taken', 'given')
            """, [.integer(id.value)]
        ) { row throws(SQLiteError) in try row.optionalInstant(0) }.first ?? nil
    }

    /// How many doses of a prescription were taken or given, and when the last one was.
    package func intakeSummary(
        of id: PrescriptionID
    ) throws(SQLiteError) -> (count: Int, last: Instant?) {
        try connection.query(
            """
            SELECT count(*), max(at) FROM dose_record
            WHERE prescription_id = ?1 AND undone_by IS NULL AND outcome IN ('taken', 'given')
            """, [.integer(id.value)]
        ) { row throws(SQLiteError) in
            (Int(try row.int(0)), try row.optionalInstant(1))
        }.first ?? (0, nil)
    }
}
