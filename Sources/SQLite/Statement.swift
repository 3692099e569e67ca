import CSQLite

/// One compiled statement. It cannot be copied, so it is finalized exactly once.
struct Statement: ~Copyable {
    let pointer: OpaquePointer
    let sql: String

    /// Compiles exactly one statement whose parameters, if any, are numbered (`?1`, `?2`, …).
    static func prepare(
        _ sql: String, on handle: OpaquePointer
    ) throws(SQLiteError) -> Statement {
        guard !sql.utf8.contains(0) else {
            throw SQLiteError.misuse("SQL text holds a NUL", sql: nil)
        }
        let bytes = sql.utf8CString.map { $0 }
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        let first = compile(bytes, from: 0, on: handle, flags: flags)
        guard first.code == SQLITE_OK else {
            throw SQLiteError(handle: handle, code: first.code, sql: sql)
        }
        guard let pointer = first.statement else {
            throw SQLiteError.misuse("no statement", sql: sql)
        }
        let statement = Statement(adopting: pointer, sql: sql)
        try statement.requireNothingAfter(first.next, bytes, on: handle)
        try statement.requireNumberedParameters()
        return statement
    }

    /// Takes over a statement that was compiled elsewhere.
    init(adopting pointer: OpaquePointer, sql: String) {
        self.pointer = pointer
        self.sql = sql
    }

    deinit { sqlite3_finalize(pointer) }

    /// What one call of the compiler gave: no statement means only blanks or comments were left.
    struct Compiled {
        let code: Int32
        let statement: OpaquePointer?
        let next: Int
    }

    /// Compiles the first statement of NUL-terminated `bytes` from `offset` on.
    static func compile(
        _ bytes: [CChar], from offset: Int, on handle: OpaquePointer, flags: UInt32
    ) -> Compiled {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else {
                return Compiled(code: SQLITE_MISUSE, statement: nil, next: offset)
            }
            var statement: OpaquePointer?
            var tail: UnsafePointer<CChar>?
            let code = sqlite3_prepare_v3(handle, base + offset, -1, flags, &statement, &tail)
            let next = tail.map { $0 - base } ?? buffer.count - 1
            return Compiled(code: code, statement: statement, next: next)
        }
    }

    /// Number of the highest parameter.
    var parameterCount: Int { Int(sqlite3_bind_parameter_count(pointer)) }
    /// Number of result columns; 0 for a statement that answers nothing.
    var columnCount: Int { Int(sqlite3_column_count(pointer)) }

    private func requireNothingAfter(
        _ offset: Int, _ bytes: [CChar], on handle: OpaquePointer
    ) throws(SQLiteError) {
        var offset = offset
        while offset < bytes.count - 1 {
            let rest = Self.compile(bytes, from: offset, on: handle, flags: 0)
            if let extra = rest.statement { sqlite3_finalize(extra) }
            guard rest.code == SQLITE_OK, rest.statement == nil else {
                throw SQLiteError.misuse("more than one statement", sql: sql)
            }
            guard rest.next > offset else { return }
            offset = rest.next
        }
    }

    private func requireNumberedParameters() throws(SQLiteError) {
        for index in 0..<parameterCount {
            let name = sqlite3_bind_parameter_name(pointer, Int32(index + 1))
            guard let name, name.pointee == CChar(UInt8(ascii: "?")) else {
                throw SQLiteError.misuse("parameters must be ?1, ?2, … without a gap", sql: sql)
            }
        }
    }

    /// Binds all values; their number must be the statement's.
    func bind(_ values: [SQLValue], on handle: OpaquePointer) throws(SQLiteError) {
        guard values.count == parameterCount else {
            throw SQLiteError.misuse(
                "\(values.count) values for \(parameterCount) parameters", sql: sql)
        }
        for (index, value) in values.enumerated() {
            let code = bind(value, at: Int32(index + 1))
            guard code == SQLITE_OK else {
                if code == SQLITE_MISMATCH {
                    throw SQLiteError(extendedCode: code, message: "NaN is no value", sql: sql)
                }
                throw SQLiteError(handle: handle, code: code, sql: sql)
            }
        }
    }

    private func bind(_ value: SQLValue, at index: Int32) -> Int32 {
        // SQLITE_TRANSIENT: SQLite copies the bytes before the call returns. The macro is a cast,
        // which the importer does not bring over.
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .null:
            return sqlite3_bind_null(pointer, index)
        case .integer(let number):
            return sqlite3_bind_int64(pointer, index, number)
        case .real(let number):
            return number.isNaN ? SQLITE_MISMATCH : sqlite3_bind_double(pointer, index, number)
        case .text(var text):
            return text.withUTF8 { bytes in
                guard let base = bytes.baseAddress, !bytes.isEmpty else {
                    return sqlite3_bind_text(pointer, index, "", 0, transient)
                }
                return base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { start in
                    sqlite3_bind_text64(
                        pointer, index, start, UInt64(bytes.count), transient, UInt8(SQLITE_UTF8))
                }
            }
        case .blob(let bytes):
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(pointer, index, 0) }
            return bytes.withUnsafeBytes { buffer in
                sqlite3_bind_blob64(
                    pointer, index, buffer.baseAddress, UInt64(buffer.count), transient)
            }
        }
    }

    /// Makes the statement ready for its next use and drops the bound values from memory.
    func reset() {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
    }
}
