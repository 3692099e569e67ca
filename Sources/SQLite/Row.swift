import CSQLite

/// One row of an answer, valid only inside the closure that receives it.
///
/// Columns count from 0. Nothing is converted: asking for an integer where text stands is an error
/// (`isMismatch`), a column that does not exist is an error (`isOutOfRange`).
package struct Row: ~Copyable {
    private let statement: OpaquePointer
    private let sql: String
    /// Number of columns.
    package let count: Int

    init(_ statement: borrowing Statement) {
        self.statement = statement.pointer
        self.sql = statement.sql
        self.count = Int(sqlite3_data_count(statement.pointer))
    }

    /// The integer in a column. NULL is an error.
    package func int(_ column: Int) throws(SQLiteError) -> Int64 {
        try require(SQLITE_INTEGER, column)
        return sqlite3_column_int64(statement, Int32(column))
    }

    /// The integer in a column, or nil for NULL.
    package func optionalInt(_ column: Int) throws(SQLiteError) -> Int64? {
        try isNull(column) ? nil : int(column)
    }

    /// The 0 or 1 in a column; any other integer is an error.
    package func flag(_ column: Int) throws(SQLiteError) -> Bool {
        let number = try int(column)
        guard number == 0 || number == 1 else {
            throw mismatch(column, "an integer other than 0 and 1, not a flag")
        }
        return number == 1
    }

    /// The floating-point number in a column. An integer is an error. Never used for amounts.
    package func real(_ column: Int) throws(SQLiteError) -> Double {
        try require(SQLITE_FLOAT, column)
        return sqlite3_column_double(statement, Int32(column))
    }

    /// The floating-point number in a column, or nil for NULL.
    package func optionalReal(_ column: Int) throws(SQLiteError) -> Double? {
        try isNull(column) ? nil : real(column)
    }

    /// The text in a column. NULL and text that is not UTF-8 are errors.
    package func text(_ column: Int) throws(SQLiteError) -> String {
        try require(SQLITE_TEXT, column)
        let start = sqlite3_column_text(statement, Int32(column))
        let length = Int(sqlite3_column_bytes(statement, Int32(column)))
        guard let start else { throw outOfMemory() }
        let bytes = UnsafeBufferPointer(start: start, count: length)
        guard let text = try? UTF8Span(validating: bytes.span) else {
            throw mismatch(column, "text that is not UTF-8")
        }
        return String(copying: text)
    }

    /// The text in a column, or nil for NULL.
    package func optionalText(_ column: Int) throws(SQLiteError) -> String? {
        try isNull(column) ? nil : text(column)
    }

    /// The bytes in a column. NULL is an error.
    package func blob(_ column: Int) throws(SQLiteError) -> [UInt8] {
        try require(SQLITE_BLOB, column)
        let start = sqlite3_column_blob(statement, Int32(column))
        let length = Int(sqlite3_column_bytes(statement, Int32(column)))
        guard length > 0 else { return [] }
        guard let start else { throw outOfMemory() }
        return [UInt8](UnsafeRawBufferPointer(start: start, count: length))
    }

    /// The bytes in a column, or nil for NULL.
    package func optionalBlob(_ column: Int) throws(SQLiteError) -> [UInt8]? {
        try isNull(column) ? nil : blob(column)
    }

    /// Whether a column holds NULL.
    package func isNull(_ column: Int) throws(SQLiteError) -> Bool {
        try type(column) == SQLITE_NULL
    }

    /// The value in a column, whatever its class.
    package func value(_ column: Int) throws(SQLiteError) -> SQLValue {
        switch try type(column) {
        case SQLITE_INTEGER: .integer(try int(column))
        case SQLITE_FLOAT: .real(try real(column))
        case SQLITE_TEXT: .text(try text(column))
        case SQLITE_BLOB: .blob(try blob(column))
        default: .null
        }
    }

    private func type(_ column: Int) throws(SQLiteError) -> Int32 {
        guard column >= 0, column < count else {
            throw SQLiteError(
                extendedCode: SQLITE_RANGE, message: "no column \(column) among \(count)", sql: sql)
        }
        return sqlite3_column_type(statement, Int32(column))
    }

    private func require(_ wanted: Int32, _ column: Int) throws(SQLiteError) {
        let found = try type(column)
        guard found == wanted else {
            throw mismatch(column, "\(Self.name(found)), not \(Self.name(wanted))")
        }
    }

    private func mismatch(_ column: Int, _ what: String) -> SQLiteError {
        SQLiteError(
            extendedCode: SQLITE_MISMATCH, message: "column \(column) holds \(what)", sql: sql)
    }

    private func outOfMemory() -> SQLiteError {
        SQLiteError(extendedCode: SQLITE_NOMEM, message: "out of memory", sql: sql)
    }

    private static func name(_ type: Int32) -> String {
        switch type {
        case SQLITE_INTEGER: "an integer"
        case SQLITE_FLOAT: "a real number"
        case SQLITE_TEXT: "text"
        case SQLITE_BLOB: "bytes"
        default: "NULL"
        }
    }
}
