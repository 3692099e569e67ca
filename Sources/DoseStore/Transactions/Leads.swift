package import Regimen
package import SQLite

/// What is told ahead of a dose, and what a carer is told after it.
extension StoreTransaction {
    /// Which lead of a dose to come is told next, and when; nil when none is left.
    package func set(_ lead: PlannedLead?, of id: DoseID) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE dose SET lead = ?2, lead_at = ?3 WHERE id = ?1 AND state = 'upcoming'",
            [
                .integer(id.value), .optional(lead?.seconds),
                .optional(lead?.at.epochSeconds),
            ])
    }

    /// When a carer is told that a due dose has no answer; nil for never.
    package func escalate(_ id: DoseID, at instant: Instant?) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE dose SET escalate_at = ?2 WHERE id = ?1",
            [.integer(id.value), .optional(instant?.epochSeconds)])
    }

    /// Leads that wait for the end of the quiet hours are looked at again: those are others now.
    package func lookAtLeadsAgain(of person: PersonID) throws(SQLiteError) {
        _ = try connection.run(
            """
            UPDATE dose SET lead_at = due_at - lead
            WHERE state = 'upcoming' AND lead IS NOT NULL AND prescription_id IN
                (SELECT id FROM prescription WHERE person_id = ?1)
            """, [.integer(person.value)])
    }

    /// Whether a carer was told of a dose.
    package func wasEscalated(_ id: DoseID) throws(SQLiteError) -> Bool {
        try count(
            """
            SELECT count(*) FROM reminder
            WHERE dose_id = ?1 AND kind = 'unanswered' AND fell_due_at <= ?2
            """, [.integer(id.value), .integer(now.epochSeconds)]) > 0
    }

    /// What was told ahead of a dose after an instant was told by a clock that was ahead, and does
    /// not count: it ended before it began.
    package func takeBackLeads(
        of id: DoseID, toldAfter instant: Instant
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            UPDATE reminder SET closed_at = ?3
            WHERE dose_id = ?1 AND kind = 'lead' AND fell_due_at > ?2
            """,
            [
                .integer(id.value), .integer(instant.epochSeconds), .integer(now.epochSeconds),
            ])
    }

    /// Whether a lead of a dose was told for the time at which it is due now.
    package func wasTold(_ lead: Int64, of dose: StoredDose) throws(SQLiteError) -> Bool {
        try count(
            """
            SELECT count(*) FROM reminder
            WHERE dose_id = ?1 AND kind = 'lead' AND lead = ?2 AND fell_due_at BETWEEN ?3 AND ?4
                AND (closed_at IS NULL OR closed_at >= fell_due_at)
            """,
            [
                .integer(dose.id.value), .integer(lead),
                .integer(dose.dueAt.epochSeconds - lead), .integer(now.epochSeconds),
            ]) > 0
    }
}
