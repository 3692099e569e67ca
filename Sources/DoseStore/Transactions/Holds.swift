package import Regimen
package import SQLite

/// Pauses of prescriptions.
extension StoreTransaction {
    /// Every pause of a prescription that was not taken back, oldest first.
    package func holds(of id: PrescriptionID) throws(SQLiteError) -> [StoredHold] {
        try connection.query(
            """
            SELECT prescription_id, from_at, until, reason, event_id, ended_at
            FROM prescription_hold WHERE prescription_id = ?1 AND undone_by IS NULL ORDER BY id
            """, [.integer(id.value)]
        ) { row throws(SQLiteError) in try Self.hold(row, from: 0) }
    }

    static func hold(_ row: borrowing Row, from first: Int) throws(SQLiteError) -> StoredHold {
        StoredHold(
            prescription: PrescriptionID(try row.int(first)), from: try row.instant(first + 1),
            until: try row.optionalText(first + 2) == nil ? nil : try row.day(first + 2),
            reason: try row.text(first + 3), event: EventID(try row.int(first + 4)),
            endedAt: try row.optionalInstant(first + 5))
    }

    /// The open prescriptions that are on hold now, oldest first.
    package func heldPrescriptions(of person: PersonID) throws(SQLiteError) -> [PrescriptionID] {
        try connection.query(
            """
            SELECT prescription_id FROM prescription_hold
            JOIN prescription ON prescription.id = prescription_id
            WHERE ended_at IS NULL AND undone_by IS NULL AND person_id = ?1
                AND state IN ('planned', 'active')
            ORDER BY prescription_id
            """, [.integer(person.value)]
        ) { row throws(SQLiteError) in PrescriptionID(try row.int(0)) }
    }

    /// When the last pause of a prescription ended; nil when it never had one.
    package func lastHoldEnd(of id: PrescriptionID) throws(SQLiteError) -> Instant? {
        try connection.query(
            """
            SELECT max(ended_at) FROM prescription_hold
            WHERE prescription_id = ?1 AND undone_by IS NULL
            """, [.integer(id.value)]
        ) { row throws(SQLiteError) in try row.optionalInstant(0) }.first ?? nil
    }

    /// At most `limit` pauses whose last moment has passed by now, earliest first.
    package func holdsToEnd(
        limit: Int
    ) throws(SQLiteError) -> [(id: PrescriptionID, endsAt: Instant)] {
        try connection.query(
            """
            SELECT prescription_id, ends_at FROM prescription_hold
            WHERE ends_at IS NOT NULL AND ended_at IS NULL AND undone_by IS NULL
                AND ends_at <= ?1
            ORDER BY ends_at, id LIMIT ?2
            """, [.integer(now.epochSeconds), .integer(Int64(limit))]
        ) { row throws(SQLiteError) in (PrescriptionID(try row.int(0)), try row.instant(1)) }
    }

    /// Begins a pause.
    ///
    /// - Parameters:
    ///   - until: the day at whose start, `endsAt`, it ends by itself.
    package func hold(
        _ id: PrescriptionID, reason: String, until: CivilDate?, endsAt: Instant?, event: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            INSERT INTO prescription_hold (prescription_id, from_at, until, ends_at, reason,
                event_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            [
                .integer(id.value), .integer(now.epochSeconds), .optional(until?.description),
                .optional(endsAt?.epochSeconds), .text(reason), .integer(event.value),
            ])
    }

    /// The day at whose start the pause ends begins at another instant.
    package func setEnd(of id: PrescriptionID, at endsAt: Instant) throws(SQLiteError) {
        _ = try connection.run(
            """
            UPDATE prescription_hold SET ends_at = ?2
            WHERE prescription_id = ?1 AND until IS NOT NULL AND ended_at IS NULL
                AND undone_by IS NULL
            """, [.integer(id.value), .integer(endsAt.epochSeconds)])
    }

    /// Ends the pause that goes on.
    package func endHold(
        of id: PrescriptionID, at end: Instant, by event: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            UPDATE prescription_hold SET ended_at = ?2, ended_by = ?3
            WHERE prescription_id = ?1 AND ended_at IS NULL AND undone_by IS NULL
            """, [.integer(id.value), .integer(end.epochSeconds), .integer(event.value)])
    }

    /// Takes back that an event ended a pause: it goes on.
    ///
    /// - Returns: the event that began it.
    package func reopenHold(endedBy event: EventID) throws(SQLiteError) -> EventID? {
        try connection.query(
            """
            UPDATE prescription_hold SET ended_at = NULL, ended_by = NULL WHERE ended_by = ?1
            RETURNING event_id
            """, [.integer(event.value)]
        ) { row throws(SQLiteError) in EventID(try row.int(0)) }.first
    }

    /// Takes back the pause that an event began.
    package func takeBackHold(
        of event: EventID, by undoing: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE prescription_hold SET undone_by = ?2 WHERE event_id = ?1",
            [.integer(event.value), .integer(undoing.value)])
    }
}
