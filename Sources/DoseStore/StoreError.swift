package import SQLite

/// Why a transaction did not take place.
package enum StoreError: Error {
    /// The database cannot be used at all; nothing was touched.
    case refused(DatabaseRefusal)
    /// The whole could not be read, so nobody knows whether it is sound; nothing was changed.
    case unread(DatabaseRefusal)
    /// No room is left; nothing was changed.
    case full
    /// The commit failed in a way that leaves open whether it holds.
    case outcomeUnknown
    /// The store was closed on the way to the daemon's end.
    case closed
    /// Any other failure of SQLite; nothing was changed.
    case failed(SQLiteError)

    init(_ error: SQLiteError) {
        if error.isCorrupt {
            self = .refused(.damaged(detail: error.message))
        } else {
            self = error.isFull ? .full : .failed(error)
        }
    }

    init(_ error: TransactionError) {
        switch error {
        case .outcomeUnknown: self = .outcomeUnknown
        case .refused(let error): self = .init(error)
        }
    }
}
