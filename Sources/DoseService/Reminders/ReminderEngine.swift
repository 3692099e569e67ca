import DoseInterface
import DoseStore
import Regimen

/// What time does: doses fall due, unanswered ones become missed, bookings are reminded of.
///
/// State decides, never the moment: everything that should have happened by now and has not is
/// done, so nothing is lost over time off, and nothing is done twice.
extension Scene {
    /// How many subjects one transaction moves.
    static let batch = 100

    /// Does everything that is due by now.
    ///
    /// - Returns: how many reminders fell due.
    func letTimePass() throws -> Int {
        var reminders = 0
        while true {
            let batch = try passTime()
            reminders += batch.reminders
            if batch.moved == 0 { return reminders }
        }
    }

    /// Does one batch.
    ///
    /// - Returns: how many reminders fell due, and how many subjects moved in all.
    func passTime() throws -> (reminders: Int, moved: Int) {
        var reminders = 0
        var moved = 0
        for id in try transaction.dosesToRemind(limit: Self.batch) {
            moved += 1
            if try fallDue(id) { reminders += 1 }
        }
        for id in try transaction.dosesTooLate(limit: Self.batch) {
            moved += 1
            try markMissed(id)
        }
        for id in try transaction.examsToRemind(limit: Self.batch) {
            moved += 1
            reminders += 1
            try remind(ofExam: id)
        }
        return (reminders, moved)
    }

    /// A dose is due: the reminder is written down, and the next dose of the series.
    ///
    /// - Returns: whether a reminder was made; none is for a dose whose late window passed while
    ///   nobody was there to tell.
    private func fallDue(_ id: DoseID) throws -> Bool {
        guard let dose = try transaction.dose(id) else { return false }
        try transaction.set(.due, of: id)
        let isTooLate = dose.lateAt.map { $0 <= now } ?? false
        if !isTooLate {
            let event = try log(
                .doseFellDue, EventDetail("the dose of \(dose.slot) fell due", dose: dose),
                prescription: dose.prescription)
            _ = try transaction.addReminder(of: .dose(id), event: event)
        }
        try keepSeriesGoing(dose.prescription)
        return !isTooLate
    }

    private func markMissed(_ id: DoseID) throws {
        guard let dose = try transaction.dose(id) else { return }
        let event = try log(
            .doseMissed, EventDetail("the dose of \(dose.slot) was not answered", dose: dose),
            prescription: dose.prescription)
        try transaction.add(
            StoredRecord(
                prescription: dose.prescription, dose: id, outcome: .missed, amount: nil,
                at: dose.lateAt ?? now), event: event)
        try transaction.set(.missed, of: id)
        try transaction.closeReminders(of: .dose(id))
        try keepSeriesGoing(dose.prescription)
    }

    private func remind(ofExam id: DentalExamID) throws {
        guard let exam = try transaction.dentalExam(id) else { return }
        let event = try log(
            .dentalExamFellDue, EventDetail("the dental exam of \(exam.day) was reminded of"))
        _ = try transaction.addReminder(of: .dentalExam(id), event: event)
        try transaction.clearReminder(of: id)
    }
}
