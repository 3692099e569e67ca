/// What a paper is for: a letter to take along to the dentist or to an infusion, or a report for
/// any visit.
package enum PaperKind: String, Codable, Sendable, Equatable, CaseIterable {
    case dentist
    case infusion
    case report
}
