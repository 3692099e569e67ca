import Glibc

/// A copy of a database, read page by page for another one.
package struct CarriedRows: Sendable {
    /// One row as it stands: a value for each column of the table.
    package struct Row: Sendable {
        package let table: CarriedTable
        package let values: [SQLValue]
    }

    /// Where a reading goes on.
    package struct Place: Sendable {
        fileprivate var table = 0
        fileprivate var row: Int64 = 0

        package init() {}
    }

    private let path: String
    private let tables: [CarriedTable]
    /// The number of the schema.
    package let schema: Int

    /// Where the copy of the database at a path lies meanwhile.
    package static func place(of path: String) -> String { path + ".exporting" }

    /// Removes the copy that an interrupted reading left.
    package static func clear(at path: String) {
        for name in ["", ".partial"] { unlink(place(of: path) + name) }
    }

    /// - Parameter path: of a file that nobody changes.
    package init(
        of path: String, log: EventLog?, besides left: Set<String>
    ) throws(SQLiteError) {
        self.path = path
        let connection = try Connection.openImmutable(path, followingLinks: true)
        tables = try CarriedTable.all(in: connection, log: log, besides: left)
        schema = try connection.schemaNumber()
        try connection.close()
    }

    /// The next rows of one table.
    ///
    /// - Returns: they, and where it goes on; nil after the last.
    package func page(
        from place: Place, limit: Int
    ) throws(SQLiteError) -> (rows: [Row], next: Place?) {
        guard place.table < tables.count else { return ([], nil) }
        let table = tables[place.table]
        let connection = try Connection.openImmutable(path, followingLinks: true)
        let found = try table.rows(after: place.row, limit: limit, in: connection)
        try connection.close()
        var next = place
        if let last = found.last, found.count == limit {
            next.row = last.place
        } else {
            next = Place()
            next.table = place.table + 1
        }
        let rows = found.map { Row(table: table, values: $0.values) }
        return (rows, next.table < tables.count ? next : nil)
    }
}
