import DoseInterface
import DoseStore
import Regimen

/// Lab tests that are booked, questions, and stocks that run out, as reminders.
extension Scene {
    func describe(
        _ reminder: StoredReminder, of prompt: StoredPrompt, attempt: Int
    ) throws -> Reminder {
        let day = day(prompt.day)
        let noon = CivilDateTime(
            date: prompt.day, time: CivilTime(hour: 12, minute: 0) ?? .midnight)
        var described = Reminder(
            number: Int(reminder.number.value), subject: .labTest, prescription: nil,
            title: try title(of: prompt),
            detail: "Booked for \(day.relative), \(day.weekday) \(day.date).",
            due: moment(home.instant(of: noon)), fellDue: moment(reminder.fellDueAt),
            sequence: reminder.sequence, attempt: attempt,
            command: "dose lab \(prompt.what) VALUE UNIT --on \(day.date)")
        if prompt.kind == .followUp, let asked = question(prompt) {
            described.subject = .followUp
            described.detail = asked.question
            described.due = described.fellDue
            described.command = "dose answer \(prompt.what) yes"
        }
        return prompt.kind == .stock
            ? try describe(reminder, ofStock: prompt, described) : described
    }

    /// The time of a prompt has come.
    func remind(ofPrompt id: PromptID, _ passage: inout PassageOfTime) throws {
        guard let prompt = try transaction.prompt(id) else { return }
        if prompt.kind == .missed { return try remind(ofMissed: prompt, &passage) }
        if prompt.kind == .followUp, try !isStillMeant(prompt) {
            let event = try log(
                .promptFellDue, EventDetail("\(title(of: prompt)) is asked no more"))
            return try end(prompt, by: event)
        }
        if let later = try laterTime(of: prompt) ?? recheckTime(of: prompt) {
            return try transaction.remind(of: id, at: later)
        }
        if let end = try endOfQuietHours() { return try transaction.remind(of: id, at: end) }
        let event = try log(
            .promptFellDue, EventDetail("\(title(of: prompt)) was reminded of"))
        if prompt.kind == .followUp { try goOn(from: prompt, by: event) }
        try addReminder(of: .prompt(id), event: event, &passage)
        let lead = prompt.kind == .labTest ? try bookingLead(for: prompt.day) : nil
        try transaction.remind(of: id, at: lead)
    }

    /// The clock was ahead when it was told of: it is told at its right time.
    func takeBackReminder(ofPrompt id: PromptID) throws {
        guard let prompt = try transaction.prompt(id) else { return }
        let event = try log(
            .clockCameBack,
            EventDetail(
                "\(title(of: prompt)) of \(prompt.day), reminded of while the clock was ahead"))
        try transaction.closeReminders(of: .prompt(id))
        switch prompt.kind {
        case .stock: try takeBackShortage(prompt, by: event)
        case .labTest: try transaction.remind(of: id, at: try bookingReminder(for: prompt.day))
        case .followUp:
            let day = try dayAgain(of: prompt)
            try transaction.plan(id, day: day, remindAt: max(question(on: day), now))
        // Its doses are still to come; what is missed then is told anew.
        case .missed: try transaction.remind(of: id, at: nil)
        }
    }
}
