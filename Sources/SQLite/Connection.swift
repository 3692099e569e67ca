import CSQLite

/// The one connection to one database. Not Sendable: it belongs to a single actor.
///
/// SQLite 3.7.0 to 3.51.2 can corrupt a WAL database that two connections write
/// (https://www.sqlite.org/wal.html), therefore a database file has exactly one of these; see
/// `DatabaseFile`.
///
/// After a failed sync during a commit nobody knows whether the change is on the disk. From then on
/// the connection is `isSpent`: every call throws that same error, because one more commit could
/// wipe out what a reopened database would still find. Close it, open anew, look.
package final class Connection {
    /// At most this many compiled statements are kept for their next use. One dose that falls due,
    /// is told and is answered takes more than a hundred different ones: where fewer are kept, each
    /// of them is compiled anew every time.
    package static let cachedStatementLimit = 256

    var handle: OpaquePointer?
    var cache = StatementCache(limit: Connection.cachedStatementLimit)
    /// True while `transaction` runs its body, also when SQLite has already rolled back underneath.
    var isInTransactionBody = false
    /// How many savepoints are open; the names count with it.
    var savepointDepth = 0
    /// The failure after which the state on disk is unknown.
    var spent: SQLiteError?
    /// What the SQL functions of the seal work on; nil before they are needed.
    var ledger: ContentLedger?
    /// The seal over the content, moved along in each transaction; nil where there is none.
    var seal: ContentSeal?
    /// Called after each commit that changed something, when it is on the disk.
    var afterCommit: (() -> Void)?

    init(adopting handle: OpaquePointer) { self.handle = handle }

    deinit {
        cache.removeAll()
        guard let handle else { return }
        if spent != nil {
            var result: Int32 = 0
            _ = csqlite_db_config_switch(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, &result)
        }
        sqlite3_close_v2(handle)
    }

    /// A database in memory with the same settings as a file, for tests and for scratch work.
    /// - Throws: `SQLiteError` when SQLite refuses a setting.
    package static func inMemory() throws(SQLiteError) -> Connection {
        let connection = try open(":memory:", flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
        try connection.harden(Hardening.settings)
        return connection
    }

    /// Once in a process; a process that already opened a database in another way counts on.
    private static let countsNoMemory = csqlite_count_no_memory()

    /// Opens without any setting but extended result codes. The mutex of a handle is left out since
    /// one actor owns it.
    static func open(_ name: String, flags: Int32) throws(SQLiteError) -> Connection {
        _ = countsNoMemory
        guard sqlite3_threadsafe() != 0 else {
            throw SQLiteError.misuse("this SQLite was built for one thread only", sql: nil)
        }
        var handle: OpaquePointer?
        let all = flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let code = sqlite3_open_v2(name, &handle, all, nil)
        guard code == SQLITE_OK, let handle else {
            let error = SQLiteError(handle: handle, code: code, sql: nil)
            sqlite3_close_v2(handle)
            throw error
        }
        return Connection(adopting: handle)
    }

    /// Whether a commit failed in a way that leaves its outcome unknown.
    package var isSpent: Bool { spent != nil }

    /// Whether `close` has not been called.
    package var isOpen: Bool { handle != nil }

    /// The row id of the latest INSERT on this connection; 0 when there was none.
    package var lastInsertedRowID: Int64 { handle.map { sqlite3_last_insert_rowid($0) } ?? 0 }

    /// The rows that the latest INSERT, UPDATE or DELETE changed, without those of its triggers.
    package var changes: Int { handle.map { Int(sqlite3_changes64($0)) } ?? 0 }

    /// Whether the file is no longer at the path under which it was opened.
    var fileHasMoved: Bool {
        var moved: Int32 = 0
        let code = sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved)
        return code == SQLITE_OK && moved != 0
    }

    /// Whether a transaction is open in SQLite.
    package var isInTransaction: Bool {
        handle.map { sqlite3_get_autocommit($0) == 0 } ?? false
    }

    /// Runs all statements of a script that takes no values; rows it answers are dropped.
    /// - Throws: `SQLiteError` of the first statement that fails; those before it stay done.
    package func execute(_ script: String) throws(SQLiteError) {
        let handle = try usableHandle(sql: script)
        guard !script.utf8.contains(0) else {
            throw SQLiteError.misuse("SQL text holds a NUL", sql: nil)
        }
        let bytes = script.utf8CString.map { $0 }
        var offset = 0
        while offset < bytes.count - 1 {
            let compiled = Statement.compile(bytes, from: offset, on: handle, flags: 0)
            guard compiled.code == SQLITE_OK else {
                throw SQLiteError(handle: handle, code: compiled.code, sql: script)
            }
            guard compiled.next > offset else { return }
            offset = compiled.next
            guard let pointer = compiled.statement else { continue }
            let statement = Statement(adopting: pointer, sql: Self.text(of: pointer))
            try statement.bind([], on: handle)
            while try step(statement) {}
        }
    }

    /// Runs one statement that answers no rows.
    /// - Returns: how many rows it changed, without those of triggers; 0 for other statements.
    /// - Throws: `SQLiteError`; outside `transaction` an `isIO` error also makes the connection
    ///   spent.
    @discardableResult
    package func run(_ sql: String, _ values: [SQLValue] = []) throws(SQLiteError) -> Int {
        try withStatement(sql, values) { (statement) throws(SQLiteError) -> Int in
            guard statement.columnCount == 0 else {
                throw SQLiteError.misuse("this statement answers rows: use query", sql: sql)
            }
            let handle = try self.usableHandle(sql: sql)
            let before = sqlite3_total_changes64(handle)
            while try self.step(statement) {}
            return sqlite3_total_changes64(handle) == before ? 0 : self.changes
        }
    }

    /// Closes. Without `checkpoint` before it, SQLite copies the WAL into the file by itself.
    /// - Throws: `SQLiteError` (`isBusy`) inside one of this connection's own row closures.
    package func close() throws(SQLiteError) {
        guard let open = handle else { return }
        if isSpent { try set(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true) }
        cache.removeAll()
        let code = sqlite3_close(open)
        guard code == SQLITE_OK else { throw SQLiteError(handle: open, code: code, sql: nil) }
        handle = nil
    }
}

@available(*, unavailable)
extension Connection: Sendable {}
