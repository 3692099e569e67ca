package import Regimen
package import SQLite

extension StoreTransaction {
    private static var columns: String {
        """
        id, prescription_id, revision, slot, number, due_at, state, remind_at, late_at, moved_to,
        coalesce(amount, (SELECT amount FROM prescription_revision
            WHERE prescription_id = dose.prescription_id AND revision = dose.revision)),
        number + (SELECT number_offset FROM prescription_revision
            WHERE prescription_id = dose.prescription_id AND revision = dose.revision),
        zone, changed_at, lead, nags_left
        """
    }

    func doses(
        where condition: String, _ values: [SQLValue]
    ) throws(SQLiteError) -> [StoredDose] {
        try connection.query("SELECT \(Self.columns) FROM dose WHERE \(condition)", values) {
            row throws(SQLiteError) in
            StoredDose(
                id: DoseID(try row.int(0)), prescription: PrescriptionID(try row.int(1)),
                revision: Int(try row.int(2)), slot: try row.text(3),
                number: Int(try row.int(4)),
                numberInTreatment: try row.optionalInt(11).map { Int($0) },
                amount: try row.text(10), movedTo: try row.optionalText(9),
                zone: try row.optionalText(12), changedAt: try row.optionalInstant(13),
                dueAt: try row.instant(5), state: try row.enumeration(6),
                remindAt: try row.optionalInstant(7), lateAt: try row.optionalInstant(8),
                lead: try row.optionalInt(14), nagsLeft: try row.optionalInt(15).map { Int($0) })
        }
    }

    package func dose(_ id: DoseID) throws(SQLiteError) -> StoredDose? {
        try doses(where: "id = ?1", [.integer(id.value)]).first
    }

    /// The doses of a prescription that are due and unanswered, oldest first.
    package func openDoses(of id: PrescriptionID) throws(SQLiteError) -> [StoredDose] {
        try doses(
            where: "prescription_id = ?1 AND state = 'due' ORDER BY due_at, number",
            [.integer(id.value)])
    }

    /// Everything of a person that is due and unanswered, oldest first.
    package func openDoses(of person: PersonID) throws(SQLiteError) -> [StoredDose] {
        try doses(
            where: """
                state = 'due' AND (SELECT person_id FROM prescription
                    WHERE prescription.id = dose.prescription_id) = ?1
                ORDER BY due_at, id
                """, [.integer(person.value)])
    }

    /// How many doses are due and unanswered.
    ///
    /// - Parameter person: nil for everyone.
    package func openDoseCount(of person: PersonID?) throws(SQLiteError) -> Int {
        try count(
            """
            SELECT count(*) FROM dose WHERE state = 'due' AND (?1 IS NULL OR (
                SELECT person_id FROM prescription
                    WHERE prescription.id = dose.prescription_id) = ?1)
            """, [.optional(person?.value)])
    }

    /// The prescriptions of a person with a dose that is to come by then.
    package func prescriptionsWithUpcoming(
        of person: PersonID, until end: Instant
    ) throws(SQLiteError) -> [PrescriptionID] {
        try connection.query(
            """
            SELECT DISTINCT prescription_id FROM dose WHERE state = 'upcoming' AND due_at <= ?1
                AND (SELECT person_id FROM prescription
                    WHERE prescription.id = dose.prescription_id) = ?2
            ORDER BY prescription_id
            """, [.integer(end.epochSeconds), .integer(person.value)]
        ) { row throws(SQLiteError) in PrescriptionID(try row.int(0)) }
    }

    /// The doses of a prescription that are written down and still to come.
    package func upcomingDoses(of id: PrescriptionID) throws(SQLiteError) -> [StoredDose] {
        try doses(
            where: "prescription_id = ?1 AND state = 'upcoming' ORDER BY due_at, number",
            [.integer(id.value)])
    }

