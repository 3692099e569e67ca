/// The answer to a question of follow-up.
package enum FollowUpAnswer: String, Codable, Sendable, CaseIterable {
    case yes
    case no
}
