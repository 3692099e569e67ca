import DoseInterface
import SQLite
import StrictJSON

/// The lines of an export: a header, one for each row of each table, and an end. Each is a JSON
/// object on a line of its own, with a sum; see ``LineChain``.
enum ExportFormat {
    static let name = "dosed-export"
    /// Grows when lines are written in another way. Which tables and columns there are is told by
    /// the number of the schema.
    static let version = 1
    /// The schema of the first program that could export.
    static let oldestSchema = 29
    /// Bytes of a line. A row of the database holds at most 1,000,000, which JSON can make six
    /// times as long.
    static let lineBytes = 8 << 20
    /// Bytes of a file.
    static let fileBytes = 4 << 30
    /// What is about one machine and makes no sense on another: when its daemon was last there.
    static let tablesLeft: Set<String> = ["presence"]

    static func header(schema: Int) -> JSONObject {
        [
            "format": .string(name), "version": .integer(Int64(version)),
            "schema": .integer(Int64(schema)),
        ]
    }

    static func end(rows: Int) -> JSONObject {
        ["end": true, "rows": .integer(Int64(rows))]
    }

    /// Whether a row tells that an import was done. It is left out: otherwise what is exported
    /// after an import would not be what was imported.
    static func isOfImport(_ row: CarriedRows.Row) -> Bool {
        func holds(_ column: String, _ text: String) -> Bool {
            row.table.columns.firstIndex(of: column).map { row.values[$0] == .text(text) } ?? false
        }
        return switch row.table.name {
        case "event": holds("kind", EventKind.dataImported.rawValue)
        case "request": holds("method", ImportData.name)
        default: false
        }
    }

    static func line(of row: CarriedRows.Row) -> JSONObject {
        var members = JSONObject()
        for (name, value) in zip(row.table.columns, row.values) { members[name] = json(value) }
        return ["table": .string(row.table.name), "row": .object(members)]
    }

    /// The values of a row in the order of the columns.
    ///
    /// - Throws: ``ImportFault`` for a member that the table has not, or one that is missing.
    static func values(
        of row: JSONObject, in table: CarriedTable
    ) throws(ImportFault) -> [SQLValue] {
        for name in row.names where !table.columns.contains(name) {
            throw ImportFault("\(table.name) has no \"\(name.prefix(40))\".")
        }
        var values: [SQLValue] = []
        for column in table.columns {
            guard let found = row[column] else {
                throw ImportFault("\"\(column)\" of \(table.name) is missing.")
            }
            guard let value = stored(found) else {
                throw ImportFault(
                    "\"\(column)\" of \(table.name) is neither a number, text, bytes nor null.")
            }
            values.append(value)
        }
        return values
    }

    private static func json(_ value: SQLValue) -> JSONValue {
        switch value {
        case .null: .null
        case .integer(let number): .integer(number)
        case .real(let number): .double(number)
        case .text(let text): .string(text)
        case .blob(let bytes): ["hex": .string(Hexadecimal.text(of: bytes))]
        }
    }

    private static func stored(_ json: JSONValue) -> SQLValue? {
        switch json {
        case .null: .null
        case .integer(let number): .integer(number)
        case .double(let number): .real(number)
        case .string(let text): .text(text)
        case .object(let object) where object.count == 1:
            object["hex"]?.string.flatMap { Hexadecimal.bytes(of: $0) }.map { .blob($0) }
        case .bool, .array, .object: nil
        }
    }
}
