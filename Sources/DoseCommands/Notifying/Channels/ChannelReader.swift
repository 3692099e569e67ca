import StrictJSON

/// Reads channels out of JSON, and refuses whatever it does not know: a member that is misspelled
/// must not be a channel that is silent.
struct ChannelReader {
    /// What is wrong, and where: "channels[1].url".
    struct Fault: Error {
        let place: String
        let words: String
    }

    private let object: JSONObject
    private let place: String
    private var known: Set<String> = []

    /// All channels of a file.
    static func channels(in text: [UInt8]) throws(Fault) -> [ChannelSetup] {
        let value: JSONValue
        do {
            value = try JSONValue.parse(text)
        } catch {
            throw Fault(place: "the text", words: "is not JSON: \(error)")
        }
        var reader = try ChannelReader(value, at: "the file")
        let items = try reader.list("channels")
        try reader.end()
        guard items.count <= ChannelSetup.most else {
            throw Fault(place: "channels", words: "has more than \(ChannelSetup.most)")
        }
        var channels: [ChannelSetup] = []
        for (index, item) in items.enumerated() {
            let place = "channels[\(index)]"
            let channel = try channel(item, at: place)
            guard !channels.contains(where: { $0.name == channel.name }) else {
                throw Fault(
                    place: place + ".name", words: "is there twice: \"\(channel.name)\"")
            }
            channels.append(channel)
        }
        return channels
    }

    private static func channel(
        _ value: JSONValue, at place: String
    ) throws(Fault) -> ChannelSetup {
        var reader = try ChannelReader(value, at: place)
        let name = try reader.text("name", ChannelRules.fault(inName:))
        let word: ChannelWord = try reader.word("kind")
        var channel = ChannelSetup(name: name, kind: try reader.kind(word))
        if channel.tells {
            channel.say = try reader.optionalWord("say") ?? channel.say
            let audience: Audience? = try reader.optionalWord("for")
            channel.isForCarer = audience == .carer
            channel.deadline =
                try reader.optionalNumber("deadline", 1...ChannelSetup.longestDeadline)
                ?? channel.deadline
        }
        try reader.end()
        return channel
    }

    private mutating func kind(_ word: ChannelWord) throws(Fault) -> ChannelSetup.Kind {
        switch word {
        case .desktop:
            .desktop(snooze: try optionalText("snooze", ChannelRules.fault(inLength:)))
        case .ntfy:
            .ntfy(
                .init(
                    url: try text("url", ChannelRules.fault(inURL:)),
                    token: try optionalText("token", ChannelRules.fault(inWord:)),
                    priority: try optionalNumber("priority", 1...5),
                    tags: try optionalText("tags", ChannelRules.fault(inWord:)),
                    actions: try optionalText("actions", ChannelRules.fault(inText:))))
        case .webhook:
            .webhook(
                url: try text("url", ChannelRules.fault(inURL:)),
                token: try optionalText("token", ChannelRules.fault(inWord:)))
        case .mail:
            .mail(
                .init(
                    to: try text("to", ChannelRules.fault(inAddress:)),
                    from: try optionalText("from", ChannelRules.fault(inAddress:)),
                    mailer: try optionalText("mailer", ChannelRules.fault(inPath:))))
        case .program:
            .program(
                path: try text("path", ChannelRules.fault(inPath:)),
                arguments: try texts("arguments"))
        case .heartbeat:
            .heartbeat(
                url: try text("url", ChannelRules.fault(inURL:)),
                minutes: try optionalNumber("minutes", 1...ChannelSetup.longestHeartbeat)
                    ?? ChannelSetup.usualHeartbeat)
        }
    }
}

extension ChannelReader {
    private init(_ value: JSONValue, at place: String) throws(Fault) {
        guard case .object(let object) = value else {
            throw Fault(place: place, words: "must be a JSON object")
        }
        self.object = object
        self.place = place
    }

    private func fault(_ name: String, _ words: String) -> Fault {
        Fault(place: place == "the file" ? name : "\(place).\(name)", words: words)
    }

    private mutating func member(_ name: String) -> JSONValue? {
        known.insert(name)
        return object[name]
    }

    /// Refuses the members that nobody asked for.
    private func end() throws(Fault) {
        for name in object.names where !known.contains(name) {
            throw fault(
                name, "is not known here; known are " + Phrases.list(known.sorted()))
        }
    }

    private mutating func list(_ name: String) throws(Fault) -> [JSONValue] {
        guard case .array(let items)? = member(name) else {
            throw fault(name, "must be there, as a list")
        }
        return items
    }

    private mutating func optionalText(
        _ name: String, _ rule: (String) -> String?
    ) throws(Fault) -> String? {
        guard let value = member(name) else { return nil }
        guard let text = value.string else { throw fault(name, "must be a text") }
        if let words = rule(text) { throw fault(name, words) }
        return text
    }

    private mutating func text(
        _ name: String, _ rule: (String) -> String?
    ) throws(Fault) -> String {
        guard let text = try optionalText(name, rule) else {
            throw fault(name, "must be there, as a text")
        }
        return text
    }

    private mutating func texts(_ name: String) throws(Fault) -> [String] {
        guard let value = member(name) else { return [] }
        guard case .array(let items) = value else { throw fault(name, "must be a list of texts") }
        var texts: [String] = []
        for item in items {
            guard let text = item.string, !text.utf8.contains(0) else {
                throw fault(name, "must be a list of texts")
            }
            texts.append(text)
        }
        return texts
    }

    private mutating func optionalNumber(
        _ name: String, _ range: ClosedRange<Int>
    ) throws(Fault) -> Int? {
        guard let value = member(name) else { return nil }
        guard case .integer(let number) = value, range.contains(Int(number)) else {
            throw fault(name, "takes \(range.lowerBound) to \(range.upperBound)")
        }
        return Int(number)
    }

    private mutating func optionalWord<Word: RawRepresentable<String> & CaseIterable>(
        _ name: String
    ) throws(Fault) -> Word? {
        guard let value = member(name) else { return nil }
        guard let word = value.string.flatMap(Word.init(rawValue:)) else {
            throw fault(name, "is one of " + Word.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return word
    }

    private mutating func word<Word: RawRepresentable<String> & CaseIterable>(
        _ name: String
    ) throws(Fault) -> Word {
        guard let word: Word = try optionalWord(name) else {
            throw fault(name, "is one of " + Word.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return word
    }
}
