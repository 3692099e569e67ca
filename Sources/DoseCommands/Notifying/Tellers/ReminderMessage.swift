package import DoseInterface
package import StrictJSON

/// A reminder as a channel says it: no more than the person wants said there. Or what is to be said
/// of the reminders themselves.
package struct ReminderMessage: Sendable, Equatable {
    /// The reminder as it came, for the answers to it; nil for news of the reminders themselves.
    package let source: Reminder?
    /// Names it for good, the same at each try, also when some of what was told together has been
    /// answered since: letters, digits and hyphens, up to 64.
    package let id: String
    /// The same for all reminders about the same, so that a later one can take the place of the one
    /// before.
    package let series: String
    /// Whether the person may have been told before.
    package let isRepeated: Bool
    private let content: Content

    /// - Parameter origin: tells this daemon's reminders from those of another.
    package init(_ reminder: Reminder, say: Saying, origin: String, isRepeated: Bool) {
        source = reminder
        id = Self.name(reminder.mainNumber, reminder.fellDue, origin: origin)
        let first = reminder.sequence > 1 ? reminder.first : nil
        series = Self.name(first ?? reminder.mainNumber, nil, origin: origin)
        self.isRepeated = isRepeated
        content = .reminder(
            reminder.subject == .test ? reminder : reminder.saying(reminder.strictest(say)))
    }

    /// - Parameters:
    ///   - id: names this piece of news, from this daemon or another.
    ///   - isForCarer: whether the channel reaches a carer.
    init(_ news: ReminderNews, id: String, say: Saying, isForCarer: Bool, origin: String) {
        source = nil
        self.id = "dosed-news-\(id)"
        series = "dosed-news-\(Self.hash(origin))"
        isRepeated = false
        content = .news(
            news,
            Words(
                title: news.title(isForCarer: isForCarer),
                detail: news.detail(say, isForCarer: isForCarer),
                command: news.command(isForCarer: isForCarer)))
    }

    /// The number of the reminder; 0 for news.
    package var number: Int {
        switch content {
        case .reminder(let said): said.number
        case .news: 0
        }
    }

    /// One line.
    package var title: String {
        switch content {
        case .reminder(let said): (isRepeated ? "Repeat: " : "") + Sanitizer.line(said.title)
        case .news(_, let words): words.title
        }
    }

    /// What is said below the title; may be empty.
    package var text: String {
        let lines: [String]
        switch content {
        case .reminder(let said): lines = Self.sentences(of: said, isRepeated: isRepeated)
        case .news(_, let words):
            lines = [
                Sanitizer.line(words.detail),
                words.command.isEmpty ? "" : "To see what helps: \(words.command)",
            ]
        }
        return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func sentences(of said: Reminder, isRepeated: Bool) -> [String] {
        var sentences = [Sanitizer.line(said.detail)]
        for member in said.members ?? [] {
            let words = [Phrases.sentence(member.title), member.detail].filter { !$0.isEmpty }
            sentences.append(
                Sanitizer.line(words.joined(separator: " "))
                    + (member.command.isEmpty ? "" : " " + toAnswer(member.command)))
        }
        if isRepeated { sentences.append("You may have had this reminder before.") }
        if !said.command.isEmpty {
            let isAll = said.members != nil
            sentences.append(
                isAll ? "To answer all: \(said.command)" : toAnswer(said.command))
        }
        return sentences
    }

    private static func toAnswer(_ command: String) -> String { "To answer: \(command)" }

    /// It as one JSON object, with its id and whether it is a repeat.
    package var json: JSONObject {
        var object: JSONObject
        switch content {
        case .reminder(let said):
            guard case .object(let whole)? = try? JSONValue(of: said) else { return [:] }
            object = whole
        case .news(let news, let words):
            object = [
                "number": 0, "subject": "reminders", "kind": .string(news.word),
                "title": .string(words.title), "detail": .string(words.detail),
                "command": .string(words.command),
            ]
        }
        object["id"] = .string(id)
        object["repeated"] = .bool(isRepeated)
        return object
    }

    /// Whether it stays in front until somebody acts.
    var isUrgent: Bool {
        switch content {
        case .reminder: source?.asksForAnswer ?? false
        case .news(let news, _): news != .back
        }
    }

    /// Whether it goes by itself after a while.
    var isFleeting: Bool {
        switch content {
        case .reminder: source?.subject == .test
        case .news(let news, _): news == .back
        }
    }

    /// The number alone would not do for one reminder: it begins anew with another database. The
    /// instant is the same in every zone.
    private static func name(_ number: Int, _ moment: Moment?, origin: String) -> String {
        let time = moment.map { moment in
            moment.secondsSince1970.map { "-\($0)" }
                ?? "-" + moment.at.filter { $0.isNumber || $0 == "T" }
        }
        return "dosed-\(number < 0 ? "x" : "")\(number.magnitude)\(time ?? "")-\(hash(origin))"
    }

    /// FNV-1a with 32 bits (draft-eastlake-fnv), as eight digits.
    private static func hash(_ text: String) -> String {
        var hash: UInt32 = 2_166_136_261
        for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    private enum Content: Equatable {
        /// The reminder without what is not to be said.
        case reminder(Reminder)
        case news(ReminderNews, Words)
    }

    private struct Words: Equatable {
        let title: String
        let detail: String
        let command: String
    }
}

extension Reminder {
    /// What the channel may say and what the person wants said at all: the less of both.
    fileprivate func strictest(_ channel: Saying) -> Saying {
        switch (channel, self.say) {
        case (.nothingPersonal, _), (_, .nothingPersonal): .nothingPersonal
        case (.medicine, _), (_, .medicine): .medicine
        case (.everything, .everything), (.everything, nil): .everything
        }
    }

    /// The reminder with no more than this said.
    fileprivate func saying(_ say: Saying) -> Reminder {
        guard say != .everything else { return self }
        var said = self
        said.detail = ""
        said.command = ""
        said.slot = nil
        said.members = nil
        said.say = nil
        let isNamed = say == .medicine
        let names = Phrases.list(parts.map { $0.prescription ?? $0.subject.plainName })
        switch (subject, kind) {
        case (.test, _): break
        case (.dose, .due): said.title = "Time for " + (isNamed ? names : "a medicine")
        case (_, .unanswered):
            said.title = "No answer" + (isNamed ? ": \(names)" : " to a reminder. Please ask.")
        case (.stock, _):
            said.title = isNamed ? "Running low: \(names)" : Self.plainDate
        case (_, .missed):
            said.title = isNamed ? "Missed: \(names)" : "A reminder could not be told in time"
        case (_, .lead), (.dentalExam, _), (.labTest, _), (.followUp, _):
            said.title = isNamed ? "Coming up: \(names)" : Self.plainDate
        }
        if isNamed, let person { said.title = "\(person): \(said.title)" }
        if !isNamed {
            said.prescription = nil
            said.person = nil
            said.subject = .dose
        }
        return said
    }

    private static let plainDate = "A date to keep in mind"
}

extension ReminderSubject {
    /// What is said of one that belongs to no prescription.
    fileprivate var plainName: String {
        switch self {
        case .labTest: "lab test"
        case .followUp: "a question"
        case .dentalExam: "dental exam"
        case .dose, .stock: "a medicine"
        case .test: "a test"
        }
    }
}
