/// missed is made by time alone, when the late window of a dose has passed unanswered.
package enum Outcome: String, Codable, Sendable, CaseIterable {
    case taken
    case skipped
    case given
    case cancelled
    case missed
}
