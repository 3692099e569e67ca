import DoseInterface
import DoseStore
import Formulary
import Regimen

/// A reminder as it is sent.
extension Scene {
    /// - Returns: nil when what it was about is gone.
    func describe(_ reminder: StoredReminder, attempt: Int) throws -> ToldReminder? {
        switch reminder.subject {
        case .dose(let id):
            guard let dose = try transaction.dose(id),
                let stored = try transaction.prescription(dose.prescription)
            else { return nil }
            switch reminder.kind {
            case .due:
                return ToldReminder(
                    reminder: try describe(reminder, of: dose, stored, attempt: attempt),
                    timeOff: try offNote(on: dose))
            case .lead:
                return ToldReminder(
                    reminder: try describe(reminder, ahead: dose, stored, attempt: attempt))
            case .unanswered:
                return ToldReminder(
                    reminder: describe(reminder, unanswered: dose, stored, attempt: attempt))
            }
        case .dentalExam(let id):
            guard let exam = try transaction.dentalExam(id) else { return nil }
            return ToldReminder(reminder: describe(reminder, of: exam, attempt: attempt))
        case .prompt(let id):
            guard let prompt = try transaction.prompt(id) else { return nil }
            if prompt.kind == .missed {
                return try describe(reminder, ofMissed: prompt, attempt: attempt)
            }
            return ToldReminder(reminder: try describe(reminder, of: prompt, attempt: attempt))
        }
    }

    private func describe(
        _ reminder: StoredReminder, of dose: StoredDose, _ stored: StoredPrescription,
        attempt: Int
    ) throws -> Reminder {
        let late = now.seconds(since: dose.dueAt)
        let due =
            late < 60 ? "Due now." : "Due \(RelativeTime.ago(dose.dueAt, now: now, zone: home))."
        let first =
            reminder.sequence > 1
            ? try transaction.firstReminder(of: dose.id) : reminder.number
        let again = try again(reminder, of: dose)
        let note = try zoneNote(on: dose, of: stored).map { " " + $0 } ?? ""
        return Reminder(
            number: Int(reminder.number.value), subject: .dose, prescription: stored.name,
            slot: dose.slot,
            title: title(of: dose, stored), detail: due + again + note, due: moment(dose.dueAt),
            fellDue: moment(reminder.fellDueAt),
            sequence: reminder.sequence, attempt: attempt,
            command: "dose \(stored.isClinic ? "given" : "take") \(stored.name)",
            first: first.map { Int($0.value) }, group: Int(reminder.group.value))
    }

    /// How often it was asked about, and whether that is so only because the clock was set back.
    private func again(_ reminder: StoredReminder, of dose: StoredDose) throws -> String {
        guard reminder.sequence > 1 else { return "" }
        let count = " (\(Self.ordinal(reminder.sequence)) reminder)"
        return try transaction.wasToldBeforeClockCameBack(reminder.number, about: dose.id)
            ? "\(count) \(Sentences.askedBefore)" : count
    }

    /// What a carer is told: what has no answer, since when, and what would help.
    private func describe(
        _ reminder: StoredReminder, unanswered dose: StoredDose, _ stored: StoredPrescription,
        attempt: Int
    ) -> Reminder {
        let ago = RelativeTime.ago(dose.dueAt, now: now, zone: home)
        return Reminder(
            number: Int(reminder.number.value), subject: .dose, kind: .unanswered,
            prescription: stored.name, slot: dose.slot,
            title: "No answer: \(title(of: dose, stored))",
            detail:
                "It was due at \(shortTime(dose.dueAt)), \(ago), and nobody has said whether it "
                + "was \(stored.isClinic ? "given" : "taken"). Please ask.",
            due: moment(dose.dueAt), fellDue: moment(reminder.fellDueAt),
            sequence: reminder.sequence, attempt: attempt, command: "",
            group: Int(reminder.group.value))
    }

    func title(of dose: StoredDose, _ stored: StoredPrescription) -> String {
        let route = stored.order.route.flatMap(Route.init(code:)).map { ", \($0.words)" } ?? ""
        return "\(stored.brand ?? stored.medicine) \(amountWords(dose.amount))\(route)"
    }

    /// What comes, when, and what is still open for it.
    private func describe(
        _ reminder: StoredReminder, ahead dose: StoredDose, _ stored: StoredPrescription,
        attempt: Int
    ) throws -> Reminder {
        let due = moment(dose.dueAt)
        let when = "\(due.relative.asSentenceStart): \(shortTime(dose.dueAt))."
        let open = try results(of: stored, doseDay: home.civil(at: dose.dueAt).date)
            .filter(Self.isOpen).map(\.title)
        return Reminder(
            number: Int(reminder.number.value), subject: .dose, kind: .lead,
            prescription: stored.name, slot: dose.slot, title: title(of: dose, stored),
            detail: open.isEmpty
                ? when : "\(when) Still open: \(open.joined(separator: "; ")).",
            due: due, fellDue: moment(reminder.fellDueAt), sequence: reminder.sequence,
            attempt: attempt, command: "dose \(open.isEmpty ? "show" : "check") \(stored.name)",
            group: Int(reminder.group.value))
    }

    private func describe(
        _ reminder: StoredReminder, of exam: StoredExam, attempt: Int
    ) -> Reminder {
        let day = day(exam.day)
        let noon = CivilDateTime(date: exam.day, time: CivilTime(hour: 12, minute: 0) ?? .midnight)
        return Reminder(
            number: Int(reminder.number.value), subject: .dentalExam, prescription: nil,
            title: "Dental exam" + (exam.dentist.map { ", \($0)" } ?? ""),
            detail: "Booked for \(day.relative), \(day.weekday) \(day.date).",
            due: moment(home.instant(of: noon)), fellDue: moment(reminder.fellDueAt),
            sequence: reminder.sequence, attempt: attempt,
            command: "dose dental exam --on \(day.date) --outcome clear",
            group: Int(reminder.group.value))
    }

    /// Whether anybody chose how reminders are told: where nobody did, nobody's choice is read.
    func haveWishes() throws -> Bool {
        try transaction.isAnyChosen(of: [SettingName.say, .snooze].map(\.rawValue))
    }

    /// The reminder with what the person wants said of it, and with how long a snooze is.
    func wished(_ reminder: Reminder) throws -> Reminder {
        let settings = try settings()
        var wished = reminder
        wished.say = settings.own(.say).flatMap { Settings.sayings[$0] }
        wished.snooze = reminder.kind == .due ? settings.own(.snooze) : nil
        return wished
    }

    /// Sent to see whether telling works.
    func describeTest(_ number: Int) -> Reminder {
        Reminder(
            number: number, subject: .test, title: "A test of reminders",
            detail: "No dose is due.", due: moment(now), fellDue: moment(now), sequence: 1,
            attempt: 1, command: "")
    }

    /// "2nd", "3rd", "11th".
    static func ordinal(_ number: Int) -> String {
        switch (number % 10, number % 100) {
        case (_, 11...13): "\(number)th"
        case (1, _): "\(number)st"
        case (2, _): "\(number)nd"
        case (3, _): "\(number)rd"
        default: "\(number)th"
        }
    }
}
