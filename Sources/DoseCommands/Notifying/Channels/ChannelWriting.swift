import StrictJSON

extension ChannelSetup {
    /// The channel as the file holds it.
    var json: JSONObject {
        var object: JSONObject = ["name": .string(name), "kind": .string(word.rawValue)]
        func set(_ name: String, _ text: String?) { object[name] = text.map { .string($0) } }
        switch kind {
        case .desktop(let snooze):
            set("snooze", snooze)
        case .ntfy(let ntfy):
            set("url", ntfy.url)
            set("token", ntfy.token)
            object["priority"] = ntfy.priority.map { .integer(Int64($0)) }
            set("tags", ntfy.tags)
            set("actions", ntfy.actions)
        case .webhook(let url, let token):
            set("url", url)
            set("token", token)
        case .mail(let mail):
            set("to", mail.to)
            set("from", mail.from)
            set("mailer", mail.mailer)
        case .program(let path, let arguments):
            set("path", path)
            if !arguments.isEmpty { object["arguments"] = .array(arguments.map { .string($0) }) }
        case .heartbeat(let url, let minutes):
            set("url", url)
            object["minutes"] = .integer(Int64(minutes))
        }
        if isForCarer { set("for", Audience.carer.rawValue) }
        if say != .everything { set("say", say.rawValue) }
        if deadline != Self.usualDeadline { object["deadline"] = .integer(Int64(deadline)) }
        return object
    }

    /// All channels as the text of the file: one a line, for whoever edits it by hand.
    static func text(of channels: [ChannelSetup]) -> [UInt8] {
        let lines = channels.map { "  " + String(decoding: $0.json.encoded(), as: UTF8.self) }
        return Array(("{\"channels\": [\n" + lines.joined(separator: ",\n") + "\n]}\n").utf8)
    }
}
