package import Regimen

/// A slot whose dose was moved to another time.
package struct StoredMove: Sendable {
    package let prescription: PrescriptionID
    /// The revision and number that the slot had when it was moved.
    package let revision: Int
    package let number: Int
    /// The local time that the schedule gave it.
    package let slot: String
    /// The local time that holds; the slot again when it was moved back.
    package let to: CivilDateTime

    package init(
        prescription: PrescriptionID, revision: Int, number: Int, slot: String, to: CivilDateTime
    ) {
        self.prescription = prescription
        self.revision = revision
        self.number = number
        self.slot = slot
        self.to = to
    }
}
