/// overdue: due for more than 15 minutes (our setting). An infusion stays so until it is answered.
package enum DoseState: String, Codable, Sendable, CaseIterable {
    case upcoming
    case due
    case overdue
    case taken
    case skipped
    case missed
    case given
    case cancelled
}
