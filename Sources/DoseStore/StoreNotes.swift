package import Regimen
package import SQLite
import Synchronization

/// What is known of how the data is kept. It can be read at any time, also while the database
/// cannot be used.
package final class StoreNotes: Sendable {
    package struct State: Sendable, Equatable {
        /// The newest copy that was whole when the database turned out to be unusable.
        package var wayBack: BackupShelf.Copy?
        /// Whether that was looked for.
        package var isWayBackKnown = false
        /// The copy that an upgrade left behind at this start.
        package var copyBeforeUpgrade: String?
        /// The disk took the latest change only after the reserve was given up.
        package var isOnReserve = false
        /// The disk did not take the latest change.
        package var isFull = false
        /// Why the latest copy could not be made, in a sentence.
        package var backupTrouble: String?
        /// When the next copy is planned.
        package var nextBackup: Instant?
        /// When the whole was last checked and found sound.
        package var checkedAt: Instant?
        /// Why the latest check could not read the whole; nil when it did.
        package var unread: DatabaseRefusal?
        /// How often other data has come in the place of the data.
        package var replacements = 0
        /// Why the mark beside the database could not be written.
        package var markTrouble: String?

        package init() {}
    }

    private let state = Mutex(State())

    package init() {}

    package var current: State { state.withLock { $0 } }

    /// Looks for a copy to go back to, where that can help.
    func lookForWayBack(after refusal: DatabaseRefusal, _ shelf: BackupShelf, log: EventLog?) {
        switch refusal {
        case .damaged, .foreign: break
        default: return
        }
        let copy = shelf.newestGood(log: log)
        change {
            $0.wayBack = copy
            $0.isWayBackKnown = true
        }
    }

    package func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }
}
