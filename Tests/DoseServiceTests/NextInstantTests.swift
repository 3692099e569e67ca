import DoseSchema
import DoseStore
import Foundation
import SQLite
import Testing

@Suite("what comes next is looked up and never searched for")
struct NextInstantTests {
    @Test("an index answers what the daemon asks before each sleep", arguments: DueQuery.allCases)
    func isIndexed(query: DueQuery) throws {
        let steps = try Self.steps(of: query.rawValue)
        #expect(steps.contains { $0.contains(" USING ") }, "\(steps)")
        #expect(!Self.searchesAll(steps), "\(steps)")
    }

    @Test("an index answers what the picture of today asks", arguments: TodayQuery.allCases)
    func isIndexed(query: TodayQuery) throws {
        let steps = try Self.steps(of: query.statement)
        #expect(steps.contains { $0.contains(" USING ") }, "\(steps)")
        #expect(!Self.searchesAll(steps), "\(steps)")
    }

    @Test("an index answers what a calendar asks of the log", arguments: PlanQuery.allCases)
    func isIndexed(query: PlanQuery) throws {
        let kinds = query == .ofPrescription ? 2 : 0
        let steps = try Self.steps(of: query.statement(kinds: kinds))
        #expect(steps.contains { $0.contains(" USING ") }, "\(steps)")
        #expect(!Self.searchesAll(steps), "\(steps)")
    }

    @Test(
        "a question without an index would be noticed",
        arguments: [
            "SELECT min(due_at) FROM dose WHERE state = 'taken'",
            "SELECT id FROM dose WHERE due_at > ?1 ORDER BY due_at LIMIT 1",
            "SELECT count(*) FROM event WHERE kind = 'dose-taken'",
        ])
    func control(sql: String) throws {
        #expect(Self.searchesAll(try Self.steps(of: sql)))
    }

    /// Whether rows are looked at that are not asked for. The first row of an index of what is to
    /// come is the answer, so walking such an index in its order does not count.
    private static func searchesAll(_ steps: [String]) -> Bool {
        let tables = [
            "dose", "prescription", "other", "dental_exam", "prescription_hold", "prompt",
            "stock_look", "event",
        ]
        let inOrder = [
            "INDEX dose_remind_at", "INDEX dose_lead_at", "INDEX dental_exam_remind_at",
            "INDEX prompt_remind_at", "INDEX dose_open", "INDEX dose_upcoming",
            "INDEX event_of_zone",
        ]
        return steps.contains { step in
            guard tables.contains(where: { step.hasPrefix("SEARCH \($0)") }) else {
                return tables.contains { step.hasPrefix("SCAN \($0)") }
                    && !inOrder.contains { step.hasSuffix($0) }
            }
            // Without an index, the search of a least value looks at all rows.
            return !step.contains(" USING ")
        }
    }

    /// What SQLite does for a statement, a line each.
    private static func steps(of sql: String) throws -> [String] {
        let directory = try Desk.privateDirectory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let file = try DatabaseFile.open(
            path: directory + "/dosed.db", identity: DoseSchema.identity,
            catalogue: DoseSchema.catalogue, now: "test")
        let values = (0..<3).filter { sql.contains("?\($0 + 1)") }.map { _ in SQLValue.integer(1) }
        return try file.connection.query("EXPLAIN QUERY PLAN \(sql)", values) {
            row throws(SQLiteError) in try row.text(3)
        }
    }
}
