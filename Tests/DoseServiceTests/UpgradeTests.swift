import DoseInterface
import DoseSchema
import DoseService
import Foundation
import Regimen
import SQLite
import TestSupport
import Testing

/// A database of the first release, with everything in it that the change of an order touches.
@Suite("A database of the first release")
struct UpgradeTests {
    @Test("goes on where it was: amounts, numbers, what is due, and what was called off")
    func orders() async throws {
        let desk = try await Desk(in: try Self.firstRelease())
        let list = try await desk.call(ListPrescriptions.self, .init(all: true)).prescriptions
        #expect(list.map(\.name) == ["naproxen", "denosumab", "ibuprofen"])
        #expect(list.map(\.dose) == ["220 mg", "120 mg", "200 mg"])
        #expect(list.map(\.state) == [.active, .active, .stopped])
        #expect(list.map(\.asNeeded) == [false, false, false])
        #expect(list.map(\.indication) == ["back pain", nil, nil])
        #expect(try await desk.infusions().map(\.dose.number) == [15, 16])
        try await desk.passTime()
        #expect(try await desk.due().map(\.slot) == ["2026-11-23 17:00"])
        let taken = try await desk.record(.taken, "naproxen").record
        #expect(taken.amount == "220 mg")
        #expect(taken.number == 2)
        #expect(try await desk.show("naproxen").records.count == 2)
        #expect(try await desk.show("naproxen").orders.map(\.dose) == ["220 mg"])
        try await desk.undo()
        // Stopping was the last change before; taken back, its dose comes back.
        try await desk.undo()
        #expect(try await desk.due().map(\.slot).contains("2026-11-23 16:00"))
    }

    @Test("one that was under way and has its first dose still to come does not begin anew")
    func underWay() async throws {
        let desk = try await Desk(in: try Self.firstRelease())
        desk.clock.advance(days: 14)
        try await desk.passTime()
        #expect(try await desk.infusions(days: 40).map(\.dose.number) == [15, 16])
        #expect(
            try await desk.infusions(days: 40).map(\.dose.slot)
                == ["2026-11-30 10:00", "2026-12-28 10:00"])
    }

    /// Every number that a database of someone may have.
    @Test(
        "every schema there was is upgraded, and every row and event of it is what it was",
        arguments: 1..<DoseSchema.catalogue.count)
    func everySchema(number: Int) throws {
        let directory = try Desk.privateDirectory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let path = directory + "/dosed.db"
        func open(_ number: Int) throws -> DatabaseFile {
            try DatabaseFile.open(
                path: path, identity: DoseSchema.identity,
                catalogue: Array(DoseSchema.catalogue.prefix(number)), now: "test")
        }
        // The rows are those of the first release, and go along with what came after it.
        let first = try open(min(number, FirstRelease.schema))
        let tables = Set(try Self.columns(of: first).keys)
        for (_, sql) in FirstRelease.statements(for: tables) {
            try first.connection.transaction { try first.connection.execute(sql) }
        }
        try first.checkpointAndClose()
        let old = try open(number)
        let known = try Self.columns(of: old)
        for (table, sql) in FirstRelease.later where known[table] != nil {
            try old.connection.transaction { try old.connection.execute(sql) }
        }
        let before = try Self.content(of: old)
        try old.checkpointAndClose()
        let new = try open(DoseSchema.catalogue.count)
        #expect(new.copyBeforeUpgrade == path + ".before-\(number)")
        let after = try Self.content(of: new)
        #expect(number < FirstRelease.schema || before["event"]?.count ?? 0 >= 6)
        for (table, rows) in before where !rows.isEmpty {
            let kept = try Self.columns(of: new)[table] ?? []
            let common = Set(known[table] ?? []).intersection(kept)
            #expect(!common.isEmpty, "\(table)")
            let (one, other) = (rows, after[table] ?? [])
            #expect(
                one.map { row in row.filter { common.contains($0.key) } }
                    == other.map { row in row.filter { common.contains($0.key) } }, "\(table)")
        }
        try new.checkpointAndClose()
        let log = DoseSchema.identity.log
        #expect(DatabaseCopy.fault(at: path, log: log) == nil)
        #expect(DatabaseCopy.fault(at: path + ".before-\(number)", log: log) == nil)
        let chained = try open(DoseSchema.catalogue.count)
        #expect(chained.progress?.entry == Int64(before["event"]?.count ?? 0))
    }

    /// The columns of each table, but for what a database says of itself.
    private static func columns(of file: DatabaseFile) throws -> [String: [String]] {
        let found = try file.connection.query(
            """
            SELECT entry.name, part.name
            FROM sqlite_schema AS entry JOIN pragma_table_info(entry.name) AS part
            WHERE entry.type = 'table' AND entry.name NOT LIKE 'sqlite_%'
                AND entry.name NOT IN ('schema_identity', 'content_seal', 'event_chain')
            ORDER BY entry.name, part.cid
            """
        ) { (row) throws(SQLiteError) in (table: try row.text(0), column: try row.text(1)) }
        return found.reduce(into: [:]) { $0[$1.table, default: []].append($1.column) }
    }

    /// Every row of every table, each value as SQL has it, by its column.
    private static func content(of file: DatabaseFile) throws -> [String: [[String: String]]] {
        try columns(of: file).reduce(into: [:]) { content, table in
            let values = table.value.map { "quote(\"\($0)\")" }.joined(separator: ", ")
            let sql = "SELECT \(values) FROM \"\(table.key)\" ORDER BY rowid"
            let rows: [[String: String]] = try file.connection.query(sql) {
                (row) throws(SQLiteError) in
                var found: [String: String] = [:]
                for (index, column) in table.value.enumerated() {
                    found[column] = try row.text(index)
                }
                return found
            }
            content[table.key] = rows
        }
    }

    @Test("whoever was there is me, keeps what can be taken back, and somebody else can come")
    func people() async throws {
        let desk = try await Desk(in: try Self.firstRelease())
        #expect(
            try await desk.call(ListPeople.self, .init()).people
                == [Person(name: "me", zone: "Europe/Berlin", isDefault: true)])
        _ = try await desk.call(AddPerson.self, .init(requestId: "a", name: "Ana"))
        let ana = desk.about("ana")
        _ = try await ana.refusal(UndoLast.self, .init(requestId: "u"), as: NothingToUndo.self)
        #expect(try await desk.undo().undone == "Ana, added")
        #expect(try await desk.undo().undone == "ibuprofen, stopped")
    }

    private static func firstRelease() throws -> String {
        let directory = try Desk.privateDirectory()
        let file = try DatabaseFile.open(
            path: directory + "/dosed.db", identity: DoseSchema.identity,
            catalogue: Array(DoseSchema.catalogue.prefix(FirstRelease.schema)), now: "test")
        try file.connection.execute(FirstRelease.rows)
        try file.checkpointAndClose()
        return directory
    }
}
