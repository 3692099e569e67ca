import Regimen
package import SQLite

/// Notes on what is on record.
extension StoreTransaction {
    package func add(
        _ note: StoredNote, of person: PersonID, event: EventID
    ) throws(SQLiteError) {
        let (about, prescription) = Self.columns(of: note.subject)
        _ = try connection.run(
            """
            INSERT INTO note (person_id, about_event_id, prescription_id, text, at, event_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            [
                .integer(person.value), .optional(about), .optional(prescription),
                .text(note.text), .integer(note.at.epochSeconds), .integer(event.value),
            ])
    }

    package func takeBackNote(of event: EventID, by undoing: EventID) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE note SET undone_by = ?2 WHERE event_id = ?1 AND undone_by IS NULL",
            [.integer(event.value), .integer(undoing.value)])
    }

    /// The standing notes on one thing, oldest first.
    package func notes(on subject: StoredNote.Subject) throws(SQLiteError) -> [StoredNote] {
        let (about, prescription) = Self.columns(of: subject)
        return try notes(
            where: about == nil ? "prescription_id = ?1 AND" : "about_event_id = ?1 AND",
            order: "id", [.optional(about ?? prescription)])
    }

    /// The newest standing notes of a person, newest first.
    package func notes(
        of person: PersonID, limit: Int
    ) throws(SQLiteError) -> [StoredNote] {
        try notes(
            where: "person_id = ?1 AND", order: "id DESC LIMIT ?2",
            [.integer(person.value), .integer(Int64(limit))])
    }

    private func notes(
        where condition: String, order: String, _ values: [SQLValue]
    ) throws(SQLiteError) -> [StoredNote] {
        try connection.query(
            """
            SELECT about_event_id, prescription_id, text, at FROM note
            WHERE \(condition) undone_by IS NULL ORDER BY \(order)
            """, values
        ) { row throws(SQLiteError) in
            StoredNote(
                subject: try subject(row), text: try row.text(2), at: try row.instant(3))
        }
    }

    private func subject(_ row: borrowing Row) throws(SQLiteError) -> StoredNote.Subject {
        if let about = try row.optionalInt(0) { return .event(EventID(about)) }
        return .prescription(PrescriptionID(try row.int(1)))
    }

    private static func columns(
        of subject: StoredNote.Subject
    ) -> (about: Int64?, prescription: Int64?) {
        switch subject {
        case .event(let id): (id.value, nil)
        case .prescription(let id): (nil, id.value)
        }
    }
}
