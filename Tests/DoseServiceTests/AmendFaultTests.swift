import DoseInterface
import SQLite
import Testing
import Varlink

@testable import DoseStore

@Suite("A correction that fails in the middle")
struct AmendFaultTests {
    @Test(
        "leaves the record, its dose, its questions and the log as they were",
        arguments: ["dose_record", "note", "prompt"])
    func atomic(table: String) async throws {
        let desk = try await Desk()
        try await desk.add("zoledronic acid 4 mg IV every 12 weeks from now")
        desk.clock.advance(days: 1)
        try await desk.record(.given, "zol")
        let before = try await contents(desk)
        try await desk.store.transact(at: desk.clock.now, by: 0) { transaction in
            try transaction.connection.execute(
                """
                CREATE TEMP TRIGGER broken BEFORE INSERT ON \(table)
                BEGIN SELECT RAISE(ABORT, 'broken'); END
                """)
        }
        let request = AmendDose.Request(
            requestId: "a", name: "zol", words: "3.5 mg yesterday 18:30", note: "slower")
        await #expect(throws: VarlinkError.self) { try await desk.call(AmendDose.self, request) }
        #expect(try await contents(desk) == before)
        try await desk.store.transact(at: desk.clock.now, by: 0) { transaction in
            try transaction.connection.execute("DROP TRIGGER broken")
        }
        // The same request goes through once nothing is broken any more.
        #expect(try await desk.call(AmendDose.self, request).record.amount == "3.5 mg")
        #expect(try await contents(desk) != before)
    }

    private func contents(_ desk: Desk) async throws -> [String] {
        try await desk.rows("SELECT kind FROM event ORDER BY id")
            + desk.rows("SELECT outcome, amount, undone_by IS NULL FROM dose_record ORDER BY id")
            + desk.rows("SELECT what, day, undone_by IS NULL FROM prompt ORDER BY id")
            + desk.rows("SELECT slot, state FROM dose ORDER BY id")
            + desk.rows("SELECT text FROM note ORDER BY id")
    }
}
