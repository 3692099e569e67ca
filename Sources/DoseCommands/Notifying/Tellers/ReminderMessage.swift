package import DoseInterface
package import StrictJSON

/// A reminder as a channel says it: no more than the person wants said there.
package struct ReminderMessage: Sendable, Equatable {
    /// The reminder as it came, for the answers to it.
    package let source: Reminder
    /// The reminder without what is not to be said.
    package let said: Reminder
    /// Names the reminder for good, the same at each try: letters, digits and hyphens, up to 64.
    package let id: String
    /// The same for all reminders about the same, so that a later one can take the place of the one
    /// before.
    package let series: String
    /// Whether the person may have been told before.
    package let isRepeated: Bool

    /// - Parameter origin: tells this daemon's reminders from those of another.
    package init(_ reminder: Reminder, say: Saying, origin: String, isRepeated: Bool) {
        source = reminder
        said = reminder.subject == .test ? reminder : reminder.saying(reminder.strictest(say))
        id = Self.id(reminder.number, reminder.fellDue, origin: origin)
        series = Self.id(reminder.first ?? reminder.number, reminder.due, origin: origin)
        self.isRepeated = isRepeated
    }

    /// One line.
    package var title: String {
        (isRepeated ? "Repeat: " : "") + Sanitizer.line(said.title)
    }

    /// What is said below the title; may be empty.
    package var text: String {
        var sentences = [Sanitizer.line(said.detail)]
        for member in said.members ?? [] {
            let words = [Phrases.sentence(member.title), member.detail].filter { !$0.isEmpty }
            sentences.append(
                Sanitizer.line(words.joined(separator: " "))
                    + (member.command.isEmpty ? "" : " " + Self.toAnswer(member.command)))
        }
        if isRepeated { sentences.append("You may have had this reminder before.") }
        if !said.command.isEmpty {
            let isAll = said.members != nil
            sentences.append(
                isAll ? "To answer all: \(said.command)" : Self.toAnswer(said.command))
        }
        return sentences.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func toAnswer(_ command: String) -> String { "To answer: \(command)" }

    /// The reminder as one JSON object, with its id and whether it is a repeat.
    package var json: JSONObject {
        guard case .object(var object)? = try? JSONValue(of: said) else { return [:] }
        object["id"] = .string(id)
        object["repeated"] = .bool(isRepeated)
        return object
    }

    /// The number alone would not do: it begins anew with another database.
    private static func id(_ number: Int, _ moment: Moment, origin: String) -> String {
        let time = moment.at.filter { $0.isNumber || $0 == "T" }
        return "dosed-\(number.magnitude)-\(time)-\(Self.hash(origin))"
    }

    /// FNV-1a with 32 bits (draft-eastlake-fnv), as eight digits.
    private static func hash(_ text: String) -> String {
        var hash: UInt32 = 2_166_136_261
        for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
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
