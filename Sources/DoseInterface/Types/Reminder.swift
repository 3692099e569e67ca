/// A reminder that fell due. Its number grows with time and names it for good; that of a test is
/// below 0. slot: which dose of the prescription, for RecordDose and SnoozeDose. sequence: 2 for
/// the second one about the same; it takes the place of the one before. first: the number of the
/// first one about the same. group: the number of the first of those that fell due together.
/// members: all of those that are told in this one, whose number is then that of the group; absent
/// when it is alone. person: for whom it is, when there is more than one. say: how much of it a
/// notification may say, where the person chose so. snooze: the length of a snooze, where the
/// person chose one.
package struct Reminder: Codable, Sendable, Equatable {
    package var number: Int
    package var subject: ReminderSubject
    package var kind: ReminderKind
    package var prescription: String?
    package var slot: String?
    package var title: String
    package var detail: String
    package var due: Moment
    package var fellDue: Moment
    package var sequence: Int
    package var attempt: Int
    package var command: String
    package var first: Int?
    package var group: Int?
    package var members: [ReminderMember]?
    package var person: String?
    package var say: ReminderSaying?
    package var snooze: String?

    package init(
        number: Int,
        subject: ReminderSubject,
        kind: ReminderKind = .due,
        prescription: String? = nil,
        slot: String? = nil,
        title: String,
        detail: String,
        due: Moment,
        fellDue: Moment,
        sequence: Int,
        attempt: Int,
        command: String,
        first: Int? = nil,
        group: Int? = nil,
        members: [ReminderMember]? = nil,
        person: String? = nil,
        say: ReminderSaying? = nil,
        snooze: String? = nil
    ) {
        self.number = number
        self.subject = subject
        self.kind = kind
        self.prescription = prescription
        self.slot = slot
        self.title = title
        self.detail = detail
        self.due = due
        self.fellDue = fellDue
        self.sequence = sequence
        self.attempt = attempt
        self.command = command
        self.first = first
        self.group = group
        self.members = members
        self.person = person
        self.say = say
        self.snooze = snooze
    }
}
