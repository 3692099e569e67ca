/// Reminders: first everything that is due and open, then each as it falls due. Needs more.
/// after: only those with a greater number (to resume). channel: the name of a teller that will
/// acknowledge; it first gets what fell due since it first came and it has not accepted, and what
/// no channel has accepted yet. together: those that fell due together come in one, with members.
/// carer: the teller reaches a carer. Those of everyone unless a person is named.
package enum WatchReminders: InterfaceMethod {
    package static let name = "io.dosed.WatchReminders"

    package struct Request: Codable, Sendable, Equatable {
        package var after: Int?
        package var channel: String?
        package var together: Bool?
        package var carer: Bool?

        package init(
            after: Int? = nil, channel: String? = nil, together: Bool? = nil, carer: Bool? = nil
        ) {
            self.after = after
            self.channel = channel
            self.together = together
            self.carer = carer
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var reminder: Reminder

        package init(reminder: Reminder) {
            self.reminder = reminder
        }
    }
}
