import CSQLite

/// How statements are taken, stepped and given back.
extension Connection {
    /// The handle, when it may still be used.
    func usableHandle(sql: String?) throws(SQLiteError) -> OpaquePointer {
        if let spent { throw spent }
        guard let handle else { throw SQLiteError.misuse("the connection is closed", sql: sql) }
        guard !isInTransactionBody || sqlite3_get_autocommit(handle) == 0 else {
            // A full disk or an I/O error makes SQLite end the whole transaction. Going on would
            // commit each later statement on its own.
            throw SQLiteError(
                extendedCode: SQLITE_ABORT, message: "the transaction was rolled back", sql: sql)
        }
        return handle
    }

    /// Lends a bound statement to `body` and resets it afterwards, whatever happens.
    func withStatement<R>(
        _ sql: String, _ values: [SQLValue],
        _ body: (borrowing Statement) throws(SQLiteError) -> R
    ) throws(SQLiteError) -> R {
        let handle = try usableHandle(sql: sql)
        let entry: StatementCache.Entry
        if let cached = cache.take(sql) {
            entry = cached
        } else {
            entry = StatementCache.Entry(try Statement.prepare(sql, on: handle))
        }
        defer {
            entry.statement.reset()
            if self.handle != nil { cache.put(entry) }
        }
        try entry.statement.bind(values, on: handle)
        return try body(entry.statement)
    }

    /// Advances to the next row; false at the end.
    func step(_ statement: borrowing Statement) throws(SQLiteError) -> Bool {
        let handle = try usableHandle(sql: statement.sql)
        let commitsByItself = sqlite3_get_autocommit(handle) != 0
        let sum = ledger?.sum
        let code = sqlite3_step(statement.pointer)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default:
            // SQLite has taken back what the statement did.
            if let sum { ledger?.sum = sum }
            let error = SQLiteError(handle: handle, code: code, sql: statement.sql)
            if commitsByItself, error.isIO, sqlite3_stmt_readonly(statement.pointer) == 0 {
                spent = error
            }
            throw error
        }
    }

    /// The text of one statement of a script.
    static func text(of statement: OpaquePointer) -> String {
        sqlite3_sql(statement).map { String(cString: $0) } ?? ""
    }
}
