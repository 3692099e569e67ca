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

    private let executor: any SerialExecutor
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    private var state: State
    private var isChecking = false

    /// Opens or makes the database. A refusal is kept and thrown by every later call, so that a
    /// daemon can stay up and say why; only `inUse` is worth ending for.
    ///
    /// - Parameter executor: where it works; never on the thread that serves clients, which a slow
    ///   disk would hold up.
    package init(
        path: String, identity: DatabaseIdentity, catalogue: [Migration], stamp: String,
        wholeCheckBytes: Int = Inspection.wholeCheckBytes,
        executor: any SerialExecutor = StoreExecutor()
    ) {
        self.executor = executor
        do {
            state = .open(
                try DatabaseFile.open(
                    path: path, identity: identity, catalogue: catalogue, now: stamp,
                    wholeCheckBytes: wholeCheckBytes))
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
    /// - Parameter reading: the body only looks; what it would change is rolled back.
    /// - Throws: ``StoreError``, or what the body throws; then nothing was changed, except with
    ///   ``StoreError/outcomeUnknown``, after which the store answers nothing else.
    package func transact<Result: Sendable>(
        at now: Instant, by uid: UInt32, reading: Bool = false,
        _ body: @Sendable (StoreTransaction) throws -> Result
    ) throws -> Result {
        let connection = try openConnection()
        try checkPlace()
        let transaction = StoreTransaction(connection: connection, now: now, uid: uid)
        do {
            return try reading
                ? connection.snapshot { try body(transaction) }
                : connection.transaction { try body(transaction) }
        } catch let error as TransactionError {
            if case .outcomeUnknown = error { state = .uncertain }
            throw noticing(StoreError(error))
        } catch let error as SQLiteError {
            throw noticing(StoreError(error))
        }
    }

    /// A file that is no longer where it was takes no more writes: they would be lost in silence.
    private func checkPlace() throws(StoreError) {
        guard case .open(let file) = state, file.hasMoved else { return }
        let refusal = DatabaseRefusal.moved(path: file.path)
        state = .refused(refusal)
        throw .refused(refusal)
    }

    /// Whether every page was checked when the database was opened.
    package var isWhollyChecked: Bool {
        if case .open(let file) = state { file.isWhollyChecked } else { true }
    }

    /// Checks the whole file beside the work. A fault that is found makes the database refused: it
    /// is left as it is, and every later call says so.
    /// - Returns: the refusal that it led to; nil when the file is sound or not in use.
    package func checkWholeFile() async -> DatabaseRefusal? {
        guard case .open(let file) = state, !isChecking,
            let check = try? file.beginWholeCheck()
        else { return nil }
        isChecking = true
        let found = await check.run()
        isChecking = false
        guard case .open(let file) = state else { return nil }
        guard let found, case .damaged = found else {
            try? file.endWholeCheck()
            return nil
        }
        refuse(found)
        return found
    }

    /// Damage that is met on the way is damage too.
    private func noticing(_ error: StoreError) -> StoreError {
        if case .refused(let refusal) = error { refuse(refusal) }
        return error
    }

    private func refuse(_ refusal: DatabaseRefusal) {
        if case .open(let file) = state { file.abandon() }
        state = .refused(refusal)
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
