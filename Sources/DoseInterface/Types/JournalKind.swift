/// What an entry of the journal is about.
package enum JournalKind: String, Codable, Sendable, CaseIterable {
    case symptom
    case pain
    case bowel
    case fall
    case event
}
