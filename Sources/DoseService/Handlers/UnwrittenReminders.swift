import DoseInterface
import Varlink

/// Tries to tell a reminder that no row holds: a test, or one that is told from memory. They are
/// answered beside the store, which may have no room for a transaction, and must not let time pass.
struct UnwrittenReminders: Sendable {
    let unsaved: UnsavedReminders
    let tests: ReminderTests

    /// - Parameter written: answers for those that a row holds.
    func begin(or written: @escaping VarlinkDispatcher.Method) -> VarlinkDispatcher.Method {
        { call, peer, replies in
            let request = try call.decodeParameters(BeginReminder.Request.self)
            guard request.number < 0 else { return try await written(call, peer, replies) }
            try await replies.send(begin(request))
        }
    }

    /// - Parameter written: answers for those that a row holds.
    func acknowledge(or written: @escaping VarlinkDispatcher.Method) -> VarlinkDispatcher.Method {
        { call, peer, replies in
            let request = try call.decodeParameters(AcknowledgeReminder.Request.self)
            guard request.number < 0 else { return try await written(call, peer, replies) }
            try await replies.send(acknowledge(request))
        }
    }

    private func begin(_ request: BeginReminder.Request) throws -> BeginReminder.Reply {
        let channel = try Scene.checked(
            request.channel, "channel", limit: Limits.nameCharacters)
        guard let begun = unsaved.begin(request.number, on: channel) else {
            return BeginReminder.Reply(open: false, attempt: 1, repeated: false)
        }
        return BeginReminder.Reply(
            open: true, attempt: begun.attempt, repeated: begun.isRepeat)
    }

    /// Saying it twice changes nothing, so nothing is kept of the request.
    private func acknowledge(
        _ request: AcknowledgeReminder.Request
    ) throws -> AcknowledgeReminder.Reply {
        try Scene.checkRequestID(request.requestId)
        let channel = try Scene.checked(
            request.channel, "channel", limit: Limits.nameCharacters)
        let detail = try Scene.checked(request.detail, "detail", limit: Limits.textCharacters)
        tests.answer(request.number, from: channel, accepted: request.accepted, detail: detail)
        unsaved.acknowledge(request.number, on: channel, accepted: request.accepted)
        return AcknowledgeReminder.Reply(open: unsaved.isOpen(request.number))
    }
}
