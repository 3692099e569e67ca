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
        if reminder.sequence > 1, !reminder.detail.contains("reminder") {
            text += " (\(Phrases.ordinal(reminder.sequence)) reminder)"
        }
        guard !reminder.command.isEmpty else {
            page.verbatim(text)
            return
        }
        page.verbatim("\(DisplayWidth.padded(text, to: Self.textCells))  \(reminder.command)")
    }
}
