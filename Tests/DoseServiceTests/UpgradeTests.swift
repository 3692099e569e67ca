import DoseInterface
import DoseSchema
import DoseService
import Foundation
import Regimen
import SQLite
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
        let first = try open(min(number, 6))
        let tables = Set(
            try first.connection.query("SELECT name FROM sqlite_schema WHERE type = 'table'") {
                row in try row.text(0)
            })
        var kept: [String: Int64] = [:]
        for statement in Self.rows.split(separator: ";\n") {
            let table = String(statement.split(separator: " ")[2])
            guard tables.contains(table) else { continue }
            try first.connection.transaction {
                try first.connection.execute(String(statement))
            }
            kept[table] = try first.connection.first("SELECT count(*) FROM \(table)") { row in
                try row.int(0)
            }
        }
        try first.checkpointAndClose()
        let old = try open(number)
        try old.checkpointAndClose()
        let new = try open(DoseSchema.catalogue.count)
        #expect(new.copyBeforeUpgrade == path + ".before-\(number)")
        for (table, count) in kept {
            let found = try new.connection.first("SELECT count(*) FROM \(table)") { row in
                try row.int(0)
            }
            #expect(found == count, "\(table)")
        }
        try new.checkpointAndClose()
        let log = DoseSchema.identity.log
        #expect(DatabaseCopy.fault(at: path, log: log) == nil)
        #expect(DatabaseCopy.fault(at: path + ".before-\(number)", log: log) == nil)
        let chained = try open(DoseSchema.catalogue.count)
        #expect(chained.progress?.entry == (kept["event"] ?? 0))
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
            catalogue: Array(DoseSchema.catalogue.prefix(6)), now: "test")
        try file.connection.execute(rows)
        try file.checkpointAndClose()
        return directory
    }

    /// As the first release wrote them; its day is 2026-11-23 in Berlin.
    private static let rows = """
        INSERT INTO person VALUES (1, 'Europe/Berlin', 1795400000);
        INSERT INTO event (id, at, uid, kind, prescription_id, detail) VALUES
            (1, 1795400000, 0, 'prescription-added', 1, '{"say":"naproxen, added"}'),
            (2, 1795400000, 0, 'prescription-added', 2, '{"say":"denosumab, added"}'),
            (3, 1795400000, 0, 'prescription-added', 3, '{"say":"ibuprofen, added"}'),
            (4, 1795401000, 0, 'dose-taken', 1, '{"say":"naproxen, taken","dose":1}'),
            (5, 1795446000, 0, 'dose-fell-due', 3, '{"say":"fell due","dose":5}'),
            (6, 1795447000, 0, 'prescription-stopped', 3,
                '{"say":"ibuprofen, stopped","previous":"active"}');
        INSERT INTO undo_step (event_id) VALUES (1), (2), (3), (4), (6);
        INSERT INTO prescription VALUES
            (1, 1, 'naproxen', 'naproxen', 'naproxen', NULL, '220 mg', 'PO', 0, 0, 'back pain',
                'active', NULL, 0, 1795400000, 1795400000, NULL, NULL),
            (2, 1, 'denosumab', 'denosumab', 'denosumab', 'Xgeva', '120 mg', 'SC', 1, 0, NULL,
                'active', '2025-10-01', 13, 1795400000, 1795400000, NULL, NULL),
            (3, 1, 'ibuprofen', 'ibuprofen', 'ibuprofen', NULL, '200 mg', 'PO', 0, 0, NULL,
                'stopped', NULL, 0, 1795400000, 1795400000, 1795447000, 'stomach');
        INSERT INTO prescription_revision VALUES
            (1, 1, 'every 1 days at 05:00, 17:00 from 2026-11-23 05:00', 'Europe/Berlin',
                1795400000),
            (2, 1, 'every 4 weeks at 10:00 from 2026-11-02 10:00', 'Europe/Berlin', 1795400000),
            (3, 1, 'every 1 days at 16:00 from 2026-11-23 16:00', 'Europe/Berlin', 1795400000);
        INSERT INTO dose VALUES
            (1, 1, 1, '2026-11-23 05:00', 1, 1795406400, 'taken', NULL, 1795428000),
            (2, 1, 1, '2026-11-23 17:00', 2, 1795449600, 'upcoming', 1795449600, 1795471200),
            (4, 2, 1, '2026-11-30 10:00', 2, 1796029200, 'upcoming', 1796029200, NULL),
            (5, 3, 1, '2026-11-23 16:00', 1, 1795446000, 'withdrawn', NULL, 1795489200);
        INSERT INTO dose_record (prescription_id, dose_id, outcome, amount, at, event_id)
            VALUES (1, 1, 'taken', '220 mg', 1795406400, 4);
        INSERT INTO reminder VALUES (5, 5, NULL, 1795446000, 1, 1795447000);
        """
}
