/// A reminder that fell due. Its number grows with time and names it for good; that of a test is
/// below 0. slot: which dose of the prescription, for RecordDose and SnoozeDose. person: for whom
/// it is, when there is more than one.
package struct Reminder: Codable, Sendable, Equatable {
    package var number: Int
    package var subject: ReminderSubject
    package var prescription: String?
    package var slot: String?
    package var title: String
    package var detail: String
    package var due: Moment
    package var fellDue: Moment
    package var sequence: Int
    package var attempt: Int
    package var command: String
    package var person: String?

    package init(
        number: Int,
        subject: ReminderSubject,
        prescription: String? = nil,
        slot: String? = nil,
        title: String,
        detail: String,
        due: Moment,
        fellDue: Moment,
        sequence: Int,
        attempt: Int,
        command: String,
        person: String? = nil
    ) {
        self.number = number
        self.subject = subject
        self.prescription = prescription
        self.slot = slot
        self.title = title
        self.detail = detail
        self.due = due
        self.fellDue = fellDue
        self.sequence = sequence
        self.attempt = attempt
        self.command = command
        self.person = person
    }
}
