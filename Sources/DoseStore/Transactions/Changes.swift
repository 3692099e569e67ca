package import SQLite

/// The event log as it is told to whoever follows all changes.
extension StoreTransaction {
    /// The number of the newest event; 0 before the first.
    package func newestEventNumber() throws(SQLiteError) -> EventID {
        EventID(Int64(try count("SELECT coalesce(max(id), 0) FROM event")))
    }

    /// The events after one, oldest first.
    ///
    /// - Parameter limit: at most so many.
    package func changes(after event: EventID, limit: Int) throws(SQLiteError) -> [StoredChange] {
        try connection.query(
            """
            SELECT event.id, event.at, event.uid, event.request_id, event.kind, event.detail,
                prescription.name, undone.event_id,
                coalesce(prescription.person_id, undo_step.person_id, undone.person_id)
            FROM event
            LEFT JOIN prescription ON prescription.id = event.prescription_id
            LEFT JOIN undo_step ON undo_step.event_id = event.id
            LEFT JOIN undo_step AS undone ON undone.undone_by = event.id
            WHERE event.id > ?1 ORDER BY event.id LIMIT ?2
            """, [.integer(event.value), .integer(Int64(limit))]
        ) { row throws(SQLiteError) in
            StoredChange(
                id: EventID(try row.int(0)), at: try row.instant(1),
                uid: UInt32(clamping: try row.int(2)), request: try row.optionalText(3),
                kind: try row.text(4), detail: try row.text(5),
                prescription: try row.optionalText(6),
                takesBack: try row.optionalInt(7).map { EventID($0) },
                person: try row.optionalInt(8))
        }
    }

    /// The name of a person, also of one who is gone; nil when there is none of that number.
    package func name(ofPerson id: Int64) throws(SQLiteError) -> String? {
        try connection.query("SELECT name FROM person WHERE id = ?1", [.integer(id)]) {
            row throws(SQLiteError) in try row.text(0)
        }.first
    }
}
