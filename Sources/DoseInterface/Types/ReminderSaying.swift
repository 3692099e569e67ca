/// How much a notification may say. everything: the medicine, the amount and when it was due.
/// medicine: its name alone. nothing_personal: only that it is time for one.
package enum ReminderSaying: String, Codable, Sendable, CaseIterable {
    case everything
    case medicine
    case nothingPersonal = "nothing_personal"
}
