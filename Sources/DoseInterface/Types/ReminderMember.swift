/// One of the reminders that are told together; each is begun, acknowledged and answered by itself.
package struct ReminderMember: Codable, Sendable, Equatable {
    package var number: Int
    package var subject: ReminderSubject
    package var prescription: String?
    package var slot: String?
    package var title: String
    package var detail: String
    package var due: Moment
    package var sequence: Int
    package var command: String

    package init(
        number: Int,
        subject: ReminderSubject,
        prescription: String? = nil,
        slot: String? = nil,
        title: String,
        detail: String,
        due: Moment,
        sequence: Int,
        command: String
    ) {
        self.number = number
        self.subject = subject
        self.prescription = prescription
        self.slot = slot
        self.title = title
        self.detail = detail
        self.due = due
        self.sequence = sequence
        self.command = command
    }
}
