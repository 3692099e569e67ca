package import DoseInterface

/// One reminder as one line of `dose watch`.
package struct ReminderLine: Tellable {
    private static let textCells = 48

    /// The reminder as it came.
    package var reminder: Reminder

    /// The line of a reminder.
    package init(reminder: Reminder) {
        self.reminder = reminder
    }

    package func tell(on page: inout Page) {
        var text = "\(reminder.fellDue.clock)  \(Phrases.sentence(reminder.title))"
        if !reminder.detail.isEmpty { text += " \(Phrases.sentence(reminder.detail))" }
        if reminder.sequence > 1, reminder.members == nil, !reminder.detail.contains("reminder") {
            text += " (\(Phrases.ordinal(reminder.sequence)) reminder)"
        }
        line(text, reminder.command, on: &page)
        for member in reminder.members ?? [] {
            let words = [Phrases.sentence(member.title), member.detail].filter { !$0.isEmpty }
            line("       " + words.joined(separator: " "), member.command, on: &page)
        }
    }

    private func line(_ text: String, _ command: String, on page: inout Page) {
        guard !page.style.isPlain else {
            // What was missed is looked at first: not each of it can be recorded any more.
            let purpose = reminder.kind == .missed ? "To see it" : "To record it"
            return page.say(command.isEmpty ? text : "\(text) \(purpose): \(command)")
        }
        page.verbatim(
            command.isEmpty
                ? text : "\(DisplayWidth.padded(text, to: Self.textCells))  \(command)",
            breaks: false)
    }
}
