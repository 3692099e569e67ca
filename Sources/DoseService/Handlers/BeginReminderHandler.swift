import DoseInterface
import DoseStore

struct BeginReminderHandler: Handler {
    typealias Method = BeginReminder

    let unsaved: UnsavedReminders

    func answer(
        _ request: BeginReminder.Request, in scene: Scene
    ) throws -> BeginReminder.Reply {
        let channel = try scene.checked(
            request.channel, "channel", limit: Limits.nameCharacters)
        let reminder = try scene.reminder(numbered: request.number)
        try scene.meet(channel: channel)
        let begun =
            reminder.isOpen ? try scene.transaction.begin(reminder.number, on: channel) : nil
        guard let begun else {
            return BeginReminder.Reply(
                open: false,
                attempt: try scene.transaction.attempts(of: reminder.number, on: channel),
                repeated: false)
        }
        return BeginReminder.Reply(
            open: true, attempt: begun.attempt,
            repeated: try begun.isRepeat
                || unsaved.wasTold(try scene.matter(of: reminder.subject)))
    }
}