    /// The dose of a slot, or the last one of a day, of the newest revision that has it.
    package func dose(
        of id: PrescriptionID, slot: String
    ) throws(SQLiteError) -> StoredDose? {
        try doses(
            where: """
                prescription_id = ?1 AND (slot = ?2 OR substr(slot, 1, 11) = ?2 || ' ')
                ORDER BY revision DESC, number DESC LIMIT 1
                """,
            [.integer(id.value), .text(slot)]
        ).first
    }

    /// The dose of a revision with the greatest number of those that were not called off.
    package func lastDose(
        of id: PrescriptionID, revision: Int
    ) throws(SQLiteError) -> StoredDose? {
        try doses(
            where: """
                prescription_id = ?1 AND revision = ?2 AND state <> 'withdrawn'
                ORDER BY number DESC LIMIT 1
                """, [.integer(id.value), .integer(Int64(revision))]
        ).first
    }

    /// The last dose of any revision that is due or was answered.
    package func lastStandingDose(of id: PrescriptionID) throws(SQLiteError) -> StoredDose? {
        try doses(
            where: """
                prescription_id = ?1 AND state NOT IN ('upcoming', 'withdrawn')
                ORDER BY revision DESC, number DESC LIMIT 1
                """, [.integer(id.value)]
        ).first
    }

    /// The open prescriptions with a plan that have no next dose written down and are not on hold.
    ///
    /// - Parameter person: only theirs; nil for those of everyone, which looks at all of them.
    package func seriesWithoutNextDose(
        of person: PersonID? = nil
    ) throws(SQLiteError) -> [PrescriptionID] {
        let theirs = person == nil ? "" : "person_id = ?1 AND "
        return try connection.query(
            """
            SELECT id FROM prescription
            WHERE \(theirs)state IN ('planned', 'active') AND NOT EXISTS (
                SELECT 1 FROM dose WHERE prescription_id = prescription.id AND state = 'upcoming'
                    AND revision = (SELECT max(revision) FROM prescription_revision
                        WHERE prescription_id = prescription.id))
                AND (SELECT as_needed FROM prescription_revision
                    WHERE prescription_id = prescription.id
                    ORDER BY revision DESC LIMIT 1) = 0
                AND NOT EXISTS (SELECT 1 FROM prescription_hold
                    WHERE prescription_id = prescription.id AND ended_at IS NULL
                        AND undone_by IS NULL)
            """, person.map { [SQLValue.integer($0.value)] } ?? []
        ) { row throws(SQLiteError) in PrescriptionID(try row.int(0)) }
    }

    /// Writes down a dose that is to come. One that was called off comes again.
    ///
    /// - Parameters:
    ///   - movedTo: the local time that its slot was moved to, when it was.
    ///   - dueAt: when it is due there, or at its slot.
    ///   - lead: what is told of ahead first.
    ///   - zone: the zone in which its slot was taken.
    ///   - changedAt: when that zone changed, while it still matters.
    package func addUpcoming(
        of prescription: StoredPrescription, _ occurrence: Occurrence, movedTo: CivilDateTime?,
        dueAt: Instant, lateAt: Instant?, lead: PlannedLead?, zone: String, changedAt: Instant?
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            INSERT INTO dose (prescription_id, revision, slot, number, due_at, state, remind_at,
                late_at, amount, moved_to, zone, changed_at, lead, lead_at)
            VALUES (?1, ?2, ?3, ?4, ?5, 'upcoming', ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            ON CONFLICT (prescription_id, revision, slot, number) DO UPDATE
                SET due_at = ?5, state = 'upcoming', remind_at = ?5, late_at = ?6, moved_to = ?8,
                    zone = ?9, changed_at = ?10, lead = ?11, lead_at = ?12, nags_left = NULL,
                    withdrawn_by = NULL
                WHERE state = 'withdrawn'
            """,
            [
                .integer(prescription.id.value), .integer(Int64(prescription.revision)),
                .text(occurrence.nominal.description), .integer(Int64(occurrence.number)),
                .integer(dueAt.epochSeconds), .optional(lateAt?.epochSeconds),
                .optional(occurrence.amount?.description),
                .optional(movedTo?.description), .text(zone), .optional(changedAt?.epochSeconds),
                .optional(lead?.seconds), .optional(lead?.at.epochSeconds),
            ])
    }

    /// A dose that is to come follows its zone; its slot stays what names it.
    package func replan(
        _ id: DoseID, dueAt: Instant, lateAt: Instant?, zone: String, changedAt: Instant?
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            UPDATE dose SET due_at = ?2, remind_at = ?2, late_at = ?3, zone = ?4, changed_at = ?5,
                lead_at = CASE WHEN lead IS NULL THEN lead_at ELSE ?2 - lead END
            WHERE id = ?1 AND state = 'upcoming'
            """,
            [
                .integer(id.value), .integer(dueAt.epochSeconds), .optional(lateAt?.epochSeconds),
                .text(zone), .optional(changedAt?.epochSeconds),
            ])
    }

