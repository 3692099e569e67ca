/// What a reminder is about.
package enum ReminderSubject: String, Codable, Sendable, CaseIterable {
    case dose
    case dentalExam = "dental_exam"
}
