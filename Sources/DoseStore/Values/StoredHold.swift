package import Regimen

/// A pause of a prescription.
package struct StoredHold: Sendable {
    package let prescription: PrescriptionID
    package let from: Instant
    /// The day at whose start it ends by itself; nil when that is open.
    package let until: CivilDate?
    package let reason: String
    /// The event that began it.
    package let event: EventID
    /// When it ended; nil while it goes on.
    package let endedAt: Instant?
}
