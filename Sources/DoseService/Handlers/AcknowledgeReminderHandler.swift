import DoseInterface
import DoseStore
import Regimen

struct AcknowledgeReminderHandler: Handler {
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
        try scene.transaction.meet(channel: channel)
        let changed = try scene.transaction.acknowledge(
            number, on: channel, accepted: request.accepted, detail: detail)
        if changed {
            _ = try scene.log(
                .reminderAcknowledged,
                EventDetail(
                    "reminder \(request.number) on \(channel): "
                        + (request.accepted ? "told" : "not told")))
        }
        return AcknowledgeReminder.Reply(open: reminder.isOpen)
    }
}
