import Regimen
package import SQLite

/// What happened with the doses of a person. The indexes are named, so that a question that could
/// not be answered by them would fail and not be slow.
extension StoreTransaction {
    /// Whether the order that held when something was taken was to take it as needed. What is
    /// recorded for a time before there was any counts by the first one.
    private static let wasAsNeeded = """
        coalesce(
            (SELECT as_needed FROM prescription_revision AS held
                WHERE held.prescription_id = dose_record.prescription_id
                    AND created_at <= dose_record.at ORDER BY held.revision DESC LIMIT 1),
            (SELECT as_needed FROM prescription_revision AS held
                WHERE held.prescription_id = dose_record.prescription_id
                ORDER BY held.revision LIMIT 1))
        """

    /// Every dose of the plan of a person that was due in a span, earliest first. One that was
    /// called off, or that fell into a hold, is no such dose.
    package func pastDoses(
        of person: PersonID, in span: HistorySpan, _ each: (PastDose) -> Void
    ) throws(SQLiteError) {
        try connection.forEach(
            """
            SELECT dose.prescription_id, due_at, outcome, at, reason
            FROM dose INDEXED BY dose_past
            CROSS JOIN prescription ON prescription.id = dose.prescription_id
            LEFT JOIN dose_record ON dose_id = dose.id AND undone_by IS NULL
            WHERE dose.state NOT IN ('upcoming', 'withdrawn') AND due_at BETWEEN ?2 AND ?3
                AND person_id = ?1 AND (?4 IS NULL OR dose.prescription_id = ?4)
                AND prescription.state <> 'withdrawn'
            ORDER BY due_at
            """, Self.values(person, span)
        ) { row throws(SQLiteError) in
            let isAnswered = try row.optionalText(2) != nil
            each(
                PastDose(
                    prescription: PrescriptionID(try row.int(0)), dueAt: try row.instant(1),
                    outcome: isAnswered ? try row.enumeration(2) : nil,
                    at: try row.optionalInstant(3), reason: try row.optionalText(4)))
        }
    }

    /// Everything that a person took in a span for no dose of the plan, earliest first.
    package func unplannedIntakes(
        of person: PersonID, in span: HistorySpan, _ each: (UnplannedIntake) -> Void
    ) throws(SQLiteError) {
        try connection.forEach(
            """
            SELECT prescription_id, at, amount, \(Self.wasAsNeeded)
            FROM dose_record INDEXED BY dose_record_unplanned
            CROSS JOIN prescription ON prescription.id = prescription_id
            WHERE dose_id IS NULL AND undone_by IS NULL AND at BETWEEN ?2 AND ?3
                AND outcome IN ('taken', 'given')
                AND person_id = ?1 AND (?4 IS NULL OR prescription_id = ?4)
                AND state <> 'withdrawn'
            ORDER BY at
            """, Self.values(person, span)
        ) { row throws(SQLiteError) in
            each(
                UnplannedIntake(
                    prescription: PrescriptionID(try row.int(0)), at: try row.instant(1),
                    amount: try row.optionalText(2), wasAsNeeded: try row.int(3) == 1))
        }
    }

    /// A part of the history of a person: at most `limit` lines.
    ///
    /// - Parameters:
    ///   - place: the line after which it begins; nil for the first part.
    ///   - oldestFirst: else the newest comes first.
    package func history(
        of person: PersonID, in span: HistorySpan, after place: PastEntry.Place?,
        oldestFirst: Bool, limit: Int
    ) throws(SQLiteError) -> [PastEntry] {
        var span = span
        if let place, oldestFirst { span.from = place.time }
        if let place, !oldestFirst { span.end = place.time.adding(seconds: 1) }
        let rest: [SQLValue] = [
            .optional(place?.time.epochSeconds), .optional(place?.record), .integer(Int64(limit)),
        ]
        return try connection.query(
            Self.history(
                oldestFirst ? "ASC" : "DESC", beyond: oldestFirst ? ">" : "<",
                withTakenBack: span.withTakenBack),
            Self.values(person, span) + rest, Self.pastEntry)
    }

