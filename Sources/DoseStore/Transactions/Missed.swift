package import Regimen
package import SQLite

/// Doses that were missed before anyone could be told of them, so that this is told afterwards.
extension StoreTransaction {
    /// Whether a person has had no chance to answer a dose: nobody was there to remind of it, or no
    /// channel could, although there are some.
    package func wasNeverTold(_ id: DoseID) throws(SQLiteError) -> Bool {
        let asked = try count(
            "SELECT count(*) FROM reminder WHERE dose_id = ?1 AND kind = 'due'",
            [.integer(id.value)])
        guard asked > 0 else { return true }
        return try count(
            """
            SELECT EXISTS (SELECT 1 FROM channel WHERE carer = 0 AND gone_at IS NULL)
                AND NOT EXISTS (SELECT 1 FROM delivery
                    JOIN reminder ON reminder.number = delivery.number
                    WHERE dose_id = ?1 AND kind = 'due' AND accepted_at IS NOT NULL)
            """, [.integer(id.value)]) > 0
    }

    /// The prompt that will tell of a prescription's missed doses and has not begun to.
    package func missedPrompt(of id: PrescriptionID) throws(SQLiteError) -> PromptID? {
        try connection.query(
            """
            SELECT id FROM prompt
            WHERE prescription_id = ?1 AND kind = 'missed' AND remind_at IS NOT NULL
                AND over_by IS NULL AND undone_by IS NULL
                AND NOT EXISTS (SELECT 1 FROM reminder WHERE prompt_id = prompt.id)
            """, [.integer(id.value)]
        ) { row throws(SQLiteError) in PromptID(value: try row.int(0)) }.first
    }

    /// A missed dose is told of in a prompt; nil when it is not missed after all.
    package func tell(_ id: DoseID, in prompt: PromptID?) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE dose SET missed_in = ?2 WHERE id = ?1",
            [.integer(id.value), .optional(prompt?.value)])
    }

    /// What a prescription's missed doses wait for after an instant has not come: they are looked
    /// at now.
    package func lookAtMissed(
        of id: PrescriptionID, waitingPast instant: Instant
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            UPDATE prompt SET remind_at = ?3
            WHERE prescription_id = ?1 AND kind = 'missed' AND remind_at > ?2
                AND over_by IS NULL AND undone_by IS NULL
            """,
            [.integer(id.value), .integer(instant.epochSeconds), .integer(now.epochSeconds)])
    }

    /// The doses of which a prompt tells and that still count as missed, oldest first.
    package func dosesMissed(in prompt: PromptID) throws(SQLiteError) -> [StoredDose] {
        try doses(
            where: "missed_in = ?1 AND state = 'missed' ORDER BY due_at, number",
            [.integer(prompt.value)])
    }

    /// Whether it was told of a prompt, or is being told: to the person, or to a carer.
    package func wasReminded(
        of prompt: PromptID, _ kind: StoredReminder.Kind
    ) throws(SQLiteError) -> Bool {
        try countReminders(of: .prompt(prompt), kind: kind) > 0
    }

    /// Whether all that there is to tell of a prompt was told by some channel.
    package func wasTold(_ prompt: PromptID) throws(SQLiteError) -> Bool {
        try count(
            """
            SELECT count(*) FROM reminder
            WHERE prompt_id = ?1 AND closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM delivery
                WHERE delivery.number = reminder.number AND accepted_at IS NOT NULL)
            """, [.integer(prompt.value)]) == 0
    }
}
