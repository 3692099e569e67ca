/// `Outcome` of the interface `io.dosed`.
package enum Outcome: String, Codable, Sendable, CaseIterable {
    case taken
    case skipped
    case given
    case cancelled
    case missed
}
