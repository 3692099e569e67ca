import Regimen
package import SQLite

extension StoreTransaction {
    private func people(
        where condition: String, _ values: [SQLValue]
    ) throws(SQLiteError) -> [StoredPerson] {
        try connection.query(
            "SELECT id, name, key, home_zone, birth, sex FROM person WHERE \(condition)", values
        ) { row throws(SQLiteError) in
            StoredPerson(
                id: PersonID(value: try row.int(0)), name: try row.text(1), key: try row.text(2),
                homeZone: try row.text(3),
                birth: try row.optionalText(4) == nil ? nil : try row.day(4),
                sex: try row.optionalText(5) == nil ? nil : try row.enumeration(5))
        }
    }

    /// Who is meant when nobody is named; nil before the first start.
    package func defaultPerson() throws(SQLiteError) -> StoredPerson? {
        try people(where: "undone_by IS NULL ORDER BY default_by DESC, id LIMIT 1", []).first
    }

    package func person(keyed key: String) throws(SQLiteError) -> StoredPerson? {
        try people(where: "key = ?1 AND undone_by IS NULL", [.text(key)]).first
    }

    /// The person whose prescription it is.
    package func person(of id: PrescriptionID) throws(SQLiteError) -> StoredPerson? {
        try people(
            where: "id = (SELECT person_id FROM prescription WHERE id = ?1)",
            [.integer(id.value)]
        ).first
    }

    /// The person whom a reminder of this would be for.
    package func person(
        of subject: StoredReminder.Subject
    ) throws(SQLiteError) -> StoredPerson? {
        switch subject {
        case .dose(let id):
            try people(
                where: """
                    id = (SELECT person_id FROM prescription WHERE id =
                        (SELECT prescription_id FROM dose WHERE id = ?1))
                    """, [.integer(id.value)]
            ).first
        case .dentalExam(let id):
            try people(
                where: "id = (SELECT person_id FROM dental_exam WHERE id = ?1)",
                [.integer(id.value)]
            ).first
        case .prompt(let id):
            try people(
                where: "id = (SELECT person_id FROM prompt WHERE id = ?1)",
                [.integer(id.value)]
            ).first
        }
    }

    /// Who was added by an event.
    package func person(addedBy event: EventID) throws(SQLiteError) -> StoredPerson? {
        try people(where: "added_by = ?1 AND undone_by IS NULL", [.integer(event.value)]).first
    }

    /// Everyone, in the order in which they came.
    package func everyone() throws(SQLiteError) -> [StoredPerson] {
        try people(where: "undone_by IS NULL ORDER BY id", [])
    }

    /// Whether there is more than one person, so that it has to be said for whom something is.
    package func hasSeveralPeople() throws(SQLiteError) -> Bool {
        try count(
            "SELECT count(*) FROM (SELECT 1 FROM person WHERE undone_by IS NULL LIMIT 2)") > 1
    }

    package func peopleCount() throws(SQLiteError) -> Int {
        try count("SELECT count(*) FROM person WHERE undone_by IS NULL")
    }

    /// - Parameter event: nil for the person of the first start, whom nobody takes back.
    package func addPerson(
        name: String, key: String, homeZone: String, by event: EventID?
    ) throws(SQLiteError) -> PersonID {
        _ = try connection.run(
            """
            INSERT INTO person (name, key, home_zone, created_at, added_by, device_zone)
            VALUES (?1, ?2, ?3, ?4, ?5, (SELECT device_zone FROM person ORDER BY id LIMIT 1))
            """,
            [
                .text(name), .text(key), .text(homeZone), .integer(now.epochSeconds),
                .optional(event?.value),
            ])
        return PersonID(value: connection.lastInsertedRowID)
    }

    /// Takes back that a person was added; the name is free again.
    package func takeBackPerson(addedBy event: EventID, by undoing: EventID) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE person SET undone_by = ?2 WHERE added_by = ?1",
            [.integer(event.value), .integer(undoing.value)])
    }

    /// Writes down what is said of a person, all but the home zone.
    package func change(_ person: StoredPerson) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE person SET name = ?2, key = ?3, birth = ?4, sex = ?5 WHERE id = ?1",
            [
                .integer(person.id.value), .text(person.name), .text(person.key),
                .optional(person.birth?.description), .optional(person.sex?.rawValue),
            ])
    }

    package func setHomeZone(_ name: String, of person: PersonID) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE person SET home_zone = ?2 WHERE id = ?1",
            [.integer(person.value), .text(name)])
    }

    /// The choice that made somebody the default person, the last time; nil when none did.
    package func defaultChoice(of person: PersonID) throws(SQLiteError) -> EventID? {
        try connection.query(
            "SELECT default_by FROM person WHERE id = ?1", [.integer(person.value)]
        ) { row throws(SQLiteError) in try row.optionalInt(0).map { EventID($0) } }.first ?? nil
    }

    /// - Parameter event: the choice; nil for none.
    package func setDefaultChoice(
        of person: PersonID, to event: EventID?
    ) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE person SET default_by = ?2 WHERE id = ?1",
            [.integer(person.value), .optional(event?.value)])
    }

    /// The zone in which the machine was last seen; nil when it never said.
    package func deviceZone() throws(SQLiteError) -> String? {
        try connection.query("SELECT device_zone FROM person ORDER BY id LIMIT 1", []) {
            row throws(SQLiteError) in try row.optionalText(0)
        }.first ?? nil
    }

    /// The machine is where it is for everyone.
    package func setDeviceZone(_ name: String) throws(SQLiteError) {
        _ = try connection.run("UPDATE person SET device_zone = ?1", [.text(name)])
    }
}
