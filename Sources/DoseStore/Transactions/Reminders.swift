package import Regimen
package import SQLite

/// What falls due, and who was told.
extension StoreTransaction {
    /// The next instant after now at which something falls due, becomes late or goes on; nil
    /// when nothing will.
    package func nextInstant() throws(SQLiteError) -> Instant? {
        try connection.query(
            DueQuery.nextInstant.rawValue, [.integer(now.epochSeconds)]
        ) { row throws(SQLiteError) in try row.optionalInstant(0) }.first ?? nil
    }

    /// At most `limit` doses whose reminder falls due by now, earliest first.
    ///
    /// - Parameter onlyOneOfEach: none of a prescription of which one is due already.
    package func dosesToRemind(
        limit: Int, onlyOneOfEach: Bool
    ) throws(SQLiteError) -> [DoseID] {
        let query: DueQuery = onlyOneOfEach ? .dosesToRemindOneOfEach : .dosesToRemind
        return try connection.query(
            query.rawValue, [.integer(now.epochSeconds), .integer(Int64(limit))]
        ) { row throws(SQLiteError) in DoseID(try row.int(0)) }
    }

    /// At most `limit` due doses whose late window has passed.
    package func dosesTooLate(limit: Int) throws(SQLiteError) -> [DoseID] {
        try connection.query(
            DueQuery.dosesTooLate.rawValue, [.integer(now.epochSeconds), .integer(Int64(limit))]
        ) { row throws(SQLiteError) in DoseID(try row.int(0)) }
    }

    /// At most `limit` booked dental exams whose reminder falls due by now.
    package func examsToRemind(limit: Int) throws(SQLiteError) -> [DentalExamID] {
        try connection.query(
            DueQuery.examsToRemind.rawValue, [.integer(now.epochSeconds), .integer(Int64(limit))]
        ) { row throws(SQLiteError) in DentalExamID(value: try row.int(0)) }
    }

    /// Writes a reminder down under the event that says that it fell due. An earlier one of the
    /// same subject is closed by it.
    package func addReminder(
        of subject: StoredReminder.Subject, event: EventID
    ) throws(SQLiteError) -> StoredReminder {
        let (column, id) = Self.column(of: subject)
        try closeReminders(of: subject)
        let sequence =
            try count("SELECT count(*) FROM reminder WHERE \(column) = ?1", [.integer(id)]) + 1
        _ = try connection.run(
            """
            INSERT INTO reminder (number, \(column), fell_due_at, sequence)
            VALUES (?1, ?2, ?3, ?4)
            """,
            [
                .integer(event.value), .integer(id), .integer(now.epochSeconds),
                .integer(Int64(sequence)),
            ])
        return StoredReminder(
            number: event, subject: subject, fellDueAt: now, sequence: sequence, isOpen: true)
    }

    private static func column(
        of subject: StoredReminder.Subject
    ) -> (name: String, id: Int64) {
        switch subject {
        case .dose(let id): ("dose_id", id.value)
        case .dentalExam(let id): ("dental_exam_id", id.value)
        }
    }

    package func closeReminders(of subject: StoredReminder.Subject) throws(SQLiteError) {
        let (column, id) = Self.column(of: subject)
        _ = try connection.run(
            "UPDATE reminder SET closed_at = ?2 WHERE \(column) = ?1 AND closed_at IS NULL",
            [.integer(id), .integer(now.epochSeconds)])
    }

    /// Closes what is open for subjects that no longer stand: doses that were answered or
    /// withdrawn, and bookings that are over.
    package func closeSettledReminders() throws(SQLiteError) {
        _ = try connection.run(
            """
            UPDATE reminder SET closed_at = ?1 WHERE closed_at IS NULL AND (
                EXISTS (SELECT 1 FROM dose
                    WHERE dose.id = reminder.dose_id AND state NOT IN ('upcoming', 'due'))
                OR EXISTS (SELECT 1 FROM dental_exam
                    WHERE dental_exam.id = reminder.dental_exam_id
                        AND (cleared_by IS NOT NULL OR undone_by IS NOT NULL)))
            """, [.integer(now.epochSeconds)])
    }

    /// How many reminders a dose has had.
    package func reminderCount(of dose: DoseID) throws(SQLiteError) -> Int {
        try count("SELECT count(*) FROM reminder WHERE dose_id = ?1", [.integer(dose.value)])
    }

