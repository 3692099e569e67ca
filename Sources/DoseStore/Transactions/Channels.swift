import Regimen
package import SQLite

/// The tellers of reminders.
extension StoreTransaction {
    /// A teller said its name.
    package func meet(channel: String) throws(SQLiteError) {
        _ = try connection.run(
            "INSERT INTO channel (name, first_seen_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            [.text(channel), .integer(now.epochSeconds)])
    }

    package func channels() throws(SQLiteError) -> [StoredChannel] {
        try connection.query(
            """
            SELECT name, last_told_at, last_error, (
                SELECT count(*) FROM reminder WHERE closed_at IS NULL AND NOT EXISTS (
                    SELECT 1 FROM delivery WHERE delivery.number = reminder.number
                        AND accepted_at IS NOT NULL))
            FROM channel ORDER BY name
            """, []
        ) { row throws(SQLiteError) in
            StoredChannel(
                name: try row.text(0), lastToldAt: try row.optionalInstant(1),
                lastError: try row.optionalText(2), waiting: Int(try row.int(3)))
        }
    }

    /// How often a channel has tried to tell a reminder.
    package func attempts(
        of number: EventID, on channel: String
    ) throws(SQLiteError) -> Int {
        try count(
            "SELECT attempts FROM delivery WHERE number = ?1 AND channel = ?2",
            [.integer(number.value), .text(channel)])
    }

    /// A channel told a reminder, or could not. Accepting twice changes nothing.
    ///
    /// - Returns: whether anything changed.
    package func acknowledge(
        _ number: EventID, on channel: String, accepted: Bool, detail: String?
    ) throws(SQLiteError) -> Bool {
        let changes = try connection.run(
            """
            INSERT INTO delivery (number, channel, attempts, accepted_at) VALUES (?1, ?2, 1, ?3)
            ON CONFLICT (number, channel) DO UPDATE
                SET attempts = attempts + 1, accepted_at = ?3 WHERE accepted_at IS NULL
            """,
            [
                .integer(number.value), .text(channel),
                accepted ? .integer(now.epochSeconds) : .null,
            ])
        guard changes > 0 else { return false }
        _ = try connection.run(
            """
            UPDATE channel SET last_error = ?2, last_told_at = coalesce(?3, last_told_at)
            WHERE name = ?1
            """,
            [
                .text(channel), accepted ? .null : .optional(detail ?? "failed"),
                accepted ? .integer(now.epochSeconds) : .null,
            ])
        return true
    }
}
