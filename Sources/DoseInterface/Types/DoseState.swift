/// `DoseState` of the interface `io.dosed`.
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
