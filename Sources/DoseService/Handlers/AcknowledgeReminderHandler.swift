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
        let isOver =
            try request.accepted && scene.isOnlyToBeKnown(reminder)
        if isOver { try scene.transaction.closeReminder(number) }
        return AcknowledgeReminder.Reply(open: reminder.isOpen && !isOver)
    }
}

extension Scene {
    func reminder(numbered number: Int) throws -> StoredReminder {
        if let reminder = try transaction.reminder(EventID(Int64(number))) { return reminder }
        throw NotFound(
            what: "reminder", name: String(number), suggestions: [],
            message: Sentences.notFound("reminder", String(number)))
    }

    /// A carer was told of a dose that is missed by now: nobody will answer it any more.
    fileprivate func isOnlyToBeKnown(_ reminder: StoredReminder) throws -> Bool {
        guard reminder.kind == .unanswered, case .dose(let id) = reminder.subject else {
            return false
        }
        return try transaction.dose(id)?.state != .due
    }

    /// A teller of reminders is remembered by its name.
    ///
    /// - Parameter forCarer: whom it reaches; nil where it does not say so.
    func meet(channel: String, forCarer: Bool? = nil) throws {
        let known = try transaction.channels()
        if let met = known.first(where: { $0.name == channel }) {
            guard let forCarer, met.isForCarer != forCarer else { return }
            return try transaction.meet(channel: channel, forCarer: forCarer)
        }
        guard known.count < Limits.channels else {
            throw TooLarge(
                limit: Limits.channels,
                message: Sentences.roomForChannels(known.map(\.name)))
        }
        try transaction.meet(channel: channel, forCarer: forCarer)
        _ = try log(.channelMet, EventDetail("the channel \(channel) came"))
    }
}
