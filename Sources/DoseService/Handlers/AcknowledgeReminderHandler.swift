import DoseInterface
import DoseStore
import Regimen

struct AcknowledgeReminderHandler: WriteHandler {
    typealias Method = AcknowledgeReminder

    func answer(
        _ request: AcknowledgeReminder.Request, in scene: Scene
    ) throws -> AcknowledgeReminder.Reply {
        let channel = try scene.checked(
            request.channel, "channel", limit: Limits.nameCharacters)
        let detail = try scene.checked(request.detail, "detail", limit: Limits.textCharacters)
        let number = EventID(Int64(request.number))
        guard let reminder = try scene.transaction.reminder(number) else {
            throw NotFound(
                what: "reminder", name: String(request.number), suggestions: [],
                message: Sentences.notFound("reminder", String(request.number)))
        }
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
