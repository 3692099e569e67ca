package import Regimen

/// An event of the log with the names of what it is about.
package struct StoredChange: Sendable {
    package let id: EventID
    package let at: Instant
    /// The user in whose name it happened.
    package let uid: UInt32
    /// The request that made it; nil when time did.
    package let request: String?
    package let kind: String
    /// A JSON object.
    package let detail: String
    package let prescription: String?
    /// The event that this one took back.
    package let takesBack: EventID?
    /// Whom it is about, where its prescription or its way back tells.
    package let person: Int64?
}
