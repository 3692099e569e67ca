import StrictJSON

/// A web server: an ntfy topic, or an address that takes a JSON object.
struct WebTeller: Teller {
    /// What the server takes.
    enum Style: Sendable {
        case ntfy(ChannelSetup.Ntfy)
        case webhook(url: String, token: String?)
    }

    let style: Style
    let curl: String
    let deadlineSeconds: Int

    func tell(_ message: ReminderMessage) async -> Verdict {
        await request(for: message).send(curl: curl)
    }

    func request(for message: ReminderMessage) -> WebRequest {
        switch style {
        case .ntfy(let ntfy):
            var headers = [("X-Title", message.title), ("X-Sequence-ID", message.series)]
            if let priority = ntfy.priority { headers.append(("X-Priority", "\(priority)")) }
            if let tags = ntfy.tags { headers.append(("X-Tags", tags)) }
            if let actions = ntfy.actions { headers.append(("X-Actions", actions)) }
            let text = message.text.isEmpty ? message.title : message.text
            return WebRequest(
                url: ntfy.url, headers: Self.authorized(headers, ntfy.token), body: text,
                deadlineSeconds: deadlineSeconds)
        case .webhook(let url, let token):
            var object = message.json
            object["text"] = .string(
                [message.title, message.text].filter { !$0.isEmpty }.joined(separator: "\n"))
            let headers = [
                ("Content-Type", "application/json"), ("Reminder-Id", message.id),
                // The header by which servers know a repeat
                // (draft-ietf-httpapi-idempotency-key-header).
                ("Idempotency-Key", "\"\(message.id)\""),
            ]
            return WebRequest(
                url: url, headers: Self.authorized(headers, token),
                body: String(decoding: object.encoded(), as: UTF8.self),
                deadlineSeconds: deadlineSeconds)
        }
    }

    private static func authorized(
        _ headers: [(name: String, value: String)], _ token: String?
    ) -> [(name: String, value: String)] {
        token.map { headers + [("Authorization", "Bearer \($0)")] } ?? headers
    }
}
