/// The same questions for closures that throw anything, so that `{ row in try row.int(0) }` needs
/// no annotation and a row may also be refused with an error of the caller's own.
extension Connection {
    /// All rows of one statement, each turned into a value.
    /// - Throws: `SQLiteError`, or what `row` throws.
    package func query<R>(
        _ sql: String, _ values: [SQLValue] = [], _ row: (borrowing Row) throws -> R
    ) throws -> [R] {
        var result: [R] = []
        try walk(sql, values) { found in
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
        try walk(sql, values) { found in
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
        try walk(sql, values) { found in
            try row(found)
            return true
        }
    }

    /// Steps until the end or until `visit` answers false or throws.
    private func walk(
        _ sql: String, _ values: [SQLValue], _ visit: (borrowing Row) throws -> Bool
    ) throws {
        var thrown: (any Error)?
        try withStatement(sql, values) { (statement) throws(SQLiteError) in
            do {
                while try self.step(statement) {
                    guard try visit(Row(statement)) else { return }
                }
            } catch {
                thrown = error
            }
        }
        if let thrown { throw thrown }
    }
}
