package import Regimen
package import SQLite

/// Stocks: what was said of them, what was taken from them, and when they are looked at.
extension StoreTransaction {
    /// What stands of the stock of a prescription, oldest first.
    package func stockEntries(of id: PrescriptionID) throws(SQLiteError) -> [StoredStockEntry] {
        try connection.query(
            """
            SELECT id, event_id, kind, at, amount, unit_holds, expires, opened, discard, pack_id,
                fresh, pharmacy, repeats
            FROM stock_entry WHERE prescription_id = ?1 AND undone_by IS NULL ORDER BY id
            """, [.integer(id.value)]
        ) { row throws(SQLiteError) in
            var note = StockNote()
            note.amount = try row.parsed(4) { text throws(TextError) in
                try StockAmount.parse(text, unit: nil)
            }
            note.each = try row.parsed(5) { text throws(TextError) in try Quantity(parsing: text) }
            note.expires = try row.optionalDay(6)
            note.opened = try row.optionalDay(7)
            note.discard = try row.optionalDay(8)
            note.pack = try row.optionalInt(9).map { StockEntryID(value: $0) }
            note.isFresh = try row.int(10) == 1
            note.pharmacy = try row.optionalText(11)
            note.repeats = try row.optionalInt(12).map { Int($0) }
            return StoredStockEntry(
                id: StockEntryID(value: try row.int(0)), event: EventID(try row.int(1)),
                kind: try row.enumeration(2), at: try row.instant(3), note: note)
        }
    }

    /// The prescriptions of a person of whose stock something stands, in the order of the list.
    package func prescriptionsWithStock(
        of person: PersonID
    ) throws(SQLiteError) -> [PrescriptionID] {
        try connection.query(
            """
            SELECT id FROM
                (SELECT DISTINCT prescription_id FROM stock_entry WHERE undone_by IS NULL)
                CROSS JOIN prescription ON prescription.id = prescription_id
            WHERE person_id = ?1 AND state <> 'withdrawn' ORDER BY id
            """, [.integer(person.value)]
        ) { row throws(SQLiteError) in PrescriptionID(try row.int(0)) }
    }

    package func add(
        _ kind: StoredStockEntry.Kind, _ note: StockNote, to id: PrescriptionID, event: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            INSERT INTO stock_entry (prescription_id, kind, at, amount, unit_holds, expires, opened,
                discard, pack_id, fresh, pharmacy, repeats, event_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """,
            [
                .integer(id.value), .text(kind.rawValue), .integer(now.epochSeconds),
                .optional(note.amount?.description), .optional(note.each?.description),
                .optional(note.expires?.description), .optional(note.opened?.description),
                .optional(note.discard?.description), .optional(note.pack?.value),
                .integer(note.isFresh ? 1 : 0), .optional(note.pharmacy),
                .optional(note.repeats.map(Int64.init)), .integer(event.value),
            ])
    }

    package func takeBackStockEntry(of event: EventID, by undoing: EventID) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE stock_entry SET undone_by = ?2 WHERE event_id = ?1",
            [.integer(event.value), .integer(undoing.value)])
    }

    /// What was taken or given since a count, each amount with how often: what happened later, and
    /// of its own second what was recorded after it.
    package func amountsTaken(
        of id: PrescriptionID, since entry: StoredStockEntry
    ) throws(SQLiteError) -> [(amount: String, count: Int)] {
        try connection.query(
            """
            SELECT amount, count(*) FROM dose_record
            WHERE prescription_id = ?1 AND undone_by IS NULL AND outcome IN ('taken', 'given')
                AND (at > ?2 OR (at = ?2 AND event_id > ?3))
            GROUP BY amount
            """,
            [.integer(id.value), .integer(entry.at.epochSeconds), .integer(entry.event.value)]
        ) { row throws(SQLiteError) in (try row.text(0), Int(try row.int(1))) }
    }

    /// At most `limit` prescriptions whose stock is to be looked at by now.
    package func stocksToLookAt(limit: Int) throws(SQLiteError) -> [PrescriptionID] {
        try stocks(.stocksToLookAt, now, limit)
    }

    /// At most `limit` prescriptions whose stock would not be looked at before an instant.
    package func stockLooks(
        ahead horizon: Instant, limit: Int
    ) throws(SQLiteError) -> [PrescriptionID] {
        try stocks(.stockLooksAhead, horizon, limit)
    }

    private func stocks(
        _ query: DueQuery, _ instant: Instant, _ limit: Int
    ) throws(SQLiteError) -> [PrescriptionID] {
        try connection.query(
            query.rawValue, [.integer(instant.epochSeconds), .integer(Int64(limit))]
        ) { row throws(SQLiteError) in PrescriptionID(try row.int(0)) }
    }

    /// - Parameter instant: nil for never.
    package func lookAtStock(of id: PrescriptionID, at instant: Instant?) throws(SQLiteError) {
        _ = try connection.run(
            """
            INSERT INTO stock_look (prescription_id, look_at) VALUES (?1, ?2)
            ON CONFLICT (prescription_id) DO UPDATE SET look_at = ?2
            """, [.integer(id.value), .optional(instant?.epochSeconds)])
    }
}

extension Row {
    /// A text that was written in a form of its own; one that is in none is damage.
    fileprivate func parsed<Value>(
        _ column: Int, _ read: (String) throws(TextError) -> Value
    ) throws(SQLiteError) -> Value? {
        guard let text = try optionalText(column) else { return nil }
        guard let value = try? read(text) else { throw unexpectedValue(in: column) }
        return value
    }
}
