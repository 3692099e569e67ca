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
