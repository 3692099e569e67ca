/// `ReminderSubject` of the interface `io.dosed`.
package enum ReminderSubject: String, Codable, Sendable, CaseIterable {
    case dose
    case dentalExam = "dental_exam"
}
