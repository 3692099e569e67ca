import CSQLite

/// What SQLite (or this layer, in SQLite's own codes) answered instead of a result.
///
/// Decide by `code` and `extendedCode`, never by `message`. Bound values are never part of it: the
/// SQL text is written by us, but the values belong to a person. Codes:
/// https://www.sqlite.org/rescode.html
package struct SQLiteError: Error, Sendable, Equatable {
    /// The primary result code, for example 19 (`SQLITE_CONSTRAINT`).
    package let code: Int32
    /// The extended result code; its low byte is `code`.
    package let extendedCode: Int32
    /// SQLite's English text, for a log.
    package let message: String
    /// The statement with its placeholders, when there was one.
    package let sql: String?

    /// Makes an error from an extended code.
    package init(extendedCode: Int32, message: String, sql: String? = nil) {
        self.code = extendedCode & 0xff
        self.extendedCode = extendedCode
        self.message = message
        self.sql = sql
    }

    /// Another connection holds the lock (`SQLITE_BUSY`, `SQLITE_LOCKED`).
    package var isBusy: Bool { code == SQLITE_BUSY || code == SQLITE_LOCKED }
    /// No space left on the disk (`SQLITE_FULL`).
    package var isFull: Bool { code == SQLITE_FULL }
    /// A UNIQUE, CHECK, NOT NULL, foreign key, STRICT type or trigger rule said no.
    package var isConstraint: Bool { code == SQLITE_CONSTRAINT }
    /// The file is malformed, or is no database.
    package var isCorrupt: Bool { code == SQLITE_CORRUPT || code == SQLITE_NOTADB }
    /// The file or the statement may not write.
    package var isReadOnly: Bool { code == SQLITE_READONLY }
    /// The disk failed to read, write or sync. On a COMMIT this means: outcome unknown.
    package var isIO: Bool { code == SQLITE_IOERR }
    /// A statement was used wrongly: wrong number of values, two statements in one, not ours to
    /// call.
    package var isMisuse: Bool { code == SQLITE_MISUSE }
    /// A column does not hold the class that was asked for.
    package var isMismatch: Bool { code == SQLITE_MISMATCH }
    /// The file could not be opened, or may not be (`SQLITE_CANTOPEN`, `SQLITE_PERM`,
    /// `SQLITE_AUTH`).
    package var cannotOpen: Bool {
        code == SQLITE_CANTOPEN || code == SQLITE_PERM || code == SQLITE_AUTH
    }
    /// There is no such column.
    package var isOutOfRange: Bool { code == SQLITE_RANGE }
}

extension SQLiteError: CustomStringConvertible {
    package var description: String {
        let place = sql.map { " in: \($0)" } ?? ""
        return "SQLite error \(extendedCode): \(message)\(place)"
    }
}

extension SQLiteError {
    /// The error that the handle holds after a call that answered `code`.
    init(handle: OpaquePointer?, code: Int32, sql: String?) {
        let extended = handle.map { sqlite3_extended_errcode($0) } ?? code
        let text = handle.flatMap { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
        self.init(
            extendedCode: extended & 0xff == code & 0xff ? extended : code,
            message: text.map { String(cString: $0) } ?? "unknown", sql: sql)
    }

    static func misuse(_ message: String, sql: String?) -> SQLiteError {
        SQLiteError(extendedCode: SQLITE_MISUSE, message: message, sql: sql)
    }
}
