import DoseInterface
import DoseStore
import Regimen

/// Doses that were missed before anyone could be told of them: after time off, above all. They are
/// told afterwards, all in one, so that nothing is missed in silence; a carer hears of them too.
extension Scene {
    /// So long after it was told it is over, in seconds (our setting). Untold it waits.
    private static let isNewsFor: Int64 = 86_400

    /// A dose was missed. State decides here too: what one transaction leaves undone, the next one
    /// adds to the same prompt, until it begins to be told.
    func noteMissed(_ dose: StoredDose, event: EventID) throws {
        let matter = UnsavedReminders.Matter.dose(
            dose.prescription, slot: dose.slot, number: dose.number)
        guard try transaction.wasNeverTold(dose.id), !unsaved.wasTold(matter) else { return }
        let open = try transaction.missedPrompt(of: dose.prescription)
        if let open { try transaction.remind(of: open, at: now) }
        let prompt =
            if let open {
                open
            } else {
                try transaction.addPrompt(
                    of: person, .missed,
                    try transaction.prescription(dose.prescription)?.name ?? dose.slot,
                    day: today, remindAt: now, prescription: dose.prescription, event: event)
            }
        try transaction.tell(dose.id, in: prompt)
    }

    /// Its time has come, or the time to see whether it was told.
    func remind(ofMissed prompt: StoredPrompt, _ passage: inout PassageOfTime) throws {
        guard let missed = try missed(in: prompt) else { return try endTelling(of: prompt) }
        if try transaction.wasReminded(of: prompt.id, .due) {
            guard try !transaction.wasTold(prompt.id) else { return try endTelling(of: prompt) }
            return try transaction.remind(of: prompt.id, at: now.adding(seconds: Self.isNewsFor))
        }
        try tellCarer(ofMissed: missed, prompt, &passage)
        if let end = try endOfQuietHours() {
            return try transaction.remind(of: prompt.id, at: end)
        }
        let event = try log(
            .promptFellDue, EventDetail("\(title(of: prompt)) was told"),
            prescription: missed.stored.id)
        try addReminder(of: .prompt(prompt.id), event: event, &passage)
        try transaction.remind(of: prompt.id, at: now.adding(seconds: Self.isNewsFor))
    }

    /// The clock came back from ahead: no more than a day is left to wait.
    func lookAtMissed(of id: PrescriptionID) throws {
        try transaction.lookAtMissed(of: id, waitingPast: now.adding(seconds: Self.isNewsFor))
    }

    private func endTelling(of prompt: StoredPrompt) throws {
        try transaction.closeReminders(of: .prompt(prompt.id))
        try transaction.remind(of: prompt.id, at: nil)
    }

    /// A carer does not wait for the person's quiet hours, and hears only of what is new.
    private func tellCarer(
        ofMissed missed: MissedDoses, _ prompt: StoredPrompt, _ passage: inout PassageOfTime
    ) throws {
        guard try transaction.hasCarer(), try escalation(of: missed.stored) != nil,
            try !transaction.wasReminded(of: prompt.id, .unanswered),
            try !missed.doses.allSatisfy({ try transaction.wasEscalated($0.id) })
        else { return }
        let event = try log(
            .doseEscalated, EventDetail("\(title(of: prompt)) was told to a carer"),
            prescription: missed.stored.id)
        try addReminder(of: .prompt(prompt.id), kind: .unanswered, event: event, &passage)
    }

    /// - Returns: nil when none of them counts as missed any more.
    private func missed(in prompt: StoredPrompt) throws -> MissedDoses? {
        let doses = try transaction.dosesMissed(in: prompt.id)
        guard let first = doses.first, let last = doses.last, let id = prompt.prescription,
            let stored = try transaction.prescription(id)
        else { return nil }
        return MissedDoses(stored: stored, doses: doses, first: first, last: last)
    }

    /// What was missed, how often and when.
    func describe(
        _ reminder: StoredReminder, ofMissed prompt: StoredPrompt, attempt: Int
    ) throws -> ToldReminder? {
        guard let missed = try missed(in: prompt) else { return nil }
        let isForCarer = reminder.kind == .unanswered
        let first = shortTime(missed.first.dueAt)
        let when =
            missed.doses.count == 1
            ? Sentences.wasDue(first)
            : Sentences.wereDue(
                missed.doses.count, from: first, to: shortTime(missed.last.dueAt))
        let described = Reminder(
            number: Int(reminder.number.value), subject: .dose,
            kind: isForCarer ? .unanswered : .missed, prescription: missed.stored.name,
            title: "Missed: \(title(of: missed.first, missed.stored))",
            detail: isForCarer ? Sentences.pleaseAsk(when) : when, due: moment(missed.first.dueAt),
            fellDue: moment(reminder.fellDueAt), sequence: reminder.sequence, attempt: attempt,
            command: isForCarer ? "" : "dose show \(missed.stored.name)",
            group: Int(reminder.group.value))
        return ToldReminder(
            reminder: described,
            timeOff: try offNote(onMissed: missed.first) ?? Sentences.couldNotBeTold)
    }
}

/// The doses of one prescription that are told of together, because nobody could be told in time.
private struct MissedDoses {
    let stored: StoredPrescription
    let doses: [StoredDose]
    let first: StoredDose
    let last: StoredDose
}
