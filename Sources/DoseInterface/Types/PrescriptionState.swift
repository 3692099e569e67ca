/// planned: not begun, its start may be held by checks. completed: its series ended and all of it
/// was answered.
package enum PrescriptionState: String, Codable, Sendable, CaseIterable {
    case planned
    case active
    case stopped
    case completed
}
