import CSQLite

/// The table of a database that only grows, and the hash chain over it: the table
/// `<name>_chain` holds for each entry the digest of the one before it and of all its own values.
///
/// So the end of a log can be checked without reading all of it, and two files can be compared by
/// their last links. Whoever adds a column to the log has it chained too: a migration makes the
/// chain anew.
package struct EventLog: Sendable, Equatable {
    /// How many of the newest entries are looked at when the whole is too much.
    static let tail: Int64 = 100

    /// The table; its key is the integer `id`.
    let name: String

    package init(_ name: String) { self.name = name }

    private var table: String { Connection.quoted(name) }
    private var chain: String { Connection.quoted(name + "_chain") }

    func lastEntry(_ connection: Connection) throws(SQLiteError) -> Int64 {
        try connection.first("SELECT coalesce(max(id), 0) FROM \(table)") {
            (row) throws(SQLiteError) in try row.int(0)
        } ?? 0
    }

    /// Links each new entry to the one before.
    func trigger(in connection: Connection) throws(SQLiteError) -> String {
        let values = try values(of: "NEW", in: connection)
        return """
            CREATE TEMP TRIGGER \(Connection.quoted("chain_\(name)")) AFTER INSERT ON main.\(table)
            BEGIN INSERT INTO \(chain) (entry_id, hash) SELECT NEW.id, content_digest(
                (SELECT hash FROM \(chain) ORDER BY entry_id DESC LIMIT 1), \(values)); END;
            """
    }

    /// Links all entries, whatever the chain was.
    func chainAnew(_ connection: Connection) throws(SQLiteError) {
        let values = try values(of: "entry", in: connection)
        try connection.run("DELETE FROM \(chain)")
        try connection.run(
            """
            INSERT INTO \(chain) (entry_id, hash)
            WITH RECURSIVE linked (id, hash) AS (
                SELECT * FROM (SELECT id, content_digest(NULL, \(values)) FROM \(table) AS entry
                    ORDER BY id LIMIT 1)
                UNION ALL
                SELECT entry.id, content_digest(linked.hash, \(values))
                FROM linked JOIN \(table) AS entry
                    ON entry.id = (SELECT min(id) FROM \(table) WHERE id > linked.id))
            SELECT id, hash FROM linked
            """)
    }

    /// What is wrong with the chain, in words; nil when it holds.
    ///
    /// - Parameter isWhole: whether to look at every entry; else at the newest.
    func fault(_ connection: Connection, isWhole: Bool) throws(SQLiteError) -> String? {
        let values = try values(of: "entry", in: connection)
        let first = try isWhole ? 0 : max(0, lastEntry(connection) - Self.tail)
        let broken = try connection.first(
            """
            SELECT entry.id FROM \(table) AS entry LEFT JOIN \(chain) AS link
                ON link.entry_id = entry.id
            WHERE entry.id > ?1 AND link.hash IS NOT content_digest(
                (SELECT hash FROM \(chain) WHERE entry_id < entry.id
                    ORDER BY entry_id DESC LIMIT 1), \(values))
            ORDER BY entry.id LIMIT 1
            """, [.integer(first)]
        ) { (row) throws(SQLiteError) in try row.int(0) }
        if let broken { return "entry \(broken) of its history is not what was written" }
        // A chain that is longer than its log, by an entry that is gone.
        let more = try connection.first("SELECT coalesce(max(entry_id), 0) FROM \(chain)") {
            (row) throws(SQLiteError) in try row.int(0)
        }
        return try more == lastEntry(connection) ? nil : "the end of its history is missing"
    }

    private func values(
        of row: String, in connection: Connection
    ) throws(SQLiteError) -> String {
        try SealedTable.columns(of: name, in: connection)
            .map { "\(row).\(Connection.quoted($0))" }.joined(separator: ", ")
    }
}