    /// How many reminders each of the doses has had that are due and unanswered; none for a dose
    /// that is not there.
    package func reminderCountsOfOpenDoses() throws(SQLiteError) -> [DoseID: Int] {
        let counts = try connection.query(
            """
            SELECT dose_id, count(*) FROM reminder
            WHERE dose_id IN (SELECT id FROM dose WHERE state = 'due') GROUP BY dose_id
            """
        ) { row throws(SQLiteError) in (DoseID(try row.int(0)), Int(try row.int(1))) }
        return Dictionary(counts, uniquingKeysWith: { first, _ in first })
    }

    /// Open reminders with a greater number, in order.
    package func openReminders(after: EventID?) throws(SQLiteError) -> [StoredReminder] {
        try connection.query(
            """
            SELECT number, dose_id, dental_exam_id, fell_due_at, sequence, closed_at
            FROM reminder
            WHERE closed_at IS NULL AND number > ?1 ORDER BY number
            """, [.integer(after?.value ?? 0)], Self.reminder)
    }

    /// The open reminders that a channel is to tell when it comes and has not accepted: those with
    /// a greater number, and of the others the ones that no channel has accepted.
    ///
    /// - Parameter after: nil for the newest number when the channel came for the first time.
    package func untoldReminders(
        for channel: String, after: EventID?
    ) throws(SQLiteError) -> [StoredReminder] {
        try connection.query(
            """
            SELECT number, dose_id, dental_exam_id, fell_due_at, sequence, closed_at
            FROM reminder
            WHERE closed_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM delivery
                    WHERE delivery.number = reminder.number AND accepted_at IS NOT NULL
                        AND channel = ?2)
                AND (number > coalesce(?1, (SELECT met_after FROM channel WHERE name = ?2))
                    OR NOT EXISTS (SELECT 1 FROM delivery
                        WHERE delivery.number = reminder.number AND accepted_at IS NOT NULL))
            ORDER BY number
            """,
            [.optional(after?.value), .text(channel)], Self.reminder)
    }

    /// When the oldest open reminder fell due that no channel has accepted; nil when there is none.
    package func untoldSince() throws(SQLiteError) -> Instant? {
        try connection.query(
            """
            SELECT min(fell_due_at) FROM reminder WHERE closed_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM delivery
                    WHERE delivery.number = reminder.number AND accepted_at IS NOT NULL)
            """, []
        ) { row throws(SQLiteError) in try row.optionalInstant(0) }.first ?? nil
    }

    /// The greatest number that a reminder has.
    package func newestReminder() throws(SQLiteError) -> EventID {
        EventID(Int64(try count("SELECT coalesce(max(number), 0) FROM reminder")))
    }

    package func reminder(_ number: EventID) throws(SQLiteError) -> StoredReminder? {
        try connection.query(
            """
            SELECT number, dose_id, dental_exam_id, fell_due_at, sequence, closed_at
            FROM reminder
            WHERE number = ?1
            """, [.integer(number.value)], Self.reminder
        ).first
    }

    private static func reminder(_ row: borrowing Row) throws(SQLiteError) -> StoredReminder {
        let subject: StoredReminder.Subject =
            if let dose = try row.optionalInt(1) {
                .dose(DoseID(dose))
            } else {
                .dentalExam(DentalExamID(value: try row.int(2)))
            }
        return StoredReminder(
            number: EventID(try row.int(0)), subject: subject, fellDueAt: try row.instant(3),
            sequence: Int(try row.int(4)), isOpen: try row.optionalInt(5) == nil)
    }
}

extension StoreTransaction {
    /// The next reminder that is planned, and of what.
    ///
    /// - Parameter person: nil for the next one of all.
    package func nextReminder(of person: PersonID? = nil) throws(SQLiteError) -> (
        at: Instant, subject: StoredReminder.Subject
    )? {
        let query: DueQuery = person == nil ? .nextReminder : .nextReminderOfPerson
        let found = try connection.query(
            query.rawValue, person.map { [.integer($0.value)] } ?? []
        ) { row throws(SQLiteError) in
            let subject: StoredReminder.Subject =
                if let dose = try row.optionalInt(1) {
                    .dose(DoseID(dose))
                } else {
                    .dentalExam(DentalExamID(value: try row.int(2)))
                }
            return (at: try row.instant(0), subject: subject)
        }
        return found.first
    }
}
