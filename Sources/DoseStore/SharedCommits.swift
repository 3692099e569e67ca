package import Regimen
import SQLite

/// Changes that wait together, as those do that come while the disk syncs, share one commit.
extension DoseStore {
    /// At most so many share one, so that whoever only looks need not wait long.
    private static let writesPerCommit = 64

    /// Runs a body in one transaction at an instant in the name of a user: it reads, decides and
    /// records together.
    ///
    /// Of changes that share a commit each fails alone, and none is answered before that commit is
    /// on the disk. A body may be run again after what it did was rolled back.
    ///
    /// - Parameter reading: the body only looks; what it would change is rolled back.
    /// - Throws: ``StoreError``, or what the body throws; then nothing was changed, except with
    ///   ``StoreError/outcomeUnknown``, after which the store answers nothing else.
    nonisolated(nonsending) package func transact<Value: Sendable>(
        at now: Instant, by uid: UInt32, reading: Bool = false,
        _ body: @escaping @Sendable (StoreTransaction) throws -> Value
    ) async throws -> Value {
        guard !reading else { return try await attempt(at: now, by: uid, reading: true, body) }
        let write = PendingWrite(at: now, by: uid, body)
        waitingWrites.add(write)
        return try await turn(of: write)
    }

    /// Carries out what waits up to a change. Often the one before took it along already.
    private func turn<Value>(of write: PendingWrite<Value>) throws -> Value {
        while true {
            if let outcome = write.outcome { return try outcome.get() }
            carryOut(waitingWrites.take(Self.writesPerCommit))
        }
    }

    private func carryOut(_ writes: [any WaitingWrite]) {
        guard writes.count > 1 else {
            writes.first?.carryOut(in: self)
            return
        }
        do {
            let connection = try openConnection()
            try checkPlace()
            let before = progress
            do {
                try connection.transaction {
                    for write in writes { try write.carryOut(on: connection) }
                }
            } catch {
                try noticeSpent(connection)
                throw error
            }
            if progress != before { noteChange() }
        } catch TransactionError.outcomeUnknown {
            state = .uncertain
            for write in writes { write.isUnknown() }
        } catch StoreError.outcomeUnknown {
            for write in writes { write.isUnknown() }
        } catch {
            // Nothing was changed. Each is done by itself and hears what concerns it alone.
            for write in writes { write.carryOut(in: self) }
        }
    }
}
