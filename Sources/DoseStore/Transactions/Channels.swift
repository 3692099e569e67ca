import Regimen
package import SQLite

/// The tellers of reminders.
extension StoreTransaction {
    /// A teller said its name. One that was taken away and comes again, or that reaches somebody
    /// else from now on, is new.
    ///
    /// - Parameter forCarer: whom it reaches; nil where it does not say so.
    package func meet(channel: String, forCarer: Bool?) throws(SQLiteError) {
        _ = try connection.run(
            """
            INSERT INTO channel (name, first_seen_at, met_after, carer)
            VALUES (?1, ?2, (SELECT coalesce(max(number), 0) FROM reminder), ?3)
            ON CONFLICT (name) DO UPDATE
                SET gone_at = NULL, met_after = excluded.met_after, last_error = NULL,
                    carer = excluded.carer
                WHERE gone_at IS NOT NULL OR carer <> excluded.carer AND ?4
            """,
            [
                .text(channel), .integer(now.epochSeconds), .integer(forCarer == true ? 1 : 0),
                .integer(forCarer == nil ? 0 : 1),
            ])
    }

    /// Whether a channel reaches a carer.
    package func isForCarer(channel: String) throws(SQLiteError) -> Bool {
        try count(
            "SELECT count(*) FROM channel WHERE name = ?1 AND carer = 1", [.text(channel)]) > 0
    }

    /// Whether there is a channel that reaches a carer.
    package func hasCarer() throws(SQLiteError) -> Bool {
        try count("SELECT count(*) FROM channel WHERE carer = 1 AND gone_at IS NULL") > 0
    }

    /// What nobody can be told any more because the last channel to a carer is gone.
    package func closeRemindersForCarers() throws(SQLiteError) {
        _ = try connection.run(
            """
            UPDATE reminder SET closed_at = ?1 WHERE closed_at IS NULL AND kind = 'unanswered'
            """, [.integer(now.epochSeconds)])
    }

    /// A person took a channel away.
    ///
    /// - Returns: whether there was one.
    package func forget(channel: String) throws(SQLiteError) -> Bool {
        try connection.run(
            "UPDATE channel SET gone_at = ?2 WHERE name = ?1 AND gone_at IS NULL",
            [.text(channel), .integer(now.epochSeconds)]) > 0
    }

    /// All that were not taken away.
    package func channels() throws(SQLiteError) -> [StoredChannel] {
        try connection.query(
            """
            SELECT name, last_told_at, last_error, carer, (
                SELECT count(*) FROM reminder WHERE closed_at IS NULL
                    AND (kind = 'unanswered') = carer
                    AND NOT EXISTS (SELECT 1 FROM delivery
                        WHERE delivery.number = reminder.number AND accepted_at IS NOT NULL
                            AND delivery.channel = channel.name)
                    AND (number > met_after OR NOT EXISTS (SELECT 1 FROM delivery
                        WHERE delivery.number = reminder.number AND accepted_at IS NOT NULL)))
            FROM channel WHERE gone_at IS NULL ORDER BY name
            """, []
        ) { row throws(SQLiteError) in
            StoredChannel(
                name: try row.text(0), lastToldAt: try row.optionalInstant(1),
                lastError: try row.optionalText(2), waiting: Int(try row.int(4)),
                isForCarer: try row.int(3) == 1)
        }
    }

    /// A channel is about to tell a reminder. This is on disk before anyone is told.
    ///
    /// - Returns: how many times it has tried with this one, and whether the try before has no
    ///   known result; nil when it has accepted the reminder already.
    package func begin(
        _ number: EventID, on channel: String
    ) throws(SQLiteError) -> (attempt: Int, isRepeat: Bool)? {
        let earlier = try connection.query(
            """
            SELECT attempts, begun_at, accepted_at FROM delivery
            WHERE number = ?1 AND channel = ?2
            """, [.integer(number.value), .text(channel)]
        ) { row throws(SQLiteError) in
            (
                attempts: Int(try row.int(0)), begun: try row.optionalInt(1),
                accepted: try row.optionalInt(2)
            )
        }.first
        guard earlier?.accepted == nil else { return nil }
        _ = try connection.run(
            """
            INSERT INTO delivery (number, channel, attempts, begun_at) VALUES (?1, ?2, 1, ?3)
            ON CONFLICT (number, channel) DO UPDATE
                SET attempts = attempts + 1, begun_at = excluded.begun_at
            """,
            [.integer(number.value), .text(channel), .integer(now.epochSeconds)])
        return ((earlier?.attempts ?? 0) + 1, earlier?.begun != nil)
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
                SET attempts = attempts + (begun_at IS NULL), begun_at = NULL, accepted_at = ?3
                WHERE accepted_at IS NULL
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
