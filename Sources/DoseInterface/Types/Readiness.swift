/// By our rule, and no label's: open while a check holds the dose or a value is known to be wrong.
/// unchecked: no checks are known for the medicine.
package enum Readiness: String, Codable, Sendable, CaseIterable {
    case ready
    case open
    case notYet = "not_yet"
    case unchecked
}
