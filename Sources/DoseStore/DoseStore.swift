import Regimen
package import SQLite

/// The one owner of the database: an actor around one connection.
///
/// Everything goes through ``transact(at:by:_:)``: one transaction, or nothing.
package actor DoseStore {
    enum State {
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

    var state: State
    /// Whether the main file stands still for a check or a copy, and who waits for that to end.
    var isStandingStill = false
    /// Whether its rows are being read for another store.
    var isCarrying = false
    var waiting: [CheckedContinuation<Void, Never>] = []
    /// Whether nothing was written since the last ``rest()``.
    var isAtRest = true

    nonisolated let waitingWrites = WaitingWrites()

    let path: String
    let identity: DatabaseIdentity
    let catalogue: [Migration]
    private let wholeCheckBytes: Int
    let ballast: Ballast
    package nonisolated let shelf: BackupShelf
    package nonisolated let notes = StoreNotes()
    /// Rung after each commit that changed something, and when the database turns out unusable.
    package nonisolated let changes = Bell()
    private let wrote: @Sendable () -> Void

    /// Opens or makes the database. A refusal is kept and thrown by every later call, so that a
    /// daemon can stay up and say why; only `inUse` is worth ending for.
    ///
    /// - Parameters:
    ///   - executor: where it works; never on the thread that serves clients, which a slow disk
    ///     would hold up.
    ///   - wrote: called with the first change after a ``rest()``.
    package init(
        path: String, identity: DatabaseIdentity, catalogue: [Migration], stamp: String,
        wholeCheckBytes: Int = Inspection.wholeCheckBytes,
        executor: any SerialExecutor = StoreExecutor(), wrote: @escaping @Sendable () -> Void = {}
    ) {
        self.executor = executor
        self.path = path
        self.identity = identity
        self.catalogue = catalogue
        self.wholeCheckBytes = wholeCheckBytes
        self.wrote = wrote
        ballast = Ballast(of: path)
        shelf = BackupShelf(of: path)
        state = Self.opened(
            path, identity, catalogue, stamp, wholeCheckBytes, isAgain: false, ballast: ballast,
            shelf, notes)
    }

    /// Opens the file that is at the path now.
    ///
    /// - Parameter isAgain: it could not be opened before, and nothing took its place since.
    func open(stamp: String, isAgain: Bool = false) {
        state = Self.opened(
            path, identity, catalogue, stamp, wholeCheckBytes, isAgain: isAgain, ballast: ballast,
            shelf, notes)
        // It is brought to rest as after a start.
        isAtRest = false
        wrote()
    }

    private static func opened(
        _ path: String, _ identity: DatabaseIdentity, _ catalogue: [Migration], _ stamp: String,
        _ wholeCheckBytes: Int, isAgain: Bool, ballast: Ballast, _ shelf: BackupShelf,
        _ notes: StoreNotes
    ) -> sending State {
        do throws(DatabaseRefusal) {
            let file: DatabaseFile
            do throws(DatabaseRefusal) {
                file = try DatabaseFile.open(
                    path: path, identity: identity, catalogue: catalogue, now: stamp,
                    wholeCheckBytes: wholeCheckBytes, isAgain: isAgain)
            } catch {
                guard error == .full, ballast.release() else { throw error }
                notes.change { $0.isOnReserve = true }
                file = try DatabaseFile.open(
                    path: path, identity: identity, catalogue: catalogue, now: stamp,
                    wholeCheckBytes: wholeCheckBytes, isAgain: isAgain)
            }
            let copy = file.copyBeforeUpgrade
            notes.change {
                $0.copyBeforeUpgrade = copy
                $0.wayBack = nil
                $0.isWayBackKnown = false
            }
            return .open(file)
        } catch {
            notes.lookForWayBack(after: error, shelf, log: identity.log)
            return .refused(error)
        }
    }

    /// Why the database cannot be used, when it cannot.
    package var refusal: DatabaseRefusal? {
        if case .refused(let refusal) = state { return refusal }
        return nil
    }

    /// One change in a transaction of its own.
    func alone<Result: Sendable>(
        at now: Instant, by uid: UInt32, _ body: @Sendable (StoreTransaction) throws -> Result
    ) throws -> Result {
        do {
            return try attempt(at: now, by: uid, reading: false, body)
        } catch StoreError.full {
            // It was rolled back, so it can be done again with the room that was held back.
            guard ballast.release() else {
                notes.change { $0.isFull = true }
                throw StoreError.full
            }
            notes.change { $0.isOnReserve = true }
            do {
                return try attempt(at: now, by: uid, reading: false, body)
            } catch StoreError.full {
                notes.change { $0.isFull = true }
                throw StoreError.full
            }
        }
    }

    /// One transaction for one body.
    func attempt<Result: Sendable>(
        at now: Instant, by uid: UInt32, reading: Bool,
        _ body: @Sendable (StoreTransaction) throws -> Result
    ) throws -> Result {
        let connection = try openConnection()
        try checkPlace()
        let transaction = StoreTransaction(connection: connection, now: now, uid: uid)
        do {
            if reading { return try connection.snapshot { try body(transaction) } }
            let before = progress
            let result = try connection.transaction { try body(transaction) }
            if progress != before { noteChange() }
            return result
        } catch let error as TransactionError {
            if case .outcomeUnknown = error { state = .uncertain }
            try noticeSpent(connection)
            throw noticing(StoreError(error))
        } catch let error as SQLiteError {
            try noticeSpent(connection)
            throw noticing(StoreError(error))
        }
    }

    /// A connection that the disk failed answers nothing more: only a fresh look at the file tells
    /// what it holds.
    func noticeSpent(_ connection: Connection) throws(StoreError) {
        guard connection.isSpent else { return }
        state = .uncertain
        throw .outcomeUnknown
    }

    var progress: Mark? { if case .open(let file) = state { file.progress } else { nil } }

    func noteChange() {
        changes.ring()
        if notes.current.isFull { notes.change { $0.isFull = false } }
        guard isAtRest else { return }
        isAtRest = false
        wrote()
    }

    /// A file that is no longer where it was takes no more writes: they would be lost in silence.
    func checkPlace() throws(StoreError) {
        guard case .open(let file) = state, file.hasMoved else { return }
        let refusal = DatabaseRefusal.moved(path: file.path)
        state = .refused(refusal)
        throw .refused(refusal)
    }

    /// Whether every page was checked when the database was opened. Of one that cannot be used yet
    /// nobody knows.
    package var isWhollyChecked: Bool {
        if case .open(let file) = state { file.isWhollyChecked } else { false }
    }

    /// Damage that is met on the way is damage too.
    func noticing(_ error: StoreError) -> StoreError {
        if case .refused(let refusal) = error { refuse(refusal) }
        return error
    }

    func refuse(_ refusal: DatabaseRefusal) {
        if case .open(let file) = state { file.abandon() }
        state = .refused(refusal)
        notes.lookForWayBack(after: refusal, shelf, log: identity.log)
        changes.ring()
    }

    func openConnection() throws(StoreError) -> Connection {
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
