import CSQLite
import DoseInterface
import DoseService
import Regimen
import TestSupport
import Testing

@testable import DoseStore
@testable import SQLite

@Suite("A long past costs nothing")
struct LongPastTests {
    private static let prescriptions = 10
    /// Three doses a day of each: a month of them, and nine years.
    private static let few = 1_000
    private static let many = 100_000

    @Test("what is asked every day takes as many steps with 100,000 recorded doses as with 1,000")
    func steps() async throws {
        let few = try await Self.looks(recorded: Self.few)
        let many = try await Self.looks(recorded: Self.many)
        #expect(few.map(\.what) == many.map(\.what))
        for (few, many) in zip(few.dropLast(), many.dropLast()) {
            #expect(few.steps > 20, "\(few)")
            // A page more or less of an index is all that may differ.
            #expect(many.steps <= few.steps + few.steps / 4 + 100, "\(few) became \(many)")
        }
        let (scan, longScan) = try #require(zip(few, many).suffix(1).first)
        #expect(longScan.steps > 50 * scan.steps, "a search through all of it is not noticed")
    }

    /// What is asked every day, and last a question that no index answers.
    private static func looks(recorded: Int) async throws -> [Look] {
        let desk = try await desk(recorded: recorded)
        return [
            try await desk.look(at: GetToday.self, .init()),
            try await desk.look(at: ListDue.self, .init(days: 1)),
            try await desk.look(at: ListHistory.self, .init()),
            try await desk.look(at: ListHistory.self, .init(all: true, limit: 20)),
            try await desk.look(at: ListAdherence.self, .init()),
            try await desk.look(at: ListUse.self, .init()),
            try await desk.look(at: ListStock.self, .init()),
            try await desk.look(at: GetStock.self, .init(name: "ibuprofen")),
            try await desk.look("a search") {
                _ = try await desk.rows("SELECT count(*) FROM dose_record WHERE place = 'home'")
            },
        ]
    }

    /// Something of everything that a screen shows, and the long past besides.
    private static func desk(recorded: Int) async throws -> Desk {
        let desk = try await Desk()
        try await desk.add(YearsOfUse.order)
        try await desk.add("calcium carbonate 1 tablet at 8 am and 20:00")
        try await desk.stock(.set, "calcium", "10 tablets")
        try await desk.add("ibuprofen 1 tablet as needed every 6 hours max 6 a day")
        try await desk.stock(.set, "ibuprofen", "30 tablets")
        try await desk.record(.taken, "ibuprofen")
        try await desk.add(zoledronicAcid)
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        let (each, apart) = (recorded / prescriptions, Int64(8 * 3600))
        try await desk.fill(
            YearsOfUse(
                prescriptions: prescriptions, dosesEach: each,
                first: desk.clock.now.epochSeconds - apart * Int64(each), secondsApart: apart))
        #expect(
            try await desk.rows("SELECT count(*) FROM dose_record WHERE dose_id IS NOT NULL")
                == ["\(recorded)"])
        return desk
    }
}

/// What was asked, and the steps of SQLite's machine that it took.
private struct Look {
    let what: String
    let steps: Int
}

extension Desk {
    /// Years of use, behind the back of the service. The content is not sealed: that would take
    /// longer than all the rest, and nobody looks at the seal here.
    fileprivate func fill(_ years: YearsOfUse) async throws {
        try await store.transact(at: clock.now, by: 0) { transaction in
            let connection = transaction.connection
            let triggers = try connection.query(
                "SELECT name FROM sqlite_temp_schema WHERE type = 'trigger'", []
            ) { row in try row.text(0) }
            for trigger in triggers {
                try connection.execute("DROP TRIGGER temp.\(Connection.quoted(trigger))")
            }
            try connection.execute(years.sql)
        }
    }

    fileprivate func look<Method: InterfaceMethod>(
        at method: Method.Type, _ request: Method.Request
    ) async throws -> Look {
        try await look(Method.name) {
            let replies = try await replies(method, request, more: true)
            #expect(!replies.isEmpty)
        }
    }

    fileprivate func look(_ what: String, _ body: () async throws -> Void) async throws -> Look {
        _ = try await takeSteps()
        try await body()
        return Look(what: what, steps: try await takeSteps())
    }

    /// The steps that all statements took since they were last asked.
    private func takeSteps() async throws -> Int {
        try await store.transact(at: clock.now, by: 0, reading: true) { transaction in
            var steps = 0
            var statement = sqlite3_next_stmt(transaction.connection.handle, nil)
            while let found = statement {
                steps += Int(sqlite3_stmt_status(found, SQLITE_STMTSTATUS_VM_STEP, 1))
                statement = sqlite3_next_stmt(transaction.connection.handle, found)
            }
            return steps
        }
    }
}
