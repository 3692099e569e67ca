package import Regimen

/// A reminder that fell due.
package struct StoredReminder: Sendable {
    package enum Subject: Sendable {
        case dose(DoseID)
        case dentalExam(DentalExamID)
        case prompt(PromptID)
    }

    package enum Kind: Hashable, Sendable {
        /// The time has come.
        case due
        /// It will come; so many seconds ahead as it is set.
        case lead(Int64)
        /// A carer is told that nobody has answered.
        case unanswered
    }

    package let number: EventID
    package let subject: Subject
    package let kind: Kind
    package let fellDueAt: Instant
    /// 1 for the first reminder of its kind and subject.
    package let sequence: Int
    /// Whether it still waits for an answer.
    package let isOpen: Bool
    /// The number of the first of those that are told together; its own when it came alone.
    package let group: EventID
}

/// A teller of reminders, and how it did.
package struct StoredChannel: Sendable {
    package let name: String
    package let lastToldAt: Instant?
    package let lastError: String?
    /// Open reminders that it is to tell and has not.
    package let waiting: Int
    /// Whether it reaches a carer.
    package let isForCarer: Bool
}
