/// unchecked: no checks are known for the medicine.
package enum Readiness: String, Codable, Sendable, CaseIterable {
    case ready
    case open
    case notYet = "not_yet"
    case unchecked
}
