package import Regimen
package import SQLite

/// Doses that were moved to another time than their slot's.
extension StoreTransaction {
    /// The standing moves of a prescription's slots, oldest first: of two for one slot the later
    /// one holds.
    package func moves(of id: PrescriptionID) throws(SQLiteError) -> [StoredMove] {
        try connection.query(
            """
            SELECT prescription_id, revision, number, slot, to_local FROM dose_move
            WHERE prescription_id = ?1 AND undone_by IS NULL ORDER BY id
            """, [.integer(id.value)], Self.move)
    }

    private static func move(_ row: borrowing Row) throws(SQLiteError) -> StoredMove {
        StoredMove(
            prescription: PrescriptionID(try row.int(0)), revision: Int(try row.int(1)),
            number: Int(try row.int(2)), slot: try row.text(3), to: try row.civil(4))
    }

    package func add(_ move: StoredMove, event: EventID) throws(SQLiteError) {
        _ = try connection.run(
            """
            INSERT INTO dose_move (prescription_id, revision, slot, number, to_local, event_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            [
                .integer(move.prescription.value), .integer(Int64(move.revision)),
                .text(move.slot), .integer(Int64(move.number)), .text(move.to.description),
                .integer(event.value),
            ])
    }

    /// Takes back the move that an event made.
    ///
    /// - Returns: what was moved, and where to.
    package func takeBackMove(
        of event: EventID, by undoing: EventID
    ) throws(SQLiteError) -> StoredMove? {
        try connection.query(
            """
            UPDATE dose_move SET undone_by = ?2 WHERE event_id = ?1
            RETURNING prescription_id, revision, number, slot, to_local
            """, [.integer(event.value), .integer(undoing.value)], Self.move
        ).first
    }

    /// Gives an unanswered dose another time. It is to come again, and asked about then.
    package func reschedule(
        _ id: DoseID, movedTo: CivilDateTime?, dueAt: Instant, lateAt: Instant?,
        lead: PlannedLead?
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            UPDATE dose SET state = 'upcoming', moved_to = ?2, due_at = ?3, remind_at = ?3,
                late_at = ?4, lead = ?5, lead_at = ?6, nags_left = NULL
            WHERE id = ?1 AND state IN ('upcoming', 'due')
            """,
            [
                .integer(id.value), .optional(movedTo?.description),
                .integer(dueAt.epochSeconds), .optional(lateAt?.epochSeconds),
                .optional(lead?.seconds), .optional(lead?.at.epochSeconds),
            ])
    }
}
