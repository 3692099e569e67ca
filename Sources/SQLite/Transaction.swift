import CSQLite

/// Why a transaction did not commit, apart from an error of its own body.
package enum TransactionError: Error, Sendable, Equatable {
    /// COMMIT failed while writing or syncing. The change may or may not be on the disk. The
    /// connection is spent: close it, open anew and look; a retry needs the same request id.
    case outcomeUnknown(SQLiteError)
    /// Nothing was changed: the transaction could not begin, or COMMIT said no and was rolled back
    /// (disk full, deferred constraint), or a transaction was already open.
    case refused(SQLiteError)

    /// What SQLite answered.
    package var cause: SQLiteError {
        switch self {
        case .outcomeUnknown(let error), .refused(let error): error
        }
    }
}

extension Connection {
    /// Runs `body` between BEGIN IMMEDIATE and COMMIT; when it throws, everything is rolled back.
    ///
    /// Not to be nested: use `savepoint` inside.
    /// - Throws: the body's error after a rollback, or `TransactionError`.
    @discardableResult
    package func transaction<R>(_ body: () throws -> R) throws -> R {
        try begin("BEGIN IMMEDIATE")
        let result: R
        do {
            result = try body()
        } catch {
            isInTransactionBody = false
            rollBack()
            throw error
        }
        guard isInTransaction else {
            isInTransactionBody = false
            rollBack()
            throw TransactionError.refused(
                SQLiteError(
                    extendedCode: SQLITE_ABORT, message: "the transaction was rolled back",
                    sql: nil))
        }
        do {
            try seal?.close(self)
        } catch {
            isInTransactionBody = false
            rollBack()
            throw TransactionError.refused(error)
        }
        isInTransactionBody = false
        try commit()
        return result
    }

    /// Runs `body` on one state of the database, without the lock for writing. Changes that it
    /// makes all the same are rolled back.
    /// - Throws: the body's error, or `TransactionError.refused` when it could not begin.
    package func snapshot<R>(_ body: () throws -> R) throws -> R {
        try begin("BEGIN")
        defer {
            isInTransactionBody = false
            rollBack()
        }
        return try body()
    }

    private func begin(_ sql: String) throws(TransactionError) {
        do throws(SQLiteError) {
            guard !isInTransactionBody else {
                throw SQLiteError.misuse("a transaction is already open", sql: nil)
            }
            try run(sql)
        } catch {
            throw TransactionError.refused(error)
        }
        isInTransactionBody = true
    }

    /// Runs `body` inside a transaction so that it can fail on its own: when it throws, its changes
    /// are undone and those before it stay. May be nested.
    /// - Throws: the body's error after undoing, or `SQLiteError` (`isMisuse` outside a
    ///   transaction).
    @discardableResult
    package func savepoint<R>(_ body: () throws -> R) throws -> R {
        guard isInTransaction else {
            _ = try usableHandle(sql: nil)
            throw SQLiteError.misuse("a savepoint needs an open transaction", sql: nil)
        }
        savepointDepth += 1
        defer { savepointDepth -= 1 }
        let name = "level_\(savepointDepth)"
        try run("SAVEPOINT \(name)")
        let sum = ledger?.sum
        let result: R
        do {
            result = try body()
        } catch {
            undo(to: name)
            if let sum, isInTransaction { ledger?.sum = sum }
            throw error
        }
        try run("RELEASE \(name)")
        return result
    }

    /// Undoes the work since a savepoint. When even that fails the whole transaction is given up,
    /// so that no half of it can be committed later.
    private func undo(to name: String) {
        guard isInTransaction else { return }
        do throws(SQLiteError) {
            try run("ROLLBACK TO \(name)")
            try run("RELEASE \(name)")
        } catch {
            rollBack()
        }
    }

    private func commit() throws(TransactionError) {
        do throws(SQLiteError) {
            try run("COMMIT")
        } catch {
            if error.isIO {
                spent = error
                throw TransactionError.outcomeUnknown(error)
            }
            rollBack()
            throw TransactionError.refused(error)
        }
        if seal?.settle() == true { afterCommit?() }
    }

    /// Rolls back what is still open. If even that fails the connection is of no more use.
    private func rollBack() {
        seal?.giveUp()
        guard isInTransaction, spent == nil else { return }
        do throws(SQLiteError) {
            try run("ROLLBACK")
        } catch {
            spent = error
        }
    }
}
