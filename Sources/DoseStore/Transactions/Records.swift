package import Regimen
package import SQLite

extension StoreTransaction {
    package func add(_ record: StoredRecord, event: EventID) throws(SQLiteError) {
        _ = try connection.run(
            """
            INSERT INTO dose_record (prescription_id, dose_id, outcome, amount, at, reason, minutes,
                place, event_id, first_event_id, counted_revision)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            """,
            [
                .integer(record.prescription.value), .optional(record.dose?.value),
                .text(record.outcome.rawValue), .optional(record.amount),
                .integer(record.at.epochSeconds), .optional(record.reason),
                .optional(record.minutes.map(Int64.init)), .optional(record.place),
                .integer(event.value), .optional(record.correctedFrom?.value),
                .optional(record.countedRevision.map(Int64.init)),
            ])
    }

    /// Takes back the record that an event told of first, as it stands now, and gives it.
    package func takeBackRecord(
        of event: EventID, by undoing: EventID
    ) throws(SQLiteError) -> StoredRecord? {
        guard let record = try standingRecord(of: event) else { return nil }
        try takeBack(record, by: undoing)
        return record
    }

    /// Takes back one row of a record.
    package func takeBack(_ record: StoredRecord, by undoing: EventID) throws(SQLiteError) {
        guard let id = record.id else { return }
        _ = try connection.run(
            "UPDATE dose_record SET undone_by = ?2 WHERE id = ?1",
            [.integer(id.value), .integer(undoing.value)])
    }

    package func record(_ id: RecordID) throws(SQLiteError) -> StoredRecord? {
        try records(where: "id = ?1", [.integer(id.value)]).first
    }

    /// What stands of the record that an event told of first, or corrected.
    package func standingRecord(of event: EventID) throws(SQLiteError) -> StoredRecord? {
        try records(
            where: "(event_id = ?1 OR first_event_id = ?1) AND undone_by IS NULL",
            [.integer(event.value)]
        ).first
    }

    /// Every event that made a row of the record that an event told of first.
    package func events(ofRecord first: EventID) throws(SQLiteError) -> [EventID] {
        try connection.query(
            "SELECT event_id FROM dose_record WHERE event_id = ?1 OR first_event_id = ?1",
            [.integer(first.value)]
        ) { row throws(SQLiteError) in EventID(try row.int(0)) }
    }

    /// The standing records of a prescription that somebody made, the one told of last first.
    package func recordsByEvent(
        of id: PrescriptionID, limit: Int
    ) throws(SQLiteError) -> [StoredRecord] {
        try records(
            where: """
                prescription_id = ?1 AND undone_by IS NULL AND outcome <> 'missed'
                ORDER BY coalesce(first_event_id, event_id) DESC LIMIT ?2
                """, [.integer(id.value), .integer(Int64(limit))])
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
            SELECT prescription_id, dose_id, outcome, amount, at, reason, minutes, place, undone_by,
                id, event_id, first_event_id, counted_revision
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
            record.id = RecordID(try row.int(9))
            record.event = EventID(try row.int(10))
            record.correctedFrom = try row.optionalInt(11).map { EventID($0) }
            record.countedRevision = try row.optionalInt(12).map { Int($0) }
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

    /// The standing records of a prescription between two instants, those included; newest first.
    package func records(
        of id: PrescriptionID, from: Instant, through last: Instant
    ) throws(SQLiteError) -> [StoredRecord] {
        try records(
            where: """
                prescription_id = ?1 AND undone_by IS NULL AND at BETWEEN ?2 AND ?3
                ORDER BY at DESC, id DESC
                """,
            [.integer(id.value), .integer(from.epochSeconds), .integer(last.epochSeconds)])
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

    /// When the last dose of a prescription was taken or given.
    package func lastIntake(of id: PrescriptionID) throws(SQLiteError) -> Instant? {
        try connection.query(
            """
            SELECT max(at) FROM dose_record
            WHERE prescription_id = ?1 AND undone_by IS NULL AND outcome IN ('taken', 'given')
            """, [.integer(id.value)]
        ) { row throws(SQLiteError) in try row.optionalInstant(0) }.first ?? nil
    }

    /// How many doses of a prescription were taken or given.
    ///
    /// - Parameter most: no more are counted, as that takes longer the more there are.
    package func intakeCount(
        of id: PrescriptionID, upTo most: Int = .max
    ) throws(SQLiteError) -> Int {
        try connection.query(
            """
            SELECT count(*) FROM (SELECT 1 FROM dose_record
                WHERE prescription_id = ?1 AND undone_by IS NULL AND outcome IN ('taken', 'given')
                LIMIT ?2)
            """, [.integer(id.value), .integer(most)]
        ) { row throws(SQLiteError) in Int(try row.int(0)) }.first ?? 0
    }
}
