import CSQLite
import Testing

@testable import SQLite

@Suite("Transactions")
struct TransactionTests {
    private struct Stop: Error {}

    private func stops(_ body: () throws -> Void) -> Bool {
        do {
            try body()
            return false
        } catch {
            return error is Stop
        }
    }

    private func counter() throws -> Connection {
        let connection = try Connection.inMemory()
        try connection.execute("CREATE TABLE t (a INTEGER PRIMARY KEY) STRICT")
        return connection
    }

    private func insert(_ number: Int64, _ connection: Connection) throws {
        try connection.run("INSERT INTO t (a) VALUES (?1)", [.integer(number)])
    }

    private func numbers(_ connection: Connection) throws -> [Int64] {
        try connection.query("SELECT a FROM t ORDER BY a") { row in try row.int(0) }
    }

    @Test("a transaction keeps all and gives the body's value")
    func commit() throws {
        let connection = try counter()
        let value = try connection.transaction {
            try insert(1, connection)
            #expect(connection.isInTransaction)
            try insert(2, connection)
            return "done"
        }
        #expect(value == "done")
        #expect(!connection.isInTransaction)
        #expect(try numbers(connection) == [1, 2])
    }

    @Test("a body that throws leaves nothing, and its own error comes out")
    func rollback() throws {
        let connection = try counter()
        #expect(throws: Stop.self) {
            try connection.transaction {
                try insert(1, connection)
                throw Stop()
            }
        }
        #expect(try numbers(connection) == [])
        #expect(!connection.isInTransaction)
        try connection.transaction { try insert(3, connection) }
        #expect(try numbers(connection) == [3])
    }

    @Test("a transaction inside a transaction is refused, and the outer one lives on")
    func nested() throws {
        let connection = try counter()
        var inner: TransactionError?
        try connection.transaction {
            try insert(1, connection)
            inner = transactionFailure {
                try connection.transaction { try insert(2, connection) }
            }
            try insert(3, connection)
        }
        #expect(inner?.cause.isMisuse == true)
        #expect(try numbers(connection) == [1, 3])
    }

    @Test("a savepoint that throws undoes its own part only, at any depth")
    func savepoints() throws {
        let connection = try counter()
        var stopped: [Bool] = []
        try connection.transaction {
            try insert(1, connection)
            try connection.savepoint {
                try insert(2, connection)
                let inner = stops {
                    try connection.savepoint {
                        try insert(3, connection)
                        throw Stop()
                    }
                }
                stopped.append(inner)
                try connection.savepoint { try insert(4, connection) }
            }
            let outer = stops {
                try connection.savepoint {
                    try connection.savepoint { try insert(5, connection) }
                    throw Stop()
                }
            }
            stopped.append(outer)
        }
        #expect(stopped == [true, true])
        #expect(try numbers(connection) == [1, 2, 4])
        #expect(connection.savepointDepth == 0)
    }

    @Test("a savepoint outside a transaction is refused")
    func loneSavepoint() throws {
        let connection = try counter()
        #expect(
            failure { try connection.savepoint { try insert(1, connection) } }?.isMisuse == true)
        #expect(try numbers(connection) == [])
    }

    @Test("a COMMIT that a deferred rule refuses is rolled back")
    func refusedCommit() throws {
        let connection = try counter()
        try connection.execute(
            """
            CREATE TABLE c (a INTEGER NOT NULL REFERENCES t (a) DEFERRABLE INITIALLY DEFERRED)
            STRICT
            """)
        let error = transactionFailure {
            try connection.transaction {
                try insert(1, connection)
                try connection.run("INSERT INTO c (a) VALUES (9)")
            }
        }
        guard case .refused(let cause) = error else {
            Issue.record("not refused: \(String(describing: error))")
            return
        }
        #expect(cause.isConstraint)
        #expect(try numbers(connection) == [])
        #expect(!connection.isInTransaction)
        #expect(!connection.isSpent)
    }

    @Test("when SQLite drops the transaction underneath, later statements do not slip through")
    func droppedUnderneath() throws {
        let connection = try counter()
        var codes: [Int32?] = []
        let error = transactionFailure {
            try connection.transaction {
                try insert(1, connection)
                // ON CONFLICT ROLLBACK ends the transaction as a full disk does.
                let sql = "INSERT OR ROLLBACK INTO t (a) VALUES (1)"
                codes.append(failure { try connection.run(sql) }?.code)
                codes.append(failure { try insert(2, connection) }?.code)
                codes.append(failure { try connection.savepoint {} }?.code)
            }
        }
        #expect(codes == [SQLITE_CONSTRAINT, SQLITE_ABORT, SQLITE_ABORT])
        #expect(error?.cause.code == SQLITE_ABORT)
        #expect(try numbers(connection) == [])
        try connection.transaction { try insert(7, connection) }
        #expect(try numbers(connection) == [7])
    }

    @Test("a spent connection refuses every later call with the first error")
    func spent() throws {
        let connection = try counter()
        let cause = SQLiteError(extendedCode: 1034, message: "disk I/O error")
        connection.spent = cause
        #expect(connection.isSpent)
        #expect(failure { try insert(1, connection) } == cause)
        #expect(failure { _ = try numbers(connection) } == cause)
        #expect(transactionFailure { try connection.transaction {} } == .refused(cause))
        try connection.close()
    }
}
