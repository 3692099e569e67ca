import CSQLite
import Synchronization

/// The disk of one simulated machine: what is to go wrong with the files of its database.
final class Disk: Sendable {
    enum Fault {
        /// No write finds room, until there is some again.
        case full
        /// One of the next writes fails, after so many that do not: nothing of it is there.
        case write(after: Int)
        /// The same for a wait for the disk that fails, and yet all that was written is there.
        case sync(after: Int)
    }

    private let coming = Mutex<Fault?>(nil)

    /// - Parameter fault: nil when the disk works from now on.
    func plan(_ fault: Fault?) { coming.withLock { $0 = fault } }

    /// What a write answers without being done; nil when it is to be done.
    func refusalOfWrite() -> Int32? {
        coming.withLock { fault in
            switch fault {
            case .full: return SQLITE_FULL
            case .write(let left):
                fault = left > 0 ? .write(after: left - 1) : nil
                return left > 0 ? nil : Self.failedWrite
            case .sync, nil: return nil
            }
        }
    }

    /// What a wait for the disk answers although all is there; nil when it works.
    func refusalOfSync() -> Int32? {
        coming.withLock { fault in
            guard case .sync(let left) = fault else { return nil }
            fault = left > 0 ? .sync(after: left - 1) : nil
            return left > 0 ? nil : Self.failedSync
        }
    }

    /// SQLITE_IOERR_WRITE and SQLITE_IOERR_FSYNC (https://www.sqlite.org/rescode.html).
    private static let failedWrite = SQLITE_IOERR | 3 << 8
    private static let failedSync = SQLITE_IOERR | 4 << 8
}
