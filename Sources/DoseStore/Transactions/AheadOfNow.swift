package import Regimen
package import SQLite

/// What lies ahead of an instant although it has happened: the work of a clock that was ahead.
extension StoreTransaction {
    /// At most `limit` prescriptions with a dose that fell due, or was called missed, too early.
    package func prescriptionsAhead(
        of instant: Instant, limit: Int
    ) throws(SQLiteError) -> [PrescriptionID] {
        var found: [PrescriptionID] = []
        for query in [DueQuery.duePrescriptionsAhead, .missedPrescriptionsAhead] {
            found += try connection.query(
                query.rawValue, [.integer(instant.epochSeconds), .integer(Int64(limit))]
            ) { row throws(SQLiteError) in PrescriptionID(try row.int(0)) }
        }
        return Array(Set(found).sorted { $0.value < $1.value }.prefix(limit))
    }

    /// The doses of a prescription that fell due, or were called missed, too early.
    package func dosesAhead(
        _ instant: Instant, of id: PrescriptionID
    ) throws(SQLiteError) -> [StoredDose] {
        try doses(
            where: """
                prescription_id = ?1 AND ((state = 'due' AND due_at > ?2)
                    OR (state = 'missed' AND late_at > ?2)) ORDER BY due_at, number
                """, [.integer(id.value), .integer(instant.epochSeconds)])
    }

    /// Calls off what is to come of a prescription; nothing of it is forgotten.
    package func withdrawUpcoming(
        of id: PrescriptionID, by event: EventID
    ) throws(SQLiteError) {
        try withdraw("upcoming", of: id, by: event)
    }

    /// A dose that fell due, or was called missed, too early is called off by an event.
    package func withdraw(_ id: DoseID, by event: EventID) throws(SQLiteError) {
        _ = try connection.run(
            """
            UPDATE dose SET state = 'withdrawn', remind_at = NULL, withdrawn_by = ?2
            WHERE id = ?1 AND state IN ('due', 'missed')
            """, [.integer(id.value), .integer(event.value)])
    }

    /// At most `limit` pauses that time ended too early: the prescription, and the event that
    /// ended it.
    package func holdsEndedAhead(
        of instant: Instant, limit: Int
    ) throws(SQLiteError) -> [(id: PrescriptionID, event: EventID)] {
        try connection.query(
            DueQuery.holdsEndedAhead.rawValue,
            [.integer(instant.epochSeconds), .integer(Int64(limit))]
        ) { row throws(SQLiteError) in (PrescriptionID(try row.int(0)), EventID(try row.int(1))) }
    }

    /// At most `limit` bookings that were reminded of too early.
    package func examsRemindedAhead(
        of instant: Instant, limit: Int
    ) throws(SQLiteError) -> [DentalExamID] {
        try connection.query(
            DueQuery.examsRemindedAhead.rawValue,
            [.integer(instant.epochSeconds), .integer(Int64(limit))]
        ) { row throws(SQLiteError) in DentalExamID(value: try row.int(0)) }
    }

    /// At most `limit` doses that are due and were put off while the clock was ahead.
    package func dosesPutOffAhead(
        of instant: Instant, limit: Int
    ) throws(SQLiteError) -> [DoseID] {
        try connection.query(
            DueQuery.dosesPutOffAhead.rawValue,
            [.integer(instant.epochSeconds), .integer(Int64(limit))]
        ) { row throws(SQLiteError) in DoseID(try row.int(0)) }
    }

    /// At most `limit` doses to come that were told of too early.
    package func dosesToldAhead(
        of instant: Instant, limit: Int
    ) throws(SQLiteError) -> [DoseID] {
        try connection.query(
            DueQuery.dosesToldAhead.rawValue,
            [.integer(instant.epochSeconds), .integer(Int64(limit))]
        ) { row throws(SQLiteError) in DoseID(try row.int(0)) }
    }
}