    private static func pastEntry(_ row: borrowing Row) throws(SQLiteError) -> PastEntry {
        var record = StoredRecord(
            prescription: PrescriptionID(try row.int(4)),
            dose: try row.optionalInt(5).map { DoseID($0) },
            outcome: try row.enumeration(6), amount: try row.optionalText(7),
            at: try row.instant(8), reason: try row.optionalText(9),
            minutes: try row.optionalInt(10).map { Int($0) }, place: try row.optionalText(11))
        record.event = EventID(try row.int(12))
        var takenBack: (at: Instant, kind: String)?
        if let at = try row.optionalInstant(18) { takenBack = (at, try row.text(19)) }
        return PastEntry(
            place: .init(time: try row.instant(0), record: try row.int(1)),
            name: try row.text(2), medicine: try row.text(3), record: record,
            dueAt: try row.optionalInstant(13), slot: try row.optionalText(14),
            numberInTreatment: try row.optionalInt(15).map { Int($0) },
            isMoved: try row.int(16) == 1, wasAsNeeded: try row.int(17) == 1,
            takenBack: takenBack)
    }

    /// The doses of the plan and what was taken beside it, each in its own order and then together.
    private static func history(
        _ order: String, beyond: String, withTakenBack: Bool
    ) -> String {
        let record = """
            dose_record.id, name, medicine, dose_record.prescription_id, dose_id, outcome,
            dose_record.amount, dose_record.at, reason, minutes, place,
            coalesce(dose_record.first_event_id, dose_record.event_id)
            """
        let number = """
            number + (SELECT number_offset FROM prescription_revision
                WHERE prescription_id = dose.prescription_id AND revision = dose.revision)
            """
        let whose = """
            person_id = ?1 AND (?4 IS NULL OR dose_record.prescription_id = ?4)
            AND prescription.state <> 'withdrawn'
            """
        return """
            SELECT * FROM (
                SELECT due_at, \(record), due_at, slot, \(number), moved_to IS NOT NULL, 0,
                    NULL, NULL
                FROM dose INDEXED BY dose_past
                CROSS JOIN prescription ON prescription.id = dose.prescription_id
                CROSS JOIN dose_record ON dose_id = dose.id AND undone_by IS NULL
                WHERE dose.state NOT IN ('upcoming', 'withdrawn') AND due_at BETWEEN ?2 AND ?3
                    AND (?5 IS NULL OR due_at <> ?5 OR dose_record.id \(beyond) ?6)
                    AND \(whose)
                ORDER BY due_at \(order), dose_record.id \(order) LIMIT ?7)
            UNION ALL
            SELECT * FROM (
                SELECT at, \(record), NULL, NULL, NULL, 0, \(wasAsNeeded), NULL, NULL
                FROM dose_record INDEXED BY dose_record_unplanned
                CROSS JOIN prescription ON prescription.id = dose_record.prescription_id
                WHERE dose_id IS NULL AND undone_by IS NULL AND at BETWEEN ?2 AND ?3
                    AND (?5 IS NULL OR at <> ?5 OR dose_record.id \(beyond) ?6)
                    AND \(whose)
                ORDER BY at \(order), dose_record.id \(order) LIMIT ?7)
            \(withTakenBack ? takenBack(record, number, order, beyond: beyond) : "")
            ORDER BY 1 \(order), 2 \(order) LIMIT ?7
            """
    }

    /// What was taken back stands at the time that it named: its dose waits again, or has another
    /// record.
    private static func takenBack(
        _ record: String, _ number: String, _ order: String, beyond: String
    ) -> String {
        """
        UNION ALL
        SELECT * FROM (
            SELECT at, \(record), due_at, slot, \(number), moved_to IS NOT NULL, \(wasAsNeeded),
                (SELECT event.at FROM event WHERE event.id = dose_record.undone_by),
                (SELECT kind FROM event WHERE event.id = dose_record.undone_by)
            FROM dose_record INDEXED BY dose_record_taken_back
            CROSS JOIN prescription ON prescription.id = dose_record.prescription_id
            LEFT JOIN dose ON dose.id = dose_id
            WHERE undone_by IS NOT NULL AND outcome <> 'missed' AND at BETWEEN ?2 AND ?3
                AND (?5 IS NULL OR at <> ?5 OR dose_record.id \(beyond) ?6)
                AND person_id = ?1 AND (?4 IS NULL OR dose_record.prescription_id = ?4)
            ORDER BY at \(order), dose_record.id \(order) LIMIT ?7)
        """
    }

    private static func values(_ person: PersonID, _ span: HistorySpan) -> [SQLValue] {
        [
            .integer(person.value), .integer(span.bounds.lowerBound),
            .integer(span.bounds.upperBound), .optional(span.prescription?.value),
        ]
    }
}
