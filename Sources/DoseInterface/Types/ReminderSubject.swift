/// What a reminder is about. test: nothing is due, somebody wants to know whether telling works.
package enum ReminderSubject: String, Codable, Sendable, CaseIterable {
    case dose
    case dentalExam = "dental_exam"
    case labTest = "lab_test"
    case followUp = "follow_up"
    case test
    case stock
}
