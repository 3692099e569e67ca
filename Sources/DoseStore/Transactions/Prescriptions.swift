import Regimen
package import SQLite

extension StoreTransaction {
    private static var columns: String {
        """
        prescription.id, name, drug_id, medicine, brand, amount, route, clinic, as_needed,
        indication, state, since, number_offset, added_at, started_at, stopped_at, stop_reason,
        prescription_revision.revision, schedule, zone
        """
    }

    private static var tables: String {
        """
        prescription JOIN prescription_revision
            ON prescription_revision.prescription_id = prescription.id
            AND prescription_revision.revision = (
                SELECT max(revision) FROM prescription_revision
                WHERE prescription_id = prescription.id)
        """
    }

    private func prescriptions(
        where condition: String, _ values: [SQLValue]
    ) throws(SQLiteError) -> [StoredPrescription] {
        try connection.query(
            "SELECT \(Self.columns) FROM \(Self.tables) WHERE \(condition)", values
        ) { row throws(SQLiteError) in
            StoredPrescription(
                id: PrescriptionID(try row.int(0)), name: try row.text(1),
                drugID: try row.optionalText(2), medicine: try row.text(3),
                brand: try row.optionalText(4), amount: try row.text(5),
                route: try row.optionalText(6), isClinic: try row.int(7) == 1,
                isAsNeeded: try row.int(8) == 1, indication: try row.optionalText(9),
                state: try row.enumeration(10), since: try row.optionalText(11),
                numberOffset: try row.optionalInt(12).map { Int($0) },
                addedAt: try row.instant(13), startedAt: try row.optionalInstant(14),
                stoppedAt: try row.optionalInstant(15), stopReason: try row.optionalText(16),
                revision: Int(try row.int(17)), schedule: try row.text(18),
                zone: try row.text(19))
        }
    }

    /// One prescription, withdrawn ones too.
    package func prescription(_ id: PrescriptionID) throws(SQLiteError) -> StoredPrescription? {
        try prescriptions(where: "prescription.id = ?1", [.integer(id.value)]).first
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
            INSERT INTO prescription (person_id, name, drug_id, medicine, brand, amount, route,
                clinic, as_needed, indication, state, since, number_offset, added_at, started_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
            """,
            [
                .integer(person.value), .text(new.name), .optional(new.drugID),
                .text(new.medicine), .optional(new.brand), .text(new.amount),
                .optional(new.route), .integer(new.isClinic ? 1 : 0),
                .integer(new.isAsNeeded ? 1 : 0), .optional(new.indication),
                .text(new.isPlanned ? "planned" : "active"), .optional(new.since),
                .optional(new.numberOffset.map(Int64.init)), .integer(now.epochSeconds),
                new.isPlanned ? .null : .integer(now.epochSeconds),
            ])
        let id = PrescriptionID(connection.lastInsertedRowID)
        _ = try connection.run(
            """
            INSERT INTO prescription_revision (prescription_id, revision, schedule, zone,
                created_at)
            VALUES (?1, 1, ?2, ?3, ?4)
            """,
            [
                .integer(id.value), .text(new.schedule), .text(new.zone),
                .integer(now.epochSeconds),
            ])
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
