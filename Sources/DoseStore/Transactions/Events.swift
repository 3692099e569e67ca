package import Regimen
package import SQLite

/// The event log, the requests that were answered, and what can be taken back.
extension StoreTransaction {
    /// Tells a change in the log.
    ///
    /// - Parameters:
    ///   - kind: what happened, as a stable word: "dose-taken".
    ///   - detail: a JSON object that says what it happened to.
    ///   - person: who can take it back, by ``undoable(of:limit:)``; nil when nobody can.
    package func log(
        _ kind: String, prescription: PrescriptionID? = nil, detail: String,
        request: String? = nil, undoableBy person: PersonID? = nil
    ) throws(SQLiteError) -> EventID {
        _ = try connection.run(
            """
            INSERT INTO event (at, uid, request_id, kind, prescription_id, detail)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            [
                .integer(now.epochSeconds), .integer(Int64(uid)), .optional(request),
                .text(kind), .optional(prescription?.value), .text(detail),
            ])
        let event = EventID(connection.lastInsertedRowID)
        if let person {
            _ = try connection.run(
                "INSERT INTO undo_step (event_id, person_id) VALUES (?1, ?2)",
                [.integer(event.value), .integer(person.value)])
        }
        return event
    }

    /// Lets the numbers of events begin behind those that another file may have given out, so that
    /// nobody takes a new event for one that was seen.
    func leaveRoom(after number: Int64) throws(SQLiteError) {
        guard number > (try newestEventNumber().value) else { return }
        // The other file may have gone on a little since it was asked.
        let next = SQLValue.integer(number + 1_000)
        if try connection.run(
            "UPDATE sqlite_sequence SET seq = ?1 WHERE name = 'event'", [next]) == 0
        {
            try connection.run(
                "INSERT INTO sqlite_sequence (name, seq) VALUES ('event', ?1)", [next])
        }
    }

    /// When the newest event was; nil before the first.
    package func newestEvent() throws(SQLiteError) -> Instant? {
        try connection.query("SELECT at FROM event ORDER BY id DESC LIMIT 1", []) {
            row throws(SQLiteError) in try row.instant(0)
        }.first
    }

    /// An event that was logged: its kind, what it is about and its detail as JSON.
    package struct LoggedEvent: Sendable {
        package let id: EventID
        package let at: Instant
        package let kind: String
        package let prescription: PrescriptionID?
        package let detail: String
    }

    /// The newest changes that a person can take back and has not, newest first. Adding somebody
    /// who has records by now is none any more: they are not the other person's to take back.
    package func undoable(
        of person: PersonID, limit: Int
    ) throws(SQLiteError) -> [LoggedEvent] {
        try steps(of: person, "NOT \(Self.addedSomebodyWithRecords)", limit: limit)
    }

    /// The changes that ``undoable(of:limit:)`` passes over, newest first.
    package func passedOver(
        of person: PersonID, limit: Int
    ) throws(SQLiteError) -> [LoggedEvent] {
        try steps(of: person, Self.addedSomebodyWithRecords, limit: limit)
    }

    private static let addedSomebodyWithRecords = """
        EXISTS (SELECT 1 FROM person
            JOIN undo_step AS own ON own.person_id = person.id AND own.undone_by IS NULL
            WHERE person.added_by = undo_step.event_id)
        """

    private func steps(
        of person: PersonID, _ condition: String, limit: Int
    ) throws(SQLiteError) -> [LoggedEvent] {
        try connection.query(
            """
            SELECT event.id, event.kind, event.prescription_id, event.detail, event.at
            FROM undo_step JOIN event ON event.id = undo_step.event_id
            WHERE undo_step.undone_by IS NULL AND undo_step.person_id = ?1 AND \(condition)
            ORDER BY undo_step.event_id DESC LIMIT ?2
            """, [.integer(person.value), .integer(Int64(limit))], Self.loggedEvent)
    }

    package func event(_ id: EventID) throws(SQLiteError) -> LoggedEvent? {
        try connection.query(
            "SELECT id, kind, prescription_id, detail, at FROM event WHERE id = ?1",
            [.integer(id.value)], Self.loggedEvent
        ).first
    }

    private static func loggedEvent(_ row: borrowing Row) throws(SQLiteError) -> LoggedEvent {
        LoggedEvent(
            id: EventID(try row.int(0)), at: try row.instant(4), kind: try row.text(1),
            prescription: try row.optionalInt(2).map { PrescriptionID($0) },
            detail: try row.text(3))
    }

    /// Marks a change as taken back by another event.
    package func markUndone(_ event: EventID, by undoing: EventID) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE undo_step SET undone_by = ?2 WHERE event_id = ?1",
            [.integer(event.value), .integer(undoing.value)])
    }

    /// A request that was carried out, with the answer that it got.
    package struct AnsweredRequest: Sendable {
        package let uid: UInt32
        package let method: String
        package let parameters: String
        package let reply: String
    }

    /// Whether any request was carried out: somebody recorded something.
    package func hasRequests() throws(SQLiteError) -> Bool {
        try count("SELECT count(*) FROM (SELECT 1 FROM request LIMIT 1)") > 0
    }

    package func answeredRequest(_ id: String) throws(SQLiteError) -> AnsweredRequest? {
        try connection.query(
            "SELECT uid, method, parameters, reply FROM request WHERE id = ?1", [.text(id)]
        ) { row throws(SQLiteError) in
            AnsweredRequest(
                uid: UInt32(clamping: try row.int(0)), method: try row.text(1),
                parameters: try row.text(2), reply: try row.text(3))
        }.first
    }

    package func keepAnswer(
        to id: String, method: String, parameters: String, reply: String
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            INSERT INTO request (id, uid, method, parameters, reply, at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            [
                .text(id), .integer(Int64(uid)), .text(method), .text(parameters), .text(reply),
                .integer(now.epochSeconds),
            ])
    }
}
