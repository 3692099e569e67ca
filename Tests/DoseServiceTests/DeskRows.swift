import SQLite

@testable import DoseStore

extension Desk {
    /// What the database itself says, a line each.
    func rows(_ sql: String) async throws -> [String] {
        try await store.transact(at: clock.now, by: 0, reading: true) { transaction in
            try transaction.connection.query(sql, []) { row in
                try (0..<row.count).map { column in
                    switch try row.value(column) {
                    case .text(let text): text
                    case .integer(let number): "\(number)"
                    case let other: "\(other)"
                    }
                }.joined(separator: " ")
            }
        }
    }

    /// Changes the database behind the back of the service.
    func damage(_ sql: String) async throws {
        try await store.transact(at: clock.now, by: 0) { transaction in
            _ = try transaction.connection.run(sql, [])
        }
    }
}
