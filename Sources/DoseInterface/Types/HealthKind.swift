/// What is known about a person beside medicines and results.
package enum HealthKind: String, Codable, Sendable, CaseIterable {
    case condition
    case allergy
    case risk
}
