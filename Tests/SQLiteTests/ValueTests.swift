import CSQLite
import Testing

@testable import SQLite

@Suite("Values and statements")
struct ValueTests {
    @Test("every storage class comes back as it went in")
    func roundTrip() throws {
        let connection = try Connection.inMemory()
        let values: [SQLValue] = [
            nil, .integer(Int64.min), 1.5, "héllo\0wörld", "", .blob([0, 255]), .blob([]), true,
        ]
        for value in values {
            let back = try connection.first("SELECT ?1", [value]) { row in try row.value(0) }
            #expect(back == value)
        }
    }

    @Test("typed readers give the value of the right class and nil for NULL")
    func typedReaders() throws {
        let connection = try Connection.inMemory()
        let sql = "SELECT 7, 'x', x'01', 2.5, NULL, 1"
        let found = try connection.first(sql) { row in
            let some: [SQLValue] = [
                .integer(try row.int(0)), .text(try row.text(1)), .blob(try row.blob(2)),
                .real(try row.real(3)), .flag(try row.flag(5)), .optional(try row.optionalInt(0)),
                .optional(try row.optionalText(1)), .optional(try row.optionalBlob(2)),
            ]
            let none =
                try row.isNull(4) && row.optionalInt(4) == nil && row.optionalText(4) == nil
                && row.optionalBlob(4) == nil && row.optionalReal(4) == nil
            return (count: row.count, some: some, none: none)
        }
        let row = try #require(found)
        #expect(row.count == 6)
        #expect(row.some == [7, "x", .blob([1]), 2.5, true, 7, "x", .blob([1])])
        #expect(row.none)
    }

    @Test("a column of another class is an error, never a conversion", arguments: 0..<5)
    func wrongClass(column: Int) throws {
        let connection = try Connection.inMemory()
        let sql = "SELECT 7, '7', x'37', 7.0, NULL"
        let errors = [
            failure { _ = try connection.first(sql) { row in try row.int(column) } },
            failure { _ = try connection.first(sql) { row in try row.text(column) } },
            failure { _ = try connection.first(sql) { row in try row.blob(column) } },
            failure { _ = try connection.first(sql) { row in try row.real(column) } },
        ]
        for (index, error) in errors.enumerated() {
            #expect((error?.isMismatch ?? false) == (index != column))
        }
    }

    @Test("a column that does not exist is an error", arguments: [-1, 1, 99])
    func unknownColumn(column: Int) throws {
        let connection = try Connection.inMemory()
        let error = failure { _ = try connection.first("SELECT 1") { row in try row.int(column) } }
        #expect(error?.isOutOfRange == true)
    }

    @Test("text that is not UTF-8 is an error")
    func invalidText() throws {
        let connection = try Connection.inMemory()
        let sql = "SELECT CAST(x'ff' AS TEXT)"
        let error = failure { _ = try connection.first(sql) { row in try row.text(0) } }
        #expect(error?.isMismatch == true)
    }

    @Test("too few or too many values are an error", arguments: 0..<4)
    func valueCount(count: Int) throws {
        let connection = try Connection.inMemory()
        let values = [SQLValue](repeating: 1, count: count)
        let error = failure {
            _ = try connection.first("SELECT ?1 + ?2", values) { row in try row.int(0) }
        }
        #expect((error?.isMisuse ?? false) == (count != 2))
    }

    @Test(
        "only numbered parameters without a gap are taken",
        arguments: ["SELECT ?", "SELECT :name", "SELECT ?1, ?3", "SELECT @a"])
    func parameterNames(sql: String) throws {
        let connection = try Connection.inMemory()
        let values = [SQLValue](repeating: 1, count: sql.contains("?3") ? 3 : 1)
        let error = failure { _ = try connection.query(sql, values) { row in try row.value(0) } }
        #expect(error?.isMisuse == true)
    }

    @Test("a second statement in one call is an error, a comment behind it is none")
    func oneStatement() throws {
        let connection = try Connection.inMemory()
        let two = failure {
            _ = try connection.first("SELECT 1; SELECT 2") { row in try row.int(0) }
        }
        #expect(two?.isMisuse == true)
        let commented = "SELECT 1; -- done\n /* really */ ;"
        #expect(try connection.first(commented) { row in try row.int(0) } == 1)
        #expect(failure { try connection.run("  -- nothing") }?.isMisuse == true)
        #expect(failure { try connection.run("SELECT 1") }?.isMisuse == true)
        #expect(failure { try connection.execute("SELECT ?1") }?.isMisuse == true)
    }

