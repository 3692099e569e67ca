import CSQLite

/// Brings a database to the newest schema, all missing steps in one transaction: a database is at
/// the schema it was or at the newest, whatever happens on the way.
///
/// The last step leaves its number in `user_version` and two fingerprints in the table
/// `schema_identity`: of the schema as it stands, and of the migrations that led there.
package struct Migrator: Sendable {
    /// What marks the file as ours.
    package let identity: DatabaseIdentity
    /// All migrations, in order.
    package let catalogue: [Migration]

    /// - Throws: `DatabaseRefusal.migrationFailed` when the catalogue is empty or not numbered 1,
    ///   2, 3, …; `other` when the identity is 0.
    package init(identity: DatabaseIdentity, catalogue: [Migration]) throws(DatabaseRefusal) {
        guard identity.applicationID != 0 else {
            throw .other(detail: "the program's own number is missing")
        }
        guard !catalogue.isEmpty else {
            throw .migrationFailed(number: 1, detail: "there are no steps")
        }
        for (index, migration) in catalogue.enumerated() where migration.number != index + 1 {
            throw .migrationFailed(
                number: index + 1, detail: "the steps are not numbered without a gap")
        }
        self.identity = identity
        self.catalogue = catalogue
    }

    /// The newest schema number that is known.
    package var latest: Int { catalogue.count }

    /// Applies every migration that is still missing. For a file, `DatabaseFile.open` does this;
    /// call it for a database in memory.
    /// - Throws: `DatabaseRefusal`; then nothing was changed.
    package func migrate(_ connection: Connection) throws(DatabaseRefusal) {
        try migrate(connection, path: ":memory:")
    }

    func migrate(_ connection: Connection, path: String) throws(DatabaseRefusal) {
        let done: Int
        do throws(SQLiteError) {
            done = try connection.schemaNumber()
        } catch {
            throw DatabaseRefusal(error, path: path)
        }
        guard done <= latest else { throw .newer(found: done, known: latest) }
        let missing = catalogue.dropFirst(done)
        guard let first = missing.first else { return }
        var current = first
        do {
            try apply(missing, to: connection) { current = $0 }
        } catch {
            throw Self.refusal(error, current)
        }
    }

    /// Puts the seal to work, on a database at the newest schema.
    func seal(_ connection: Connection, path: String) throws(DatabaseRefusal) {
        do {
            connection.seal = try ContentSeal.attach(
                to: connection, log: identity.log, schema: latest)
        } catch let error as SQLiteError {
            throw DatabaseRefusal(error, path: path)
        } catch let error as TransactionError {
            throw DatabaseRefusal(error.cause, path: path)
        } catch {
            throw .other(detail: "\(error)")
        }
    }

    /// What is wrong with the schema of number `version`, in words; nil when it is the expected
    /// one.
    func schemaFault(_ connection: Connection, _ version: Int) throws(SQLiteError) -> String? {
        let sql = "SELECT fingerprint, catalogue FROM schema_identity"
        let stored = try connection.query(sql) { (row) throws(SQLiteError) in
            (schema: try row.text(0), catalogue: try row.text(1))
        }
        guard stored.count == 1, let known = stored.first else {
            return "its description is missing"
        }
        let actual = try Fingerprint.schema(of: connection)
        guard known.schema == actual else { return "its tables were changed by another program" }
        let steps = catalogue.prefix(version)
        if known.catalogue == Fingerprint.catalogue(steps) { return nil }
        // A step was written in another way. That is no harm as long as it leads to the same
        // tables.
        let expected = try? Self(identity: identity, catalogue: Array(steps)).builtInMemory()
        return expected == actual ? nil : "its tables are not those of format \(version)"
    }

    /// The fingerprint of the schema that the catalogue leads to.
    private func builtInMemory() throws -> String {
        let scratch = try Connection.inMemory()
        try migrate(scratch)
        return try Fingerprint.schema(of: scratch)
    }

    private struct StepFault: Error {
        let detail: String
    }

    private func apply(
        _ missing: ArraySlice<Migration>, to connection: Connection,
        reached: (Migration) -> Void
    ) throws {
        // Rebuilding a table means dropping the old one. With foreign keys on, that would delete
        // the rows which point to it (https://www.sqlite.org/lang_altertable.html, section 7). All
        // references are checked before the commit instead.
        try connection.set(SQLITE_DBCONFIG_ENABLE_FKEY, false)
        defer {
            do throws(SQLiteError) {
                try connection.set(SQLITE_DBCONFIG_ENABLE_FKEY, true)
            } catch {
                connection.spent = error
            }
        }
        try connection.transaction {
            for migration in missing {
                reached(migration)
                try connection.withoutTransactionControl { () throws(SQLiteError) in
                    try connection.execute(migration.sql)
                }
                if migration.number == 1 { try markAsOurs(connection) }
            }
            try connection.execute("PRAGMA user_version = \(latest)")
            try rememberSchema(connection)
            if let fault = try connection.fault(.full) { throw StepFault(detail: fault) }
        }
    }

    private func markAsOurs(_ connection: Connection) throws(SQLiteError) {
        try connection.execute(
            """
            PRAGMA application_id = \(identity.applicationID);
            CREATE TABLE schema_identity (
                only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
                fingerprint TEXT NOT NULL,
                catalogue TEXT NOT NULL
            ) STRICT;
            """)
    }

    private func rememberSchema(_ connection: Connection) throws(SQLiteError) {
        let schema = try Fingerprint.schema(of: connection)
        try connection.run(
            """
            INSERT INTO schema_identity (only_row, fingerprint, catalogue) VALUES (1, ?1, ?2)
            ON CONFLICT (only_row)
            DO UPDATE SET fingerprint = excluded.fingerprint, catalogue = excluded.catalogue
            """,
            [.text(schema), .text(Fingerprint.catalogue(catalogue))])
    }

    private static func refusal(_ error: any Error, _ migration: Migration) -> DatabaseRefusal {
        switch error {
        case let fault as StepFault:
            return .migrationFailed(number: migration.number, detail: fault.detail)
        case TransactionError.outcomeUnknown(let cause):
            return .other(
                detail: "the disk failed while saving (\(cause.extendedCode)); please start again")
        case TransactionError.refused(let cause):
            return refusal(cause, migration)
        case let cause as SQLiteError:
            if cause.isFull { return .full }
            if cause.isIO {
                return .other(detail: "the disk failed (\(cause.extendedCode))")
            }
            return .migrationFailed(number: migration.number, detail: cause.message)
        default:
            return .migrationFailed(number: migration.number, detail: "\(error)")
        }
    }
}

extension Connection {
    /// Runs `body` while statements that begin or end a transaction, or attach a file, are refused:
    /// they would tear a migration into pieces.
    func withoutTransactionControl(_ body: () throws(SQLiteError) -> Void) throws(SQLiteError) {
        let handle = try usableHandle(sql: nil)
        sqlite3_set_authorizer(
            handle,
            { _, action, _, _, _, _ in
                switch action {
                case SQLITE_TRANSACTION, SQLITE_SAVEPOINT, SQLITE_ATTACH, SQLITE_DETACH: SQLITE_DENY
                default: SQLITE_OK
                }
            }, nil)
        defer { sqlite3_set_authorizer(handle, nil, nil) }
        try body()
    }
}
