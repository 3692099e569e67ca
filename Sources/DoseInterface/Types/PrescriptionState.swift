/// `PrescriptionState` of the interface `io.dosed`.
package enum PrescriptionState: String, Codable, Sendable, CaseIterable {
    case planned
    case active
    case stopped
    case completed
}
