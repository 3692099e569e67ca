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

    /// At most `limit` doses to come of which a lead time has come by now.
    package func dosesToTellAhead(limit: Int) throws(SQLiteError) -> [DoseID] {
        try connection.query(
            DueQuery.dosesToTellAhead.rawValue,
            [.integer(now.epochSeconds), .integer(Int64(limit))]
        ) { row throws(SQLiteError) in DoseID(try row.int(0)) }
    }

    /// At most `limit` due doses of which a carer is to be told by now.
    package func dosesToEscalate(limit: Int) throws(SQLiteError) -> [DoseID] {
        try connection.query(
            DueQuery.dosesToEscalate.rawValue, [.integer(now.epochSeconds), .integer(Int64(limit))]
        ) { row throws(SQLiteError) in DoseID(try row.int(0)) }
    }

    /// At most `limit` due doses whose late window has passed.
    package func dosesTooLate(limit: Int) throws(SQLiteError) -> [DoseID] {
        try connection.query(
            DueQuery.dosesTooLate.rawValue, [.integer(now.epochSeconds), .integer(Int64(limit))]
        ) { row throws(SQLiteError) in DoseID(try row.int(0)) }
    }

    /// Writes a reminder down under the event that says that it fell due. Earlier ones of the same
    /// subject are closed by it; what a carer is told stands beside them.
    ///
    /// - Parameter group: the first of those that are told together with it.
    package func addReminder(
        of subject: StoredReminder.Subject, kind: StoredReminder.Kind = .due, event: EventID,
        group: EventID
    ) throws(SQLiteError) {
        let (column, id) = Self.column(of: subject)
        let (name, lead) = Self.words(of: kind)
        if kind != .unanswered { try closeReminders(of: subject, butForCarers: true) }
        let sequence = try countReminders(of: subject, kind: kind)
        _ = try connection.run(
            """
            INSERT INTO reminder (number, \(column), kind, lead, fell_due_at, sequence,
                group_number)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """,
            [
                .integer(event.value), .integer(id), .text(name), .optional(lead),
                .integer(now.epochSeconds), .integer(Int64(sequence + 1)),
                .integer(group.value),
            ])
    }

    /// How many reminders of a kind a subject has had.
    func countReminders(
        of subject: StoredReminder.Subject, kind: StoredReminder.Kind
    ) throws(SQLiteError) -> Int {
        let (column, id) = Self.column(of: subject)
        return try count(
            "SELECT count(*) FROM reminder WHERE \(column) = ?1 AND kind = ?2",
            [.integer(id), .text(Self.words(of: kind).name)])
    }

    private static func column(
        of subject: StoredReminder.Subject
    ) -> (name: String, id: Int64) {
        switch subject {
        case .dose(let id): ("dose_id", id.value)
        case .dentalExam(let id): ("dental_exam_id", id.value)
        case .prompt(let id): ("prompt_id", id.value)
        }
    }

    private static func words(of kind: StoredReminder.Kind) -> (name: String, lead: Int64?) {
        switch kind {
        case .due: ("due", nil)
        case .lead(let seconds): ("lead", seconds)
        case .unanswered: ("unanswered", nil)
        }
    }

    /// - Parameter butForCarers: what carers are told stays.
    package func closeReminders(
        of subject: StoredReminder.Subject, butForCarers: Bool = false
    ) throws(SQLiteError) {
        let (column, id) = Self.column(of: subject)
        _ = try connection.run(
            """
            UPDATE reminder SET closed_at = ?2 WHERE \(column) = ?1 AND closed_at IS NULL
                AND (kind <> 'unanswered' OR NOT ?3)
            """,
            [.integer(id), .integer(now.epochSeconds), .integer(butForCarers ? 1 : 0)])
    }

    package func closeReminder(_ number: EventID) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE reminder SET closed_at = ?2 WHERE number = ?1 AND closed_at IS NULL",
            [.integer(number.value), .integer(now.epochSeconds)])
    }

    /// Closes what is open for subjects that no longer stand: doses that were answered or
    /// withdrawn, and bookings that are over.
    package func closeSettledReminders() throws(SQLiteError) {
        _ = try connection.run(
            """
            UPDATE reminder SET closed_at = ?1 WHERE closed_at IS NULL AND (
                EXISTS (SELECT 1 FROM dose
                    WHERE dose.id = reminder.dose_id AND (state NOT IN ('upcoming', 'due', 'missed')
                        OR kind <> 'unanswered' AND state = 'missed'
                        OR kind = 'lead' AND state = 'due'))
                OR EXISTS (SELECT 1 FROM dental_exam
                    WHERE dental_exam.id = reminder.dental_exam_id
                        AND (cleared_by IS NOT NULL OR undone_by IS NOT NULL))
                OR EXISTS (SELECT 1 FROM prompt
                    WHERE prompt.id = reminder.prompt_id
                        AND (over_by IS NOT NULL OR undone_by IS NOT NULL
                            OR prompt.kind = 'missed' AND NOT EXISTS (SELECT 1 FROM dose
                                WHERE missed_in = prompt.id AND state = 'missed'))))
            """, [.integer(now.epochSeconds)])
    }

    /// How many reminders a dose has had since it was due.
    package func reminderCount(of dose: DoseID) throws(SQLiteError) -> Int {
        try count(
            "SELECT count(*) FROM reminder WHERE dose_id = ?1 AND kind = 'due'",
            [.integer(dose.value)])
    }

    /// The first reminder of a dose since it was due.
    package func firstReminder(of dose: DoseID) throws(SQLiteError) -> EventID? {
        try connection.query(
            "SELECT number FROM reminder WHERE dose_id = ?1 AND kind = 'due' AND sequence = 1",
            [.integer(dose.value)]
        ) { row throws(SQLiteError) in EventID(try row.int(0)) }.first
    }

    /// How many reminders each of the doses has had that are due and unanswered; none for a dose
    /// that is not there.
    package func reminderCountsOfOpenDoses() throws(SQLiteError) -> [DoseID: Int] {
        let counts = try connection.query(
            """
            SELECT dose_id, count(*) FROM reminder
            WHERE dose_id IN (SELECT id FROM dose WHERE state = 'due') AND kind = 'due'
            GROUP BY dose_id
            """
        ) { row throws(SQLiteError) in (DoseID(try row.int(0)), Int(try row.int(1))) }
        return Dictionary(counts, uniquingKeysWith: { first, _ in first })
    }

    /// Open reminders with a greater number, in order.
    ///
    /// - Parameter forCarer: those that tell a carer instead of the person.
    package func openReminders(
        after: EventID?, forCarer: Bool
    ) throws(SQLiteError) -> [StoredReminder] {
        try connection.query(
            """
            SELECT \(Self.reminderColumns) FROM reminder
            WHERE closed_at IS NULL AND number > ?1 AND (kind = 'unanswered') = ?2
            ORDER BY number
            """, [.integer(after?.value ?? 0), .integer(forCarer ? 1 : 0)], Self.reminder)
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
            SELECT \(Self.reminderColumns) FROM reminder
            WHERE closed_at IS NULL
                AND (kind = 'unanswered') = coalesce(
                    (SELECT carer FROM channel WHERE name = ?2), 0)
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
            SELECT \(Self.reminderColumns) FROM reminder
            WHERE number = ?1
            """, [.integer(number.value)], Self.reminder
        ).first
    }

    private static var reminderColumns: String {
        """
        number, dose_id, dental_exam_id, prompt_id, kind, lead, fell_due_at, sequence, closed_at,
        coalesce(group_number, number)
        """
    }

    private static func reminder(_ row: borrowing Row) throws(SQLiteError) -> StoredReminder {
        StoredReminder(
            number: EventID(try row.int(0)), subject: try subject(row, from: 1),
            kind: try kind(try row.text(4), lead: try row.optionalInt(5)),
            fellDueAt: try row.instant(6), sequence: Int(try row.int(7)),
            isOpen: try row.optionalInt(8) == nil, group: EventID(try row.int(9)))
    }

    private static func kind(
        _ name: String, lead: Int64?
    ) throws(SQLiteError) -> StoredReminder.Kind {
        if name == "unanswered" { return .unanswered }
        return lead.map { .lead($0) } ?? .due
    }

    /// The subject in a row that has a column for each.
    private static func subject(
        _ row: borrowing Row, from first: Int
    ) throws(SQLiteError) -> StoredReminder.Subject {
        if let dose = try row.optionalInt(first) { return .dose(DoseID(dose)) }
        if let exam = try row.optionalInt(first + 1) {
            return .dentalExam(DentalExamID(value: exam))
        }
        return .prompt(PromptID(value: try row.int(first + 2)))
    }
}

extension StoreTransaction {
    /// The next reminder that is planned, and of what.
    ///
    /// - Parameter person: nil for the next one of all.
    package func nextReminder(of person: PersonID? = nil) throws(SQLiteError) -> (
        at: Instant, subject: StoredReminder.Subject, kind: StoredReminder.Kind
    )? {
        let query: DueQuery = person == nil ? .nextReminder : .nextReminderOfPerson
        return try connection.query(
            query.rawValue, person.map { [.integer($0.value)] } ?? []
        ) { row throws(SQLiteError) in
            (
                at: try row.instant(0), subject: try Self.subject(row, from: 1),
                kind: try Self.kind("", lead: try row.optionalInt(4))
            )
        }.first
    }
}
