package import Regimen
package import SQLite

/// Conditions, allergies and risk factors, and whom to call.
extension StoreTransaction {
    /// Every standing fact of a person, ended ones too, oldest first.
    package func healthFacts(of person: PersonID) throws(SQLiteError) -> [StoredHealthFact] {
        try connection.query(
            """
            SELECT id, kind, name, since, note, ended_on, event_id,
                (SELECT at FROM event WHERE event.id = health_fact.event_id)
            FROM health_fact
            WHERE person_id = ?1 AND undone_by IS NULL ORDER BY id
            """, [.integer(person.value)]
        ) { row throws(SQLiteError) in
            StoredHealthFact(
                id: HealthFactID(value: try row.int(0)), kind: try row.enumeration(1),
                name: try row.text(2), since: try row.optionalDay(3),
                note: try row.optionalText(4), endedOn: try row.optionalDay(5),
                event: EventID(try row.int(6)), toldAt: try row.optionalInstant(7))
        }
    }

    package func addHealthFact(
        _ kind: StoredHealthFact.Kind, _ name: String, since: CivilDate?, note: String?,
        of person: PersonID, event: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            INSERT INTO health_fact (person_id, kind, name, since, note, event_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            [
                .integer(person.value), .text(kind.rawValue), .text(name),
                .optional(since?.description), .optional(note), .integer(event.value),
            ])
    }

    package func endHealthFact(
        _ id: HealthFactID, on day: CivilDate, by event: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE health_fact SET ended_on = ?2, ended_by = ?3 WHERE id = ?1",
            [.integer(id.value), .text(day.description), .integer(event.value)])
    }

    /// Takes back the fact that an event added, or the end that it made.
    package func takeBackHealthFact(
        of event: EventID, by undoing: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE health_fact SET undone_by = ?2 WHERE event_id = ?1",
            [.integer(event.value), .integer(undoing.value)])
        _ = try connection.run(
            "UPDATE health_fact SET ended_on = NULL, ended_by = NULL WHERE ended_by = ?1",
            [.integer(event.value)])
    }

    /// Whom to call, in the order in which they were added.
    package func contacts(of person: PersonID) throws(SQLiteError) -> [StoredContact] {
        try connection.query(
            """
            SELECT role, name, phone, event_id FROM contact
            WHERE person_id = ?1 AND removed_by IS NULL AND undone_by IS NULL ORDER BY id
            """, [.integer(person.value)]
        ) { row throws(SQLiteError) in
            StoredContact(
                role: try row.text(0), name: try row.text(1), phone: try row.text(2),
                event: EventID(try row.int(3)))
        }
    }

    package func add(
        _ contact: StoredContact, of person: PersonID, event: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            INSERT INTO contact (person_id, role, name, phone, event_id)
            VALUES (?1, ?2, ?3, ?4, ?5)
            """,
            [
                .integer(person.value), .text(contact.role), .text(contact.name),
                .text(contact.phone), .integer(event.value),
            ])
    }

    package func remove(
        _ contact: StoredContact, of person: PersonID, by event: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            UPDATE contact SET removed_by = ?5
            WHERE person_id = ?1 AND role = ?2 AND name = ?3 AND phone = ?4
                AND removed_by IS NULL AND undone_by IS NULL
            """,
            [
                .integer(person.value), .text(contact.role), .text(contact.name),
                .text(contact.phone), .integer(event.value),
            ])
    }

    /// Takes back the contact that an event added, or the removal that it made.
    package func takeBackContact(of event: EventID, by undoing: EventID) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE contact SET undone_by = ?2 WHERE event_id = ?1",
            [.integer(event.value), .integer(undoing.value)])
        _ = try connection.run(
            "UPDATE contact SET removed_by = NULL WHERE removed_by = ?1",
            [.integer(event.value)])
    }
}
