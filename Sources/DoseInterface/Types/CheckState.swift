/// not_yet: too early to say. note: something to know that holds nothing.
package enum CheckState: String, Codable, Sendable, CaseIterable {
    case ok
    case missing
    case stale
    case outOfRange = "out_of_range"
    case open
    case notApplicable = "not_applicable"
    case overridden
    case notYet = "not_yet"
    case note
}
