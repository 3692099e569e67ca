/// Reminders: first everything that is due and open, then each as it falls due. Needs more.
/// after: only those with a greater number (to resume). channel: the name of a teller that will
/// acknowledge; it first gets what fell due since it first came and it has not accepted, and what
/// no channel has accepted yet. Those of everyone unless a person is named.
package enum WatchReminders: InterfaceMethod {
    package static let name = "io.dosed.WatchReminders"

    package struct Request: Codable, Sendable, Equatable {
        package var after: Int?
        package var channel: String?

        package init(after: Int? = nil, channel: String? = nil) {
            self.after = after
            self.channel = channel
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var reminder: Reminder

        package init(reminder: Reminder) {
            self.reminder = reminder
        }
    }
}