    /// Puts a due dose off: when it is asked about again, and from when on it counts as missed.
    package func putOff(
        _ id: DoseID, remindAt: Instant?, lateAt: Instant?
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            UPDATE dose SET remind_at = ?2, late_at = ?3, nags_left = NULL, escalate_at = NULL
            WHERE id = ?1 AND state = 'due'
            """,
            [
                .integer(id.value), .optional(remindAt?.epochSeconds),
                .optional(lateAt?.epochSeconds),
            ])
    }

    /// The newest doses that were counted as missed and were not so yet at an instant.
    package func missedDoses(
        of id: PrescriptionID, dueBy latest: Instant, lateAfter at: Instant
    ) throws(SQLiteError) -> [StoredDose] {
        try doses(
            where: """
                prescription_id = ?1 AND state = 'missed' AND due_at <= ?2 AND late_at >= ?3
                ORDER BY revision DESC, number DESC LIMIT 50
                """,
            [.integer(id.value), .integer(latest.epochSeconds), .integer(at.epochSeconds)]
        )
    }

    /// Moves a dose to a state, with the instant of its next reminder.
    ///
    /// - Parameter nagsLeft: how often a due one is still asked about again by itself.
    package func set(
        _ state: StoredDose.State, remindAt: Instant? = nil, nagsLeft: Int? = nil, of id: DoseID
    ) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE dose SET state = ?2, remind_at = ?3, nags_left = ?4 WHERE id = ?1",
            [
                .integer(id.value), .text(state.rawValue), .optional(remindAt?.epochSeconds),
                .optional(nagsLeft.map(Int64.init)),
            ])
    }

    /// Forgets the doses to come of a prescription; nothing was said or recorded about them. One
    /// that something was said about is called off.
    package func dropUpcoming(
        of id: PrescriptionID, by event: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            DELETE FROM dose WHERE prescription_id = ?1 AND state = 'upcoming'
                AND NOT EXISTS (SELECT 1 FROM dose_record WHERE dose_id = dose.id)
                AND NOT EXISTS (SELECT 1 FROM reminder WHERE dose_id = dose.id)
            """, [.integer(id.value)])
        try withdraw("upcoming", of: id, by: event)
    }

    /// Calls off what is due of a prescription.
    ///
    /// - Parameter revision: only what later revisions made.
    package func withdrawOpenDoses(
        of id: PrescriptionID, after revision: Int = 0, by event: EventID
    ) throws(SQLiteError) {
        try withdraw("due", of: id, after: revision, by: event)
    }

    func withdraw(
        _ state: String, of id: PrescriptionID, after revision: Int = 0, by event: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            UPDATE dose SET state = 'withdrawn', remind_at = NULL, withdrawn_by = ?3
            WHERE prescription_id = ?1 AND state = ?2 AND revision > ?4
            """,
            [
                .integer(id.value), .text(state), .integer(event.value),
                .integer(Int64(revision)),
            ])
    }

    /// The doses that an event called off and that are still so.
    package func doses(withdrawnBy event: EventID) throws(SQLiteError) -> [StoredDose] {
        try doses(
            where: "withdrawn_by = ?1 AND state = 'withdrawn' ORDER BY due_at, number",
            [.integer(event.value)])
    }
}
