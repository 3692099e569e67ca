/// A table whose rows count in the seal: every one but the seal itself.
struct SealedTable {
    let name: String
    let columns: [String]

    /// All of them.
    static func all(in connection: Connection) throws(SQLiteError) -> [SealedTable] {
        let names = try connection.query(
            """
            SELECT name FROM sqlite_schema WHERE type = 'table'
                AND substr(name, 1, 7) <> 'sqlite_' AND name <> 'content_seal' ORDER BY name
            """
        ) { (row) throws(SQLiteError) in try row.text(0) }
        var tables: [SealedTable] = []
        for name in names {
            tables.append(SealedTable(name: name, columns: try columns(of: name, in: connection)))
        }
        return tables
    }

    static func columns(
        of table: String, in connection: Connection
    ) throws(SQLiteError) -> [String] {
        try connection.query("SELECT name FROM pragma_table_info(?1)", [.text(table)]) {
            (row) throws(SQLiteError) in try row.text(0)
        }
    }

    /// The sum over the content as it stands.
    static func sum(
        of connection: Connection, _ ledger: ContentLedger
    ) throws(SQLiteError) -> ContentSum {
        ledger.sum = ContentSum()
        for table in try all(in: connection) {
            let place = Connection.quoted(table.name)
            _ = try connection.first(
                "SELECT count(content_add(\(table.arguments(of: "")))) FROM \(place)"
            ) { (row) throws(SQLiteError) in try row.int(0) }
        }
        return ledger.sum
    }

    /// They move the sum with each row that comes, goes or changes.
    var triggers: String {
        let (added, removed) = (arguments(of: "NEW."), arguments(of: "OLD."))
        let table = "ON main.\(Connection.quoted(name))"
        let triggers = ["added", "removed", "changed"].map {
            Connection.quoted("content_\(name)_\($0)")
        }
        return """
            CREATE TEMP TRIGGER \(triggers[0]) AFTER INSERT \(table)
            BEGIN SELECT content_add(\(added)); END;
            CREATE TEMP TRIGGER \(triggers[1]) AFTER DELETE \(table)
            BEGIN SELECT content_remove(\(removed)); END;
            CREATE TEMP TRIGGER \(triggers[2]) AFTER UPDATE \(table)
            BEGIN SELECT content_remove(\(removed)), content_add(\(added)); END;
            """
    }

    /// The table's name as text and its columns.
    private func arguments(of row: String) -> String {
        let text = "'\(name.split(separator: "'").joined(separator: "''"))'"
        return ([text] + columns.map { row + Connection.quoted($0) }).joined(separator: ", ")
    }
}
