/// planned: not begun, its start may be held by checks. held: on hold for now. completed: its
/// series ended and all of it was answered.
package enum PrescriptionState: String, Codable, Sendable, CaseIterable {
    case planned
    case active
    case held
    case stopped
    case completed
}
