/// Questions that are answered with rows. Each comes twice: for closures that throw `SQLiteError`
/// only, and for those that throw anything, so that `{ row in try row.int(0) }` needs no annotation
/// and a row may also be refused with an error of the caller's own.
extension Connection {
    /// All rows of one statement, each turned into a value.
    /// - Throws: `SQLiteError` from SQLite or from `row`.
    package func query<R>(
        _ sql: String, _ values: [SQLValue] = [],
        _ row: (borrowing Row) throws(SQLiteError) -> R
    ) throws(SQLiteError) -> [R] {
        var result: [R] = []
        try walk(sql, values) { (found) throws(SQLiteError) in
            result.append(try row(found))
            return true
        }
        return result
    }

    /// The first row of one statement, or nil when there is none.
    /// - Throws: `SQLiteError` from SQLite or from `row`.
    package func first<R>(
        _ sql: String, _ values: [SQLValue] = [],
        _ row: (borrowing Row) throws(SQLiteError) -> R
    ) throws(SQLiteError) -> R? {
        var result: R?
        try walk(sql, values) { (found) throws(SQLiteError) in
            result = try row(found)
            return false
        }
        return result
    }

    /// Visits each row as SQLite finds it, so a long answer is never in memory as a whole.
    /// - Throws: `SQLiteError` from SQLite or from `row`, which also ends the walk.
    package func forEach(
        _ sql: String, _ values: [SQLValue] = [],
        _ row: (borrowing Row) throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        try walk(sql, values) { (found) throws(SQLiteError) in
            try row(found)
            return true
        }
    }

    /// All rows of one statement, each turned into a value.
    /// - Throws: `SQLiteError`, or what `row` throws.
    package func query<R>(
        _ sql: String, _ values: [SQLValue] = [], _ row: (borrowing Row) throws -> R
    ) throws -> [R] {
        var result: [R] = []
        try walkAny(sql, values) { found in
            result.append(try row(found))
            return true
        }
        return result
    }

    /// The first row of one statement, or nil when there is none.
    /// - Throws: `SQLiteError`, or what `row` throws.
    package func first<R>(
        _ sql: String, _ values: [SQLValue] = [], _ row: (borrowing Row) throws -> R
    ) throws -> R? {
        var result: R?
        try walkAny(sql, values) { found in
            result = try row(found)
            return false
        }
        return result
    }

    /// Visits each row as SQLite finds it, so a long answer is never in memory as a whole.
    /// - Throws: `SQLiteError`, or what `row` throws, which also ends the walk.
    package func forEach(
        _ sql: String, _ values: [SQLValue] = [], _ row: (borrowing Row) throws -> Void
    ) throws {
        try walkAny(sql, values) { found in
            try row(found)
            return true
        }
    }

    /// Steps until the end or until `visit` answers false or throws.
    private func walk(
        _ sql: String, _ values: [SQLValue],
        _ visit: (borrowing Row) throws(SQLiteError) -> Bool
    ) throws(SQLiteError) {
        try withStatement(sql, values) { (statement) throws(SQLiteError) in
            while try self.step(statement) {
                let row = Row(statement)
                guard try visit(row) else { return }
            }
        }
    }

    /// The same for a closure that throws anything.
    private func walkAny(
        _ sql: String, _ values: [SQLValue], _ visit: (borrowing Row) throws -> Bool
    ) throws {
        var thrown: (any Error)?
        try walk(sql, values) { (row) throws(SQLiteError) in
            do {
                return try visit(row)
            } catch {
                thrown = error
                return false
            }
        }
        if let thrown { throw thrown }
    }
}
