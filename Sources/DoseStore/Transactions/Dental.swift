package import Regimen
package import SQLite

extension StoreTransaction {
    /// The standing exams and bookings of a person, newest day first.
    package func dentalExams(of person: PersonID) throws(SQLiteError) -> [StoredExam] {
        try exams(
            where: "person_id = ?1 AND undone_by IS NULL ORDER BY day DESC, id DESC",
            [.integer(person.value)])
    }

    package func dentalExam(_ id: DentalExamID) throws(SQLiteError) -> StoredExam? {
        try exams(where: "id = ?1", [.integer(id.value)]).first
    }

    private func exams(
        where condition: String, _ values: [SQLValue]
    ) throws(SQLiteError) -> [StoredExam] {
        try connection.query(
            """
            SELECT id, day, outcome, dentist, remind_at, cleared_by, event_id FROM dental_exam
            WHERE \(condition)
            """, values
        ) { row throws(SQLiteError) in
            StoredExam(
                id: DentalExamID(value: try row.int(0)), day: try row.day(1),
                outcome: try row.optionalText(2), dentist: try row.optionalText(3),
                remindAt: try row.optionalInstant(4), isCleared: try row.optionalInt(5) != nil,
                event: EventID(try row.int(6)))
        }
    }

    /// Records an exam that was held (with an outcome) or booked (with a reminder).
    package func addDentalExam(
        of person: PersonID, day: CivilDate, outcome: String?, dentist: String?,
        remindAt: Instant?, event: EventID
    ) throws(SQLiteError) -> DentalExamID {
        _ = try connection.run(
            """
            INSERT INTO dental_exam (person_id, day, booked, outcome, dentist, remind_at, event_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """,
            [
                .integer(person.value), .text(day.description), .integer(outcome == nil ? 1 : 0),
                .optional(outcome), .optional(dentist),
                .optional(remindAt?.epochSeconds), .integer(event.value),
            ])
        return DentalExamID(value: connection.lastInsertedRowID)
    }

    /// A result is in: the bookings that were made by then are over. A booking made after that
    /// exam stands: it is for the next one.
    package func clearBookings(
        of person: PersonID, madeBy end: Instant, by event: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            UPDATE dental_exam SET cleared_by = ?2
            WHERE person_id = ?1 AND booked = 1 AND cleared_by IS NULL AND undone_by IS NULL
                AND (SELECT at FROM event WHERE event.id = dental_exam.event_id) < ?3
            """,
            [.integer(person.value), .integer(event.value), .integer(end.epochSeconds)])
    }

    /// Takes back the exam or booking that an event made; bookings that it ended stand again, and
    /// those that are still to come are reminded of.
    package func takeBackExam(
        of event: EventID, by undoing: EventID, today: CivilDate
    ) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE dental_exam SET undone_by = ?2 WHERE event_id = ?1",
            [.integer(event.value), .integer(undoing.value)])
        _ = try connection.run(
            """
            UPDATE dental_exam SET cleared_by = NULL,
                remind_at = CASE WHEN day >= ?2 THEN coalesce(remind_at, ?3) END
            WHERE cleared_by = ?1
            """,
            [
                .integer(event.value), .text(today.description), .integer(now.epochSeconds),
            ])
    }

    /// When a booking is told of next; nil for not any more.
    package func remind(of exam: DentalExamID, at instant: Instant?) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE dental_exam SET remind_at = ?2 WHERE id = ?1 AND booked = 1",
            [.integer(exam.value), .optional(instant?.epochSeconds)])
    }

    /// At most `limit` booked dental exams whose reminder falls due by now.
    package func examsToRemind(limit: Int) throws(SQLiteError) -> [DentalExamID] {
        try connection.query(
            DueQuery.examsToRemind.rawValue, [.integer(now.epochSeconds), .integer(Int64(limit))]
        ) { row throws(SQLiteError) in DentalExamID(value: try row.int(0)) }
    }

    /// The pieces of dental work of a person with the days of their standing steps.
    package func dentalWork(of person: PersonID) throws(SQLiteError) -> [StoredWork] {
        var work: [StoredWork] = []
        try connection.forEach(
            """
            SELECT dental_work.id, what, status, day, event_id FROM dental_work
            JOIN dental_work_step ON work_id = dental_work.id AND undone_by IS NULL
            WHERE person_id = ?1 ORDER BY dental_work.id, dental_work_step.id
            """, [.integer(person.value)]
        ) { row throws(SQLiteError) in
            let id = DentalWorkID(value: try row.int(0))
            if work.last?.id != id { work.append(StoredWork(id: id, what: try row.text(1))) }
            work[work.count - 1].events.append(EventID(try row.int(4)))
            let day = try row.optionalText(3) == nil ? nil : try row.day(3)
            switch try row.text(2) {
            case "planned": work[work.count - 1].planned = day
            case "done": work[work.count - 1].done = day
            default: work[work.count - 1].healed = day
            }
        }
        return work
    }

    package func addDentalWork(
        of person: PersonID, what: String
    ) throws(SQLiteError) -> DentalWorkID {
        _ = try connection.run(
            "INSERT INTO dental_work (person_id, what) VALUES (?1, ?2)",
            [.integer(person.value), .text(what)])
        return DentalWorkID(value: connection.lastInsertedRowID)
    }

    package func addStep(
        _ status: String, on day: CivilDate?, of work: DentalWorkID, event: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            INSERT INTO dental_work_step (work_id, status, day, event_id) VALUES (?1, ?2, ?3, ?4)
            """,
            [
                .integer(work.value), .text(status), .optional(day?.description),
                .integer(event.value),
            ])
    }

    package func takeBackStep(of event: EventID, by undoing: EventID) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE dental_work_step SET undone_by = ?2 WHERE event_id = ?1",
            [.integer(event.value), .integer(undoing.value)])
    }
}
