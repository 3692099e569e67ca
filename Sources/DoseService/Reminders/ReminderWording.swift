import DoseInterface
import DoseStore
import Regimen

/// A reminder as it is sent.
extension Scene {
    /// - Returns: nil when what it was about is gone.
    func describe(_ reminder: StoredReminder, attempt: Int) throws -> Reminder? {
        switch reminder.subject {
        case .dose(let id):
            guard let dose = try transaction.dose(id),
                let stored = try transaction.prescription(dose.prescription)
            else { return nil }
            return try describe(reminder, of: dose, stored, attempt: attempt)
        case .dentalExam(let id):
            guard let exam = try transaction.dentalExam(id) else { return nil }
            return describe(reminder, of: exam, attempt: attempt)
        }
    }

    private func describe(
        _ reminder: StoredReminder, of dose: StoredDose, _ stored: StoredPrescription,
        attempt: Int
    ) throws -> Reminder {
        let route = stored.order.route.flatMap(Route.init(code:)).map { ", \($0.words)" } ?? ""
        let late = now.seconds(since: dose.dueAt)
        let due =
            late < 60 ? "Due now." : "Due \(RelativeTime.ago(dose.dueAt, now: now, zone: home))."
        let again = reminder.sequence > 1 ? " (\(Self.ordinal(reminder.sequence)) reminder)" : ""
        let notes = [try zoneNote(on: dose, of: stored), try offNote(on: dose)]
        let note = notes.compactMap(\.self).map { " " + $0 }.joined()
        return Reminder(
            number: Int(reminder.number.value), subject: .dose, prescription: stored.name,
            slot: dose.slot,
            title: "\(stored.brand ?? stored.medicine) \(amountWords(dose.amount))\(route)",
            detail: due + again + note, due: moment(dose.dueAt),
            fellDue: moment(reminder.fellDueAt),
            sequence: reminder.sequence, attempt: attempt,
            command: "dose \(stored.isClinic ? "given" : "take") \(stored.name)")
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
            command: "dose dental exam --on \(day.date) --outcome clear")
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
