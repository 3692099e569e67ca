package import Regimen

/// A reminder that fell due.
package struct StoredReminder: Sendable {
    package enum Subject: Sendable {
        case dose(DoseID)
        case dentalExam(DentalExamID)
    }

    package let number: EventID
    package let subject: Subject
    package let fellDueAt: Instant
    /// 1 for the first reminder of its subject.
    package let sequence: Int
    /// Whether it still waits for an answer.
    package let isOpen: Bool
}

/// A teller of reminders, and how it did.
package struct StoredChannel: Sendable {
    package let name: String
    package let lastToldAt: Instant?
    package let lastError: String?
    /// Open reminders that it is to tell and has not.
    package let waiting: Int
}
