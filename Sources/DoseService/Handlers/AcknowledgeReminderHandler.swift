import DoseInterface
import DoseStore
import Regimen

struct AcknowledgeReminderHandler: WriteHandler {
    typealias Method = AcknowledgeReminder

    let tests: ReminderTests

    func answer(
        _ request: AcknowledgeReminder.Request, in scene: Scene
    ) throws -> AcknowledgeReminder.Reply {
        let channel = try scene.checked(
            request.channel, "channel", limit: Limits.nameCharacters)
        let detail = try scene.checked(request.detail, "detail", limit: Limits.textCharacters)
        if request.number < 0 {
            tests.answer(
                request.number, from: channel, accepted: request.accepted, detail: detail)
            return AcknowledgeReminder.Reply(open: false)
        }
        let reminder = try scene.reminder(numbered: request.number)
        let number = reminder.number
        try scene.meet(channel: channel)
        let changed = try scene.transaction.acknowledge(
            number, on: channel, accepted: request.accepted, detail: detail)
        if changed {
            _ = try scene.log(
                .reminderAcknowledged,
                EventDetail(
                    "reminder \(request.number) on \(channel): "
                        + (request.accepted ? "told" : "not told")),
                request: request.requestId)
        }
        return AcknowledgeReminder.Reply(open: reminder.isOpen)
    }
}

extension Scene {
    func reminder(numbered number: Int) throws -> StoredReminder {
        if let reminder = try transaction.reminder(EventID(Int64(number))) { return reminder }
        throw NotFound(
            what: "reminder", name: String(number), suggestions: [],
            message: Sentences.notFound("reminder", String(number)))
    }

    /// A teller of reminders is remembered by its name.
    func meet(channel: String) throws {
        let known = try transaction.channels().map(\.name)
        if known.contains(channel) { return }
        guard known.count < Limits.channels else {
            throw TooLarge(
                limit: Limits.channels,
                message: "There is room for \(Limits.channels) channels. Use one of: "
                    + known.joined(separator: ", ") + ".")
        }
        try transaction.meet(channel: channel)
        _ = try log(.channelMet, EventDetail("the channel \(channel) came"))
    }
}
