/// `ExamOutcome` of the interface `io.dosed`.
package enum ExamOutcome: String, Codable, Sendable, CaseIterable {
    case clear
    case workNeeded = "work_needed"
    case treated
}