    @Test("NaN is refused instead of becoming NULL")
    func notANumber() throws {
        let connection = try Connection.inMemory()
        let error = failure {
            _ = try connection.first("SELECT ?1", [.real(.nan)]) { row in try row.value(0) }
        }
        #expect(error?.isMismatch == true)
    }

    @Test("a value beyond the limit is refused")
    func lengthLimit() throws {
        let connection = try Connection.inMemory()
        let fits = SQLValue.blob([UInt8](repeating: 1, count: 900_000))
        let tooLong = SQLValue.blob([UInt8](repeating: 1, count: 1_000_001))
        let sql = "SELECT length(?1)"
        #expect(try connection.first(sql, [fits]) { row in try row.int(0) } == 900_000)
        let error = failure { _ = try connection.first(sql, [tooLong]) { row in try row.int(0) } }
        #expect(error?.code == SQLITE_TOOBIG)
    }

    @Test("an error names the SQL but never a bound value")
    func errorsHideValues() throws {
        let connection = try Connection.inMemory()
        try connection.execute("CREATE TABLE t (a TEXT UNIQUE CHECK (a <> 'secret')) STRICT")
        let sql = "INSERT INTO t (a) VALUES (?1)"
        let error = try #require(failure { try connection.run(sql, ["secret"]) })
        #expect(error.sql == sql)
        try connection.run(sql, ["Jane Doe"])
        let twice = try #require(failure { try connection.run(sql, ["Jane Doe"]) })
        #expect(twice.isConstraint)
        #expect(!"\(twice)".contains("Jane"))
    }

    @Test("the same statement inside its own loop does not disturb the outer one")
    func nestedUse() throws {
        let connection = try Connection.inMemory()
        let sql = "SELECT value FROM json_each('[1,2,3]') WHERE value >= ?1"
        var seen: [Int64] = []
        try connection.forEach(sql, [1]) { outer in
            let inner = try connection.query(sql, [3]) { row in try row.int(0) }
            seen.append(try outer.int(0) * 10 + inner[0])
        }
        #expect(seen == [13, 23, 33])
    }

    @Test("the statement cache keeps no more than its limit")
    func cacheLimit() throws {
        let connection = try Connection.inMemory()
        for number in 0..<(Connection.cachedStatementLimit * 2) {
            let sql = "SELECT \(number)"
            #expect(try connection.first(sql) { row in try row.int(0) } == Int64(number))
        }
        #expect(connection.cache.count == Connection.cachedStatementLimit)
        #expect(connection.cache.take("SELECT 0") == nil)
        let latest = "SELECT \(Connection.cachedStatementLimit * 2 - 1)"
        #expect(connection.cache.take(latest) != nil)
    }

    @Test("an error inside a row closure ends the walk and leaves the connection usable")
    func closureError() throws {
        let connection = try Connection.inMemory()
        var rows = 0
        let error = failure {
            try connection.forEach("SELECT value FROM json_each('[1,\"x\",3]')") { row in
                _ = try row.int(0)
                rows += 1
            }
        }
        #expect(error?.isMismatch == true)
        #expect(rows == 1)
        #expect(try connection.first("SELECT 1") { row in try row.int(0) } == 1)
    }

    @Test("run counts changed rows and gives the new row id")
    func changes() throws {
        let connection = try Connection.inMemory()
        #expect(try connection.run("CREATE TABLE t (a INTEGER PRIMARY KEY, b INTEGER) STRICT") == 0)
        #expect(try connection.run("INSERT INTO t (b) VALUES (?1), (?2)", [1, 2]) == 2)
        #expect(connection.lastInsertedRowID == 2)
        #expect(try connection.run("UPDATE t SET b = 9 WHERE a = ?1", [7]) == 0)
        #expect(try connection.run("UPDATE t SET b = 9") == 2)
        #expect(connection.changes == 2)
        #expect(try connection.run("DROP TABLE t") == 0)
    }

    @Test("a closed connection answers with an error")
    func closed() throws {
        let connection = try Connection.inMemory()
        try connection.close()
        try connection.close()
        #expect(!connection.isOpen)
        #expect(failure { try connection.run("SELECT 1") }?.isMisuse == true)
        #expect(connection.lastInsertedRowID == 0)
    }

    @Test("closing inside a row closure is refused")
    func closeInside() throws {
        let connection = try Connection.inMemory()
        let error = failure {
            try connection.forEach("SELECT 1") { _ in try connection.close() }
        }
        #expect(error?.isBusy == true)
        #expect(try connection.first("SELECT 1") { row in try row.int(0) } == 1)
    }
}
