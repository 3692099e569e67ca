import Regimen
package import SQLite

extension StoreTransaction {
    private static var columns: String {
        """
        prescription.id, name, drug_id, medicine, brand, clinic, state, since, added_at,
        started_at, stopped_at, stop_reason, prescription_revision.revision,
        prescription_hold.prescription_id, from_at, until, reason, prescription_hold.event_id,
        ended_at, \(orderColumns)
        """
    }

    private static var tables: String {
        """
        prescription JOIN prescription_revision
            ON prescription_revision.prescription_id = prescription.id
            AND prescription_revision.revision = (
                SELECT max(revision) FROM prescription_revision
                WHERE prescription_id = prescription.id)
        LEFT JOIN prescription_hold
            ON prescription_hold.prescription_id = prescription.id
            AND ended_at IS NULL AND undone_by IS NULL
        """
    }

    func prescriptions(
        where condition: String, _ values: [SQLValue]
    ) throws(SQLiteError) -> [StoredPrescription] {
        try connection.query(
            "SELECT \(Self.columns) FROM \(Self.tables) WHERE \(condition)", values
        ) { row throws(SQLiteError) in
            StoredPrescription(
                id: PrescriptionID(try row.int(0)), name: try row.text(1),
                drugID: try row.optionalText(2), medicine: try row.text(3),
                brand: try row.optionalText(4), isClinic: try row.int(5) == 1,
                state: try row.enumeration(6), since: try row.optionalText(7),
                addedAt: try row.instant(8), startedAt: try row.optionalInstant(9),
                stoppedAt: try row.optionalInstant(10), stopReason: try row.optionalText(11),
                revision: Int(try row.int(12)), order: try Self.order(row, from: 19),
                hold: try row.optionalInt(13) == nil ? nil : try Self.hold(row, from: 13))
        }
    }

    /// One prescription, withdrawn ones too.
    package func prescription(_ id: PrescriptionID) throws(SQLiteError) -> StoredPrescription? {
        try prescriptions(where: "prescription.id = ?1", [.integer(id.value)]).first
    }

    /// The prescription that a dose, a record or the like belongs to.
    ///
    /// - Throws: an error of damage when it is not there: no row stands without its prescription.
    package func owner(of id: PrescriptionID) throws(SQLiteError) -> StoredPrescription {
        guard let stored = try prescription(id) else {
            throw SQLiteError(extendedCode: 20, message: "a row without its prescription")
        }
        return stored
    }

    /// The prescriptions of everything of a person that is due and unanswered, in one look.
    package func prescriptionsWithOpenDoses(
        of person: PersonID
    ) throws(SQLiteError) -> [PrescriptionID: StoredPrescription] {
        let found = try prescriptions(
            where: """
                prescription.id IN (SELECT prescription_id FROM dose WHERE state = 'due')
                AND person_id = ?1
                """, [.integer(person.value)])
        return Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// At most `limit` prescriptions of a person after a given one, oldest first: the planned and
    /// active ones, or all but the withdrawn.
    package func prescriptions(
        of person: PersonID, withEnded: Bool, after: PrescriptionID? = nil,
        limit: Int = Int(Int32.max)
    ) throws(SQLiteError) -> [StoredPrescription] {
        let states =
            withEnded
            ? "state <> 'withdrawn'" : "state IN ('planned', 'active')"
        return try prescriptions(
            where: """
                person_id = ?1 AND \(states) AND prescription.id > ?2
                ORDER BY prescription.id LIMIT ?3
                """,
            [.integer(person.value), .integer(after?.value ?? 0), .integer(Int64(limit))])
    }

    /// How many prescriptions are planned or active.
    ///
    /// - Parameter person: nil for everyone.
    package func openPrescriptionCount(of person: PersonID?) throws(SQLiteError) -> Int {
        try count(
            """
            SELECT count(*) FROM prescription
            WHERE state IN ('planned', 'active') AND (?1 IS NULL OR person_id = ?1)
            """, [.optional(person?.value)])
    }

    /// How many prescriptions there are, withdrawn ones too.
    package func prescriptionCount(of person: PersonID) throws(SQLiteError) -> Int {
        try count(
            "SELECT count(*) FROM prescription WHERE person_id = ?1", [.integer(person.value)])
    }

    /// Whether a name was ever given to a prescription.
    package func isTaken(name: String, of person: PersonID) throws(SQLiteError) -> Bool {
        try count(
            "SELECT count(*) FROM prescription WHERE person_id = ?1 AND name = ?2",
            [.integer(person.value), .text(name)]) > 0
    }

    package func add(
        _ new: NewPrescription, to person: PersonID
    ) throws(SQLiteError) -> PrescriptionID {
        _ = try connection.run(
            """
            INSERT INTO prescription (person_id, name, drug_id, medicine, brand, clinic, state,
                since, added_at, started_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """,
            [
                .integer(person.value), .text(new.name), .optional(new.drugID),
                .text(new.medicine), .optional(new.brand), .integer(new.isClinic ? 1 : 0),
                .text(new.isPlanned ? "planned" : "active"), .optional(new.since),
                .integer(now.epochSeconds), new.isPlanned ? .null : .integer(now.epochSeconds),
            ])
        let id = PrescriptionID(connection.lastInsertedRowID)
        try add(new.order, revision: 1, of: id, event: nil)
        return id
    }

    /// Moves a prescription to a state other than stopped.
    package func set(
        _ state: StoredPrescription.State, of id: PrescriptionID
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            UPDATE prescription SET state = ?2, stopped_at = NULL, stop_reason = NULL,
                started_at = CASE ?2
                    WHEN 'active' THEN coalesce(started_at, ?3) WHEN 'planned' THEN NULL
                    ELSE started_at END
            WHERE id = ?1
            """,
            [.integer(id.value), .text(state.rawValue), .integer(now.epochSeconds)])
    }

    package func stop(_ id: PrescriptionID, reason: String) throws(SQLiteError) {
        _ = try connection.run(
            """
            UPDATE prescription SET state = 'stopped', stopped_at = ?2, stop_reason = ?3
            WHERE id = ?1
            """,
            [.integer(id.value), .integer(now.epochSeconds), .text(reason)])
    }

    /// Takes back that a prescription was added; its name is free again.
    package func withdraw(_ id: PrescriptionID) throws(SQLiteError) {
        _ = try connection.run(
            """
            UPDATE prescription SET state = 'withdrawn', name = substr(name, 1, 79) || '~' || id,
                stopped_at = NULL, stop_reason = NULL
            WHERE id = ?1
            """, [.integer(id.value)])
    }

    func count(_ sql: String, _ values: [SQLValue] = []) throws(SQLiteError) -> Int {
        try connection.query(sql, values) { row throws(SQLiteError) in Int(try row.int(0)) }
            .first ?? 0
    }
}
