/// How a value lies against the range that the lab gave with it.
package enum LabMark: String, Codable, Sendable, CaseIterable {
    case low
    case normal
    case high
}
