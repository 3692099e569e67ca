package import Regimen
package import SQLite

/// What a person is reminded of besides doses and dental exams.
extension StoreTransaction {
    /// What stands and is not over, the nearest day first.
    package func prompts(
        of person: PersonID, _ kind: StoredPrompt.Kind
    ) throws(SQLiteError) -> [StoredPrompt] {
        try prompts(
            where: """
                person_id = ?1 AND kind = ?2 AND over_by IS NULL AND undone_by IS NULL
                ORDER BY day, id
                """, [.integer(person.value), .text(kind.rawValue)])
    }

    package func prompt(_ id: PromptID) throws(SQLiteError) -> StoredPrompt? {
        try prompts(where: "id = ?1", [.integer(id.value)]).first
    }

    private func prompts(
        where condition: String, _ values: [SQLValue]
    ) throws(SQLiteError) -> [StoredPrompt] {
        try connection.query(
            """
            SELECT id, kind, what, day, remind_at, over_by, prescription_id, event_id FROM prompt
            WHERE \(condition)
            """, values
        ) { row throws(SQLiteError) in
            StoredPrompt(
                id: PromptID(value: try row.int(0)), kind: try row.enumeration(1),
                what: try row.text(2), day: try row.day(3),
                remindAt: try row.optionalInstant(4), isOver: try row.optionalInt(5) != nil,
                prescription: try row.optionalInt(6).map { PrescriptionID($0) },
                madeBy: EventID(try row.int(7)))
        }
    }

    package func addPrompt(
        of person: PersonID, _ kind: StoredPrompt.Kind, _ what: String, day: CivilDate,
        remindAt: Instant?, prescription: PrescriptionID? = nil, event: EventID
    ) throws(SQLiteError) -> PromptID {
        _ = try connection.run(
            """
            INSERT INTO prompt (person_id, kind, what, day, remind_at, event_id, prescription_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """,
            [
                .integer(person.value), .text(kind.rawValue), .text(what),
                .text(day.description), .optional(remindAt?.epochSeconds),
                .integer(event.value), .optional(prescription?.value),
            ])
        return PromptID(value: connection.lastInsertedRowID)
    }

    /// A result is in: what was booked by then is over. A booking made after that day stands, and
    /// so does one for a later day: it is for the next one.
    ///
    /// - Parameter last: the last day of those that are over; nil for all.
    package func endPrompts(
        of person: PersonID, _ kind: StoredPrompt.Kind, _ what: String, madeBy end: Instant,
        upTo last: CivilDate? = nil, by event: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            UPDATE prompt SET over_by = ?4
            WHERE person_id = ?1 AND kind = ?2 AND what = ?3 AND over_by IS NULL
                AND undone_by IS NULL
                AND (SELECT at FROM event WHERE event.id = prompt.event_id) < ?5
                AND (?6 IS NULL OR day <= ?6)
            """,
            [
                .integer(person.value), .text(kind.rawValue), .text(what), .integer(event.value),
                .integer(end.epochSeconds), .optional(last?.description),
            ])
    }

    /// Takes back the booking that an event made; what it ended stands again, and what is still to
    /// come is reminded of.
    package func takeBackPrompt(
        of event: EventID, by undoing: EventID, today: CivilDate
    ) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE prompt SET undone_by = ?2 WHERE event_id = ?1",
            [.integer(event.value), .integer(undoing.value)])
        _ = try connection.run(
            """
            UPDATE prompt SET over_by = NULL,
                remind_at = CASE WHEN day >= ?2 THEN coalesce(remind_at, ?3) END
            WHERE over_by = ?1
            """,
            [
                .integer(event.value), .text(today.description), .integer(now.epochSeconds),
            ])
    }

    /// At most `limit` prompts whose reminder falls due by now.
    package func promptsToRemind(limit: Int) throws(SQLiteError) -> [PromptID] {
        try connection.query(
            DueQuery.promptsToRemind.rawValue,
            [.integer(now.epochSeconds), .integer(Int64(limit))]
        ) { row throws(SQLiteError) in PromptID(value: try row.int(0)) }
    }

    /// At most `limit` prompts that were reminded of too early.
    package func promptsRemindedAhead(
        of instant: Instant, limit: Int
    ) throws(SQLiteError) -> [PromptID] {
        try connection.query(
            DueQuery.promptsRemindedAhead.rawValue,
            [.integer(instant.epochSeconds), .integer(Int64(limit))]
        ) { row throws(SQLiteError) in PromptID(value: try row.int(0)) }
    }

    /// - Parameter instant: nil when there is no further reminder.
    package func remind(of prompt: PromptID, at instant: Instant?) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE prompt SET remind_at = ?2 WHERE id = ?1",
            [.integer(prompt.value), .optional(instant?.epochSeconds)])
    }
}
