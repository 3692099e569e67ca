import Regimen
import SQLite
import Synchronization

/// The changes that wait for their turn, in the order in which they were asked for.
final class WaitingWrites: Sendable {
    private let writes = Mutex<[any WaitingWrite]>([])

    var count: Int { writes.withLock { $0.count } }

    func add(_ write: any WaitingWrite) { writes.withLock { $0.append(write) } }

    /// The first ones, at most so many.
    func take(_ count: Int) -> [any WaitingWrite] {
        writes.withLock { writes in
            defer { writes.removeFirst(min(count, writes.count)) }
            return Array(writes.prefix(count))
        }
    }
}

/// A change that waits for its turn, whatever it answers.
protocol WaitingWrite: Sendable {
    /// Does it as one part of a transaction that others share: it fails alone.
    ///
    /// - Throws: what concerns the disk and so all of them.
    func carryOut(on connection: Connection) throws

    /// Does it in a transaction of its own.
    func carryOut(in store: isolated DoseStore)

    /// Nobody knows whether it was done.
    func isUnknown()
}

/// A change, and what came of it.
final class PendingWrite<Value: Sendable>: WaitingWrite {
    private let now: Instant
    private let uid: UInt32
    private let body: @Sendable (StoreTransaction) throws -> Value
    private let settled = Mutex<Result<Value, any Error>?>(nil)

    /// What came of it; nil before its turn is over.
    var outcome: Result<Value, any Error>? { settled.withLock { $0 } }

    init(
        at now: Instant, by uid: UInt32,
        _ body: @escaping @Sendable (StoreTransaction) throws -> Value
    ) {
        self.now = now
        self.uid = uid
        self.body = body
    }

    func carryOut(on connection: Connection) throws {
        let transaction = StoreTransaction(connection: connection, now: now, uid: uid)
        settle(try transaction.outcome { try body(transaction) })
    }

    func carryOut(in store: isolated DoseStore) {
        settle(Result { try store.alone(at: now, by: uid, body) })
    }

    func isUnknown() { settle(.failure(StoreError.outcomeUnknown)) }

    private func settle(_ result: Result<Value, any Error>) {
        settled.withLock { $0 = result }
    }
}
