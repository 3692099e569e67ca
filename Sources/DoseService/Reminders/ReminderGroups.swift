import DoseInterface
import DoseStore
import Regimen

/// What falls due in one pass of time for one person is told together: the doses of one hour, what
/// waited for the end of the quiet hours, and everything that came while nobody was there. Each
/// reminder stays one of its own: it is written down once, told until somebody was told, and
/// answered by itself.
extension Scene {
    /// Writes a reminder down, in the group that it belongs to.
    func addReminder(
        of subject: StoredReminder.Subject, kind: StoredReminder.Kind = .due, event: EventID,
        _ passage: inout PassageOfTime
    ) throws {
        passage.reminders += 1
        var group = event
        if let purpose = try purpose(of: subject, kind) {
            let together = PassageOfTime.Together(person: person, purpose: purpose)
            group = passage.groups[together] ?? event
            passage.groups[together] = group
        }
        try transaction.addReminder(of: subject, kind: kind, event: event, group: group)
    }

    /// What it is told for; nil when it is told alone.
    private func purpose(
        of subject: StoredReminder.Subject, _ kind: StoredReminder.Kind
    ) throws -> PassageOfTime.Together.Purpose? {
        if case .prompt(let id) = subject, try transaction.prompt(id)?.kind == .missed {
            return kind == .unanswered ? .missedForCarer : .missed
        }
        return switch (subject, kind) {
        case (.dose, .due): .toAnswer
        case (_, .unanswered): nil
        default: .toKnow
        }
    }
}

/// A reminder as it is told, and what is said beside it.
struct ToldReminder {
    var reminder: Reminder
    /// Why it comes now and not at its time: nobody was there to tell it.
    var timeOff: String?
    /// For whom it is, where that is to be said.
    var owner: StoredPerson?

    /// The reminder for somebody who takes each by itself.
    var alone: Reminder {
        var alone = named
        if let timeOff { alone.detail += " \(timeOff)" }
        return alone
    }

    private var named: Reminder { owner.map(reminder.naming) ?? reminder }

    /// The reminders of each group in one, in order.
    static func together(_ told: [ToldReminder]) -> [Reminder] {
        var groups: [Int: [ToldReminder]] = [:]
        for item in told {
            groups[item.reminder.group ?? item.reminder.number, default: []] += [item]
        }
        return groups.sorted { $0.key < $1.key }.compactMap { _, members in
            members.count > 1 ? group(members) : members.first?.alone
        }
    }

    /// Its number is that of its first member: two parts of a group, told one after the other, must
    /// not look like one reminder.
    private static func group(_ members: [ToldReminder]) -> Reminder? {
        guard var whole = members.first?.reminder else { return nil }
        let isToAnswer = whole.subject == .dose && whole.kind == .due
        whole.prescription = nil
        whole.slot = nil
        whole.title = title(of: whole.kind, isToAnswer: isToAnswer)
        var off: [String] = []
        for sentence in members.compactMap(\.timeOff) where !off.contains(sentence) {
            off.append(sentence)
        }
        whole.detail =
            off.isEmpty
            ? "" : off.joined(separator: " ") + (isToAnswer ? " Due since then:" : "")
        whole.sequence = members.map(\.reminder.sequence).max() ?? 1
        whole.attempt = members.map(\.reminder.attempt).max() ?? 1
        whole.command = isToAnswer ? "dose take all" : ""
        whole.members = members.map { $0.named.member }
        return members.first?.owner.map(whole.naming) ?? whole
    }

    private static func title(of kind: ReminderKind, isToAnswer: Bool) -> String {
        switch kind {
        case .missed, .unanswered: "Doses were missed"
        case .due, .lead: isToAnswer ? "Time for your medicines" : "Coming up"
        }
    }
}

extension Reminder {
    fileprivate var member: ReminderMember {
        ReminderMember(
            number: number, subject: subject, prescription: prescription, slot: slot, title: title,
            detail: detail, due: due, sequence: sequence, command: command)
    }
}
