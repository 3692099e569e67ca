package import Regimen
package import SQLite

/// What a calendar asks of the log. An index answers, however long the log is; a test looks at how
/// SQLite does it.
package enum PlanQuery: String, CaseIterable, Sendable {
    /// What changed the plan of prescription ?1; the kinds of events that do so follow.
    case ofPrescription = "prescription_id = ?1"
    /// What changed the plans of all, in the words of its index.
    case ofZones = "kind IN ('home-zone-changed', 'zone-rules-changed', 'device-zone-changed')"

    /// - Parameter kinds: how many kinds of events are asked for, from ?2 on; 0 for all.
    package func statement(kinds: Int = 0) -> String {
        let list = (0..<kinds).map { "?\($0 + 2)" }.joined(separator: ", ")
        return "SELECT count(*), max(at) FROM event WHERE \(rawValue)"
            + (kinds > 0 ? " AND kind IN (\(list))" : "")
    }
}

/// What changed over a longer time, for letters and calendars.
extension StoreTransaction {
    /// How often the plan of a prescription was changed, and when last: nil where it never was.
    ///
    /// - Parameter kinds: the events that change the plan of the prescription that they name.
    package func planChanges(
        of id: PrescriptionID, kinds: [String]
    ) throws(SQLiteError) -> (count: Int, last: Instant?) {
        try planChanges(
            PlanQuery.ofPrescription.statement(kinds: kinds.count),
            [.integer(id.value)] + kinds.map { .text($0) })
    }

    /// The same of what changed the plans of all: zones.
    package func zoneChanges() throws(SQLiteError) -> (count: Int, last: Instant?) {
        try planChanges(PlanQuery.ofZones.statement(), [])
    }

    private func planChanges(
        _ statement: String, _ values: [SQLValue]
    ) throws(SQLiteError) -> (count: Int, last: Instant?) {
        try connection.query(statement, values) { row throws(SQLiteError) in
            (count: Int(try row.int(0)), last: try row.optionalInstant(1))
        }.first ?? (0, nil)
    }

    /// The slots of a prescription that were answered and are due at or after an instant.
    package func answeredSlots(
        of id: PrescriptionID, dueFrom: Instant
    ) throws(SQLiteError) -> Set<String> {
        Set(
            try connection.query(
                """
                SELECT slot FROM dose WHERE prescription_id = ?1 AND due_at >= ?2
                    AND state IN ('taken', 'given', 'skipped', 'missed')
                """, [.integer(id.value), .integer(dueFrom.epochSeconds)]
            ) { row throws(SQLiteError) in try row.text(0) })
    }

    /// When an exam or booking was recorded.
    package func recordedAt(_ exam: DentalExamID) throws(SQLiteError) -> Instant? {
        try connection.query(
            """
            SELECT at FROM event
            WHERE id = (SELECT event_id FROM dental_exam WHERE id = ?1)
            """, [.integer(exam.value)]
        ) { row throws(SQLiteError) in try row.instant(0) }.first
    }
}
