/// `Readiness` of the interface `io.dosed`.
package enum Readiness: String, Codable, Sendable, CaseIterable {
    case ready
    case open
    case notYet = "not_yet"
    case unchecked
}
