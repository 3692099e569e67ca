import Regimen
package import SQLite

/// What was ordered, and since when.
extension StoreTransaction {
    static var orderColumns: String {
        """
        amount, route, indication, instruction, as_needed, schedule, zone, follows, late,
        first_number, number_offset, lead, nag, escalate
        """
    }

    /// The order in a row whose columns from `first` on are `orderColumns`.
    static func order(_ row: borrowing Row, from first: Int) throws(SQLiteError) -> StoredOrder {
        StoredOrder(
            amount: try row.text(first), route: try row.optionalText(first + 1),
            indication: try row.optionalText(first + 2),
            instruction: try row.optionalText(first + 3),
            isAsNeeded: try row.int(first + 4) == 1, schedule: try row.text(first + 5),
            zone: try row.text(first + 6), followsDevice: try row.text(first + 7) == "device",
            late: try row.optionalText(first + 8), lead: try row.optionalText(first + 11),
            nag: try row.optionalText(first + 12), escalate: try row.optionalText(first + 13),
            firstNumber: Int(try row.int(first + 9)),
            numberOffset: try row.optionalInt(first + 10).map { Int($0) })
    }

    /// The newest orders of a prescription that a change of one of these kinds made, and its first
    /// one; oldest first.
    package func revisions(
        of id: PrescriptionID, madeBy kinds: [String], limit: Int
    ) throws(SQLiteError) -> [StoredRevision] {
        let list = kinds.indices.map { "?\($0 + 3)" }.joined(separator: ", ")
        return try revisions(
            where: """
                prescription_id = ?1 AND (event_id IS NULL
                    OR (SELECT kind FROM event WHERE id = event_id) IN (\(list)))
                ORDER BY revision DESC LIMIT ?2
                """, [.integer(id.value), .integer(Int64(limit))] + kinds.map { .text($0) }
        ).reversed()
    }

    package func revision(
        _ revision: Int, of id: PrescriptionID
    ) throws(SQLiteError) -> StoredRevision? {
        try revisions(
            where: "prescription_id = ?1 AND revision = ?2",
            [.integer(id.value), .integer(Int64(revision))]
        ).first
    }

    private func revisions(
        where condition: String, _ values: [SQLValue]
    ) throws(SQLiteError) -> [StoredRevision] {
        try connection.query(
            """
            SELECT revision, created_at, \(Self.orderColumns) FROM prescription_revision
            WHERE \(condition)
            """, values
        ) { row throws(SQLiteError) in
            StoredRevision(
                revision: Int(try row.int(0)), order: try Self.order(row, from: 2),
                createdAt: try row.instant(1))
        }
    }

    /// Writes down what is ordered from now on. What was ordered before stays as it was.
    ///
    /// - Parameter event: the change that made it; nil for the first order of a prescription.
    package func add(
        _ order: StoredOrder, revision: Int, of id: PrescriptionID, event: EventID?
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            INSERT INTO prescription_revision (prescription_id, revision, created_at, event_id,
                \(Self.orderColumns))
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,
                ?16, ?17, ?18)
            """,
            [
                .integer(id.value), .integer(Int64(revision)), .integer(now.epochSeconds),
                .optional(event?.value), .text(order.amount), .optional(order.route),
                .optional(order.indication), .optional(order.instruction),
                .integer(order.isAsNeeded ? 1 : 0), .text(order.schedule), .text(order.zone),
                .text(order.followsDevice ? "device" : "home"), .optional(order.late),
                .integer(Int64(order.firstNumber)),
                .optional(order.numberOffset.map(Int64.init)), .optional(order.lead),
                .optional(order.nag), .optional(order.escalate),
            ])
    }
}
