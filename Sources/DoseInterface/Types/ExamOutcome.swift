/// What a dental exam found. treated: the work that it asked for was done.
package enum ExamOutcome: String, Codable, Sendable, CaseIterable {
    case clear
    case workNeeded = "work_needed"
    case treated
}
