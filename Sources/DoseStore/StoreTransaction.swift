package import Regimen
import SQLite

/// What can be read and written inside one transaction, named by intent.
///
/// It is only valid inside the body that it was given to.
package struct StoreTransaction {
    let connection: Connection
    /// The instant at which everything in this transaction happens.
    package let now: Instant
    /// The user in whose name it happens (0 and root are the same to the daemon itself).
    package let uid: UInt32
}

extension StoreTransaction {
    /// The same transaction in the name of another user.
    package func inName(of uid: UInt32) -> StoreTransaction {
        StoreTransaction(connection: connection, now: now, uid: uid)
    }

    /// Does a part by itself: when it fails, what it changed is taken back and the rest goes on.
    ///
    /// - Returns: whether it was done.
    /// - Throws: what concerns the disk and not the part: no room, or a failing file.
    package func attempt(_ part: () throws -> Void) throws -> Bool {
        if case .success = try outcome(of: part) { true } else { false }
    }

    /// The same for a part that answers something.
    package func outcome<Value>(
        of part: () throws -> Value
    ) throws -> Result<Value, any Error> {
        do {
            return .success(try connection.savepoint { try part() })
        } catch let error as SQLiteError {
            guard connection.isInTransaction, !error.isFull, !error.isIO, !error.isCorrupt else {
                throw error
            }
            return .failure(StoreError(error))
        } catch let error as TransactionError {
            throw error
        } catch {
            return .failure(error)
        }
    }
}
