import DoseInterface
import DoseStore
import Formulary
import Regimen

/// What a clock that was ahead has done.
///
/// A dose that is due or missed before its time was made so by a clock that showed a future that
/// has not come. Once a clock that can be believed is back, this is taken back by record: the
/// events stay, and one more says what happened. The doses then fall due at their right times, as
/// if for the first time. State decides here too, so it does not matter how the clock went wrong,
/// when it came back, and how often dosed was started in between.
extension Scene {
    /// A clock that is put back by no more than this, in seconds, asks about nothing again (our
    /// setting): time servers and people put clocks right by so much.
    static let smallStepBack: Int64 = 15 * 60

    /// No stock waits longer than this for its next look, in seconds: that is the next morning.
    private static let longestStockPause: Int64 = 2 * 86_400

    /// Takes back one batch of so many subjects of each kind.
    func takeBackFalseFuture(_ passage: inout PassageOfTime, _ batch: Int) throws {
        let horizon = now.adding(seconds: Self.smallStepBack)
        for hold in try transaction.holdsEndedAhead(of: horizon, limit: batch) {
            try move(&passage) { _ in
                try about(hold.id).goOnHolding(hold.id, endedBy: hold.event)
            }
        }
        for id in try transaction.prescriptionsAhead(of: horizon, limit: batch) {
            try move(&passage) { try about(id).takeBackDoses(of: id, ahead: horizon, &$0) }
        }
        for id in try transaction.examsRemindedAhead(of: horizon, limit: batch) {
            try move(&passage) { _ in try about(.dentalExam(id)).takeBackReminder(ofExam: id) }
        }
        for id in try transaction.promptsRemindedAhead(of: horizon, limit: batch) {
            try move(&passage) { _ in try about(.prompt(id)).takeBackReminder(ofPrompt: id) }
        }
        for id in try transaction.stockLooks(
            ahead: now.adding(seconds: Self.longestStockPause), limit: batch)
        {
            try move(&passage) { _ in try transaction.lookAtStock(of: id, at: now) }
        }
        for id in try transaction.dosesToldAhead(of: horizon, limit: batch) {
            try move(&passage) { _ in
                try about(.dose(id)).takeBackLeads(of: id, toldAfter: horizon)
            }
        }
        for id in try transaction.dosesPutOffAhead(of: horizon, limit: batch) {
            try move(&passage) { _ in try about(.dose(id)).takeBackPuttingOff(id) }
        }
    }

    /// A hold that seemed to have come to its day goes on.
    private func goOnHolding(_ id: PrescriptionID, endedBy ending: EventID) throws {
        guard let stored = try transaction.prescription(id),
            let hold = try transaction.reopenHold(endedBy: ending)
        else { return }
        _ = try log(
            .clockCameBack,
            EventDetail("\(stored.name), on hold again: the clock was ahead when it ended"),
            prescription: id)
        try callOffDoses(of: id, by: hold)
    }

    private func takeBackDoses(
        of id: PrescriptionID, ahead horizon: Instant, _ passage: inout PassageOfTime
    ) throws {
        guard let stored = try transaction.prescription(id) else { return }
        let ahead = try transaction.dosesAhead(horizon, of: id)
        let event = try log(
            .clockCameBack,
            EventDetail(
                "\(stored.name), doses that are still to come although the clock was ahead: "
                    + "\(ahead.count)"), prescription: id)
        for dose in ahead {
            try transaction.takeBackMissed(dose.id, by: event)
            try transaction.tell(dose.id, in: nil)
            try transaction.closeReminders(of: .dose(dose.id))
            try transaction.takeBackLeads(of: dose.id, toldAfter: horizon)
            if dose.dueAt <= now {
                // Its time has come, and it can still be answered: it is asked about again.
                try transaction.set(.due, remindAt: now, of: dose.id)
            } else {
                try transaction.withdraw(dose.id, by: event)
            }
        }
        try transaction.closeSettledReminders()
        try lookAtMissed(of: id)
        try transaction.withdrawUpcoming(of: id, by: event)
        if stored.state == .completed { try transaction.set(stateBeforeEnd(stored), of: id) }
        try goOn(with: id, leftBy: event, &passage)
    }

    /// The series goes on where it was before. What it would not make again itself, because it
    /// is of an earlier order or lies before a dose that was answered, waits as it did.
    private func goOn(
        with id: PrescriptionID, leftBy event: EventID, _ passage: inout PassageOfTime
    ) throws {
        guard let stored = try transaction.prescription(id), stored.isOpen else { return }
        let last = try transaction.lastDose(of: id, revision: stored.revision)
        for dose in try transaction.doses(withdrawnBy: event) {
            let isBefore = last.map { dose.number < $0.number } ?? false
            guard dose.revision != stored.revision || isBefore else { continue }
            try transaction.set(.upcoming, remindAt: dose.dueAt, of: dose.id)
        }
        if try !tryToKeepSeriesGoing(id) { passage.stuck += 1 }
    }

    private func stateBeforeEnd(_ stored: StoredPrescription) -> StoredPrescription.State {
        let mustBeStarted =
            drug(of: stored).map { !formulary.checks(for: $0, holds: .start).isEmpty } ?? false
        return mustBeStarted && stored.startedAt == nil && stored.since == nil ? .planned : .active
    }

    private func takeBackReminder(ofExam id: DentalExamID) throws {
        guard let exam = try transaction.dentalExam(id) else { return }
        _ = try log(
            .clockCameBack,
            EventDetail("the dental exam of \(exam.day), reminded of while the clock was ahead"))
        try transaction.closeReminders(of: .dentalExam(id))
        try transaction.remind(of: id, at: try bookingReminder(for: exam.day))
    }

    /// It was told of ahead too early: its leads are told at their right times.
    private func takeBackLeads(of id: DoseID, toldAfter horizon: Instant) throws {
        guard let dose = try transaction.dose(id),
            let stored = try transaction.prescription(dose.prescription)
        else { return }
        _ = try log(
            .clockCameBack,
            EventDetail(
                "the dose of \(dose.slot) was told of while the clock was ahead", dose: dose),
            prescription: dose.prescription)
        try transaction.takeBackLeads(of: id, toldAfter: horizon)
        try transaction.set(
            try firstLead(of: stored, before: dose.dueAt, after: now), of: id)
    }

    /// It was put off to a time that is far away now: it is asked about at once.
    private func takeBackPuttingOff(_ id: DoseID) throws {
        guard let dose = try transaction.dose(id) else { return }
        _ = try log(
            .clockCameBack,
            EventDetail(
                "the dose of \(dose.slot) was put off while the clock was ahead", dose: dose),
            prescription: dose.prescription)
        try transaction.putOff(id, remindAt: now, lateAt: dose.lateAt)
    }
}
