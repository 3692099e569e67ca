/// Checks of what a database says, where the checks of pages see nothing.
extension ContentSeal {
    static func exists(in connection: Connection) throws(SQLiteError) -> Bool {
        try connection.first(
            "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'content_seal'"
        ) { (row) throws(SQLiteError) in try row.int(0) } != nil
    }

    /// The seal as it is kept; nil when there is none yet.
    static func read(_ connection: Connection) throws(SQLiteError) -> Kept? {
        try readWithDigest(connection)?.kept
    }

    private static func readWithDigest(
        _ connection: Connection
    ) throws(SQLiteError) -> (kept: Kept, digest: [UInt8])? {
        try connection.first("SELECT epoch, commits, schema, sum, digest FROM content_seal") {
            (row) throws(SQLiteError) in
            (
                Kept(
                    epoch: try row.text(0), commits: try row.int(1), schema: Int(try row.int(2)),
                    sum: try row.blob(3)), try row.blob(4)
            )
        }
    }

    /// What is wrong with the content of a database, in words without any stored value; nil when it
    /// is what was written, or has no seal yet.
    ///
    /// - Parameters:
    ///   - schema: the schema number of the file.
    ///   - mark: what is known beside the database of how far it was.
    ///   - isWhole: whether to read every row; else only what takes no longer for a larger file.
    ///   - progress: told now and then how many rows were read.
    static func fault(
        in connection: Connection, log: EventLog?, schema: Int, mark: Mark?, isWhole: Bool,
        progress: ((Int) -> Void)? = nil
    ) throws(SQLiteError) -> String? {
        guard try exists(in: connection) else {
            return mark == nil ? nil : "it is older than what was there before"
        }
        guard let (kept, digest) = try readWithDigest(connection) else {
            return mark == nil ? nil : "its seal is missing"
        }
        guard kept.digest == digest else { return "its seal is broken" }
        if let mark, mark.epoch == kept.epoch, mark.commits > kept.commits {
            return missing(mark.commits - kept.commits)
        }
        // A migration was not brought to its end: the seal is about to be made anew.
        if kept.schema < schema { return nil }
        guard kept.schema == schema else { return "its format has another number than its seal" }
        let ledger = try connection.contentLedger()
        ledger.progress = progress
        defer { ledger.progress = nil }
        if let fault = try log?.fault(connection, isWhole: isWhole) { return fault }
        guard isWhole else { return nil }
        let sum = try SealedTable.sum(of: connection, ledger)
        return sum.bytes == kept.sum ? nil : "something in it is not what was written"
    }

    private static func missing(_ count: Int64) -> String {
        count == 1 ? "the newest change is missing" : "the newest \(count) changes are missing"
    }
}

extension Connection {
    /// How many rows a whole check reads: those of every table, by the newest key of each, so that
    /// counting takes no time.
    package func sealedRows() throws(SQLiteError) -> Int {
        var rows: Int64 = 0
        for table in try SealedTable.all(in: self) {
            rows +=
                try first("SELECT coalesce(max(rowid), 0) FROM \(Self.quoted(table.name))") {
                    (row) throws(SQLiteError) in try row.int(0)
                } ?? 0
        }
        return Int(rows)
    }

    /// The ledger that the SQL functions of this connection work on.
    func contentLedger() throws(SQLiteError) -> ContentLedger {
        if let ledger { return ledger }
        let made = ContentLedger()
        try made.register(on: usableHandle(sql: nil))
        ledger = made
        return made
    }
}
