/// overdue: late by more than the setting on-time. An infusion stays so until it is answered.
/// held: its prescription is on hold, so it does not fall due.
package enum DoseState: String, Codable, Sendable, CaseIterable {
    case upcoming
    case due
    case overdue
    case held
    case taken
    case skipped
    case missed
    case given
    case cancelled
}
