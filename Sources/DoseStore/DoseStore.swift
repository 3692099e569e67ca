package import Regimen
package import SQLite

/// The one owner of the database: an actor around one connection.
///
/// Everything goes through ``transact(at:by:_:)``: one transaction, or nothing.
package actor DoseStore {
    private enum State {
        case open(DatabaseFile)
        case refused(DatabaseRefusal)
        /// A COMMIT failed halfway: what is on disk is unknown until the file is opened anew.
        case uncertain
        case closed
    }

    private let executor = StoreExecutor()
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    private var state: State

    /// Opens or makes the database. A refusal is kept and thrown by every later call, so that a
    /// daemon can stay up and say why; only `inUse` is worth ending for.
    package init(
        path: String, identity: DatabaseIdentity, catalogue: [Migration], stamp: String
    ) {
        do {
            state = .open(
                try DatabaseFile.open(
                    path: path, identity: identity, catalogue: catalogue, now: stamp))
        } catch {
            state = .refused(error)
        }
    }

    /// Why the database cannot be used, when it cannot.
    package var refusal: DatabaseRefusal? {
        if case .refused(let refusal) = state { return refusal }
        return nil
    }

    /// Runs a body in one transaction at an instant in the name of a user: it reads, decides and
    /// records together.
    ///
    /// - Throws: ``StoreError``, or what the body throws; then nothing was changed, except with
    ///   ``StoreError/outcomeUnknown``, after which the store answers nothing else.
    package func transact<Result: Sendable>(
        at now: Instant, by uid: UInt32, _ body: @Sendable (StoreTransaction) throws -> Result
    ) throws -> Result {
        let connection = try openConnection()
        try checkPlace()
        let transaction = StoreTransaction(connection: connection, now: now, uid: uid)
        do {
            return try connection.transaction { try body(transaction) }
        } catch let error as TransactionError {
            if case .outcomeUnknown = error { state = .uncertain }
            throw StoreError(error)
        } catch let error as SQLiteError {
            throw StoreError(error)
        }
    }

    /// A file that is no longer where it was takes no more writes: they would be lost in silence.
    private func checkPlace() throws(StoreError) {
        guard case .open(let file) = state, file.hasMoved else { return }
        let refusal = DatabaseRefusal.moved(path: file.path)
        state = .refused(refusal)
        throw .refused(refusal)
    }

    private func openConnection() throws(StoreError) -> Connection {
        switch state {
        case .open(let file): return file.connection
        case .refused(let refusal): throw .refused(refusal)
        case .uncertain: throw .outcomeUnknown
        case .closed: throw .closed
        }
    }

    /// Writes everything into the main file and lets go of it. What cannot be moved into the
    /// main file stays in its write-ahead log and is found there at the next start.
    package func close() {
        if case .open(let file) = state { try? file.checkpointAndClose() }
        state = .closed
    }
}
