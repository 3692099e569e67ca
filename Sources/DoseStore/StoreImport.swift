package import SQLite

/// The empty tables of data that is just being made, to be filled from an export.
package struct StoreImport {
    private let connection: Connection
    private let tables: [String: CarriedTable]

    init(_ connection: Connection, log: EventLog?, besides left: Set<String>) throws(SQLiteError) {
        self.connection = connection
        let all = try CarriedTable.all(in: connection, log: log, besides: left)
        tables = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package func table(named name: String) -> CarriedTable? { tables[name] }

    /// - Parameter values: one for each column.
    package func insert(_ values: [SQLValue], into table: CarriedTable) throws(SQLiteError) {
        try table.insert(values, into: connection)
    }
}
