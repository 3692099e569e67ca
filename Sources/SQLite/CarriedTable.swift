/// A table whose rows are carried from one database to another: every one but what a database makes
/// for itself, its seal, its description and the chain of its log.
package struct CarriedTable: Sendable {
    package let name: String
    package let columns: [String]

    /// All of them, by name.
    ///
    /// - Parameter left: the names of tables that stay where they are.
    package static func all(
        in connection: Connection, log: EventLog?, besides left: Set<String>
    ) throws(SQLiteError) -> [CarriedTable] {
        var own: Set<String> = ["schema_identity"]
        if let log { own.insert(log.name + "_chain") }
        var tables: [CarriedTable] = []
        for table in try SealedTable.all(in: connection)
        where !left.contains(table.name) && !own.contains(table.name) {
            tables.append(CarriedTable(name: table.name, columns: table.columns))
        }
        return tables
    }

    /// The rows after one, in the order in which they came.
    ///
    /// - Parameters:
    ///   - place: where a row stands; 0 for the first.
    ///   - limit: at most so many.
    package func rows(
        after place: Int64, limit: Int, in connection: Connection
    ) throws(SQLiteError) -> [(place: Int64, values: [SQLValue])] {
        let names = columns.map(Connection.quoted).joined(separator: ", ")
        return try connection.query(
            """
            SELECT rowid, \(names) FROM \(Connection.quoted(name))
            WHERE rowid > ?1 ORDER BY rowid LIMIT ?2
            """, [.integer(place), .integer(Int64(limit))]
        ) { (row) throws(SQLiteError) in
            var values: [SQLValue] = []
            for column in 1..<row.count { values.append(try row.value(column)) }
            return (try row.int(0), values)
        }
    }

    /// - Parameter values: one for each column, in their order.
    package func insert(
        _ values: [SQLValue], into connection: Connection
    ) throws(SQLiteError) {
        let names = columns.map(Connection.quoted).joined(separator: ", ")
        let places = (1...max(columns.count, 1)).map { "?\($0)" }.joined(separator: ", ")
        try connection.run(
            "INSERT INTO \(Connection.quoted(name)) (\(names)) VALUES (\(places))", values)
    }
}
