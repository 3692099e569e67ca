package import Regimen
package import SQLite

/// When the daemon was there, and when it was not.
extension StoreTransaction {
    /// When it was last there; nil before the first time.
    package func presence() throws(SQLiteError) -> StoredPresence? {
        try connection.query("SELECT at, boot, distance FROM presence", []) {
            row throws(SQLiteError) in
            StoredPresence(
                at: try row.instant(0), boot: try row.optionalText(1), distance: try row.int(2))
        }.first
    }

    package func set(_ presence: StoredPresence) throws(SQLiteError) {
        _ = try connection.run(
            """
            INSERT INTO presence (id, at, boot, distance) VALUES (1, ?1, ?2, ?3)
            ON CONFLICT (id) DO UPDATE SET at = ?1, boot = ?2, distance = ?3
            """,
            [
                .integer(presence.at.epochSeconds), .optional(presence.boot),
                .integer(presence.distance),
            ])
    }

    package func add(_ off: StoredTimeOff, event: EventID) throws(SQLiteError) {
        _ = try connection.run(
            "INSERT INTO time_off (event_id, from_at, until_at, cause) VALUES (?1, ?2, ?3, ?4)",
            [
                .integer(event.value), .integer(off.from.epochSeconds),
                .integer(off.until.epochSeconds), .text(off.cause.rawValue),
            ])
    }

    /// The newest time off; nil when there was none.
    package func lastTimeOff() throws(SQLiteError) -> StoredTimeOff? {
        try timesOff(where: "1 ORDER BY event_id DESC LIMIT 1", []).first
    }

    /// The time off in which an instant lay; nil when somebody was there.
    package func timeOff(at instant: Instant) throws(SQLiteError) -> StoredTimeOff? {
        try timesOff(
            where: "from_at <= ?1 AND until_at > ?1 ORDER BY event_id DESC LIMIT 1",
            [.integer(instant.epochSeconds)]
        ).first
    }

    private func timesOff(
        where condition: String, _ values: [SQLValue]
    ) throws(SQLiteError) -> [StoredTimeOff] {
        try connection.query(
            "SELECT from_at, until_at, cause FROM time_off WHERE \(condition)", values
        ) { row throws(SQLiteError) in
            StoredTimeOff(
                from: try row.instant(0), until: try row.instant(1),
                cause: try row.enumeration(2))
        }
    }
}
