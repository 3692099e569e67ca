package import Regimen
package import SQLite

/// Questions of follow-up: their answers, and what ends them.
extension StoreTransaction {
    /// - Parameter answer: nil when it is asked no more without one.
    package func answer(
        _ prompt: PromptID, _ answer: String?, note: String?, event: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE prompt SET answer = ?2, note = ?3, over_by = ?4 WHERE id = ?1",
            [
                .integer(prompt.value), .optional(answer), .optional(note), .integer(event.value),
            ])
    }

    /// The last answer to a question because of a prescription; nil while there is none.
    package func lastAnswer(
        to question: String, of prescription: PrescriptionID
    ) throws(SQLiteError) -> String? {
        try connection.query(
            """
            SELECT answer FROM prompt
            WHERE prescription_id = ?1 AND kind = 'follow_up' AND what = ?2
                AND answer IS NOT NULL AND over_by IS NOT NULL AND undone_by IS NULL
            ORDER BY over_by DESC LIMIT 1
            """, [.integer(prescription.value), .text(question)]
        ) { row throws(SQLiteError) in try row.text(0) }.first
    }

    /// A question that was not asked yet gets another time.
    package func plan(
        _ prompt: PromptID, day: CivilDate, remindAt: Instant
    ) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE prompt SET day = ?2, remind_at = ?3 WHERE id = ?1",
            [
                .integer(prompt.value), .text(day.description), .integer(remindAt.epochSeconds),
            ])
    }

    /// It is asked again at an instant; what was told of it by now is settled.
    package func putOff(_ prompt: PromptID, until: Instant) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE prompt SET remind_at = ?2 WHERE id = ?1",
            [.integer(prompt.value), .integer(until.epochSeconds)])
        try closeReminders(of: .prompt(prompt))
    }

    /// Whether a dose was reminded of at its time before.
    package func wasReminded(of dose: DoseID) throws(SQLiteError) -> Bool {
        try countReminders(of: .dose(dose), kind: .due) > 0
    }

    /// What was asked because of a prescription is asked no more.
    package func endFollowUps(
        of prescription: PrescriptionID, by event: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            UPDATE prompt SET over_by = ?2
            WHERE prescription_id = ?1 AND kind = 'follow_up' AND over_by IS NULL
                AND undone_by IS NULL
            """, [.integer(prescription.value), .integer(event.value)])
    }

    /// Takes back the questions that an event planned and that have no answer yet.
    ///
    /// - Returns: which questions.
    package func takeBackOpenFollowUps(
        of event: EventID, by undoing: EventID
    ) throws(SQLiteError) -> [String] {
        try connection.query(
            """
            UPDATE prompt SET undone_by = ?2
            WHERE event_id = ?1 AND kind = 'follow_up' AND over_by IS NULL AND undone_by IS NULL
            RETURNING what
            """, [.integer(event.value), .integer(undoing.value)]
        ) { row throws(SQLiteError) in try row.text(0) }
    }
}
