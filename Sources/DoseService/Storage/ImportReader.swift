import DoseStore
import SQLite
import StrictJSON

/// Reads an export into tables that are empty.
struct ImportReader {
    private let file: LineFile
    private var chain = LineChain()
    /// The number of the schema whose rows these are.
    let schema: Int

    /// Reads the header.
    ///
    /// - Parameter newest: the number of the schema that this program knows.
    /// - Throws: ``ImportFault``.
    init(_ path: String, newest: Int) throws(ImportFault) {
        file = try LineFile(path)
        guard let bytes = try file.next(), let header = Self.object(bytes),
            header["format"] == .string(ExportFormat.name),
            let version = header["version"]?.integer, let number = header["schema"]?.integer
        else { throw ImportFault(ExportSentences.foreign, line: 1, reason: .foreign) }
        // First, as another version may have other sums.
        guard version <= ExportFormat.version, number <= newest else {
            throw ImportFault(ExportSentences.newer, line: 1, reason: .newer)
        }
        try Self.check(chain.accepts(bytes), line: 1)
        let known = ExportFormat.header(schema: 0).names + ["sum"]
        guard header.names == known, version == ExportFormat.version,
            number >= ExportFormat.oldestSchema
        else { throw ImportFault(ExportSentences.unknownLine, line: 1) }
        schema = Int(number)
    }

    private static func check(_ isAccepted: Bool, line: Int) throws(ImportFault) {
        guard isAccepted else { throw ImportFault(ExportSentences.changed, line: line) }
    }

    /// Reads all rows, up to the end.
    ///
    /// - Throws: ``ImportFault`` with the line, or `SQLiteError` for the disk.
    mutating func read(into tables: StoreImport) throws {
        var rows = 0
        while let bytes = try file.next() {
            try Self.check(chain.accepts(bytes), line: file.count)
            guard var line = Self.object(bytes) else {
                throw ImportFault(ExportSentences.noObject, line: file.count)
            }
            line["sum"] = nil
            if line["end"] != nil { return try end(with: line, after: rows) }
            try Self.insert(line, into: tables, line: file.count)
            rows += 1
        }
        throw ImportFault(ExportSentences.noEnd)
    }

    private func end(with line: JSONObject, after rows: Int) throws(ImportFault) {
        guard line == ExportFormat.end(rows: rows) else {
            throw ImportFault(ExportSentences.wrongEnd, line: file.count)
        }
        guard try file.next() == nil else {
            throw ImportFault(ExportSentences.afterEnd, line: file.count)
        }
    }

    private static func object(_ line: [UInt8]) -> JSONObject? {
        (try? JSONValue.parse(line))?.object
    }

    private static func insert(
        _ line: JSONObject, into tables: StoreImport, line number: Int
    ) throws {
        do {
            guard line.count == 2, let name = line["table"]?.string, let row = line["row"]?.object
            else { throw ImportFault(ExportSentences.noRow) }
            guard let table = tables.table(named: name) else {
                throw ImportFault(ExportSentences.unknownTable(name.prefix(40)))
            }
            try tables.insert(try ExportFormat.values(of: row, in: table), into: table)
        } catch var fault as ImportFault {
            fault.line = number
            throw fault
        } catch let error as SQLiteError where error.isConstraint || error.isMismatch {
            throw ImportFault(ExportSentences.doesNotFit(error.message), line: number)
        }
    }
}
