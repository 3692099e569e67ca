import DoseInterface
import DoseStore
import Regimen

/// What time does: doses fall due, unanswered ones become missed, bookings are reminded of. It goes
/// over everyone, and each subject is moved in the scene of its own person.
///
/// State decides, never the moment: everything that should have happened by now and has not is
/// done, so nothing is lost over time off, and nothing is done twice.
extension Scene {
    /// How many subjects one transaction moves.
    static let batch = 100

    /// Does everything that is due by now.
    ///
    func letTimePass() throws -> PassageOfTime {
        var all = PassageOfTime()
        while true {
            let batch = try passTime()
            all.reminders += batch.reminders
            all.moved += batch.moved
            // What is stuck is met again in each batch.
            all.stuck = max(all.stuck, batch.stuck)
            if batch.moved == 0 { return all }
        }
    }

    /// Does one batch.
    func passTime() throws -> PassageOfTime {
        var passage = PassageOfTime()
        for hold in try transaction.holdsToEnd(limit: Self.batch) {
            try move(&passage) {
                try about(hold.id).end(holdOf: hold.id, at: hold.endsAt, &$0)
            }
        }
        // A clock that cannot be believed may be days ahead: each series is asked about once and
        // waits for its answer, and nothing is called missed.
        let isTrusted = clockTrust.isTrusted
        if isTrusted { try takeBackFalseFuture(&passage) }
        for id in try transaction.dosesToRemind(limit: Self.batch, onlyOneOfEach: !isTrusted) {
            try move(&passage) { try about(.dose(id)).fallDue(id, &$0) }
        }
        for id in isTrusted ? try transaction.dosesTooLate(limit: Self.batch) : [] {
            try move(&passage) { try about(.dose(id)).markMissed(id, &$0) }
        }
        for id in try transaction.examsToRemind(limit: Self.batch) {
            try move(&passage) { try about(.dentalExam(id)).remind(ofExam: id, &$0) }
        }
        return passage
    }

    /// Moves one subject. One that cannot be moved must not hold up the others, nor the record of
    /// what was taken.
    func move(
        _ passage: inout PassageOfTime, _ part: (inout PassageOfTime) throws -> Void
    ) throws {
        var after = passage
        after.moved += 1
        if try transaction.attempt({ try part(&after) }) {
            passage = after
        } else {
            passage.stuck += 1
        }
    }

    /// Takes up every series that has no next dose written down although it may have one: after an
    /// error, or a zone that could not be read.
    func takeUpSeries() throws -> PassageOfTime {
        var passage = PassageOfTime()
        for id in try transaction.seriesWithoutNextDose() {
            // A home that cannot be found holds up nobody but who lives there.
            guard let own = try? about(id) else {
                passage.stuck += 1
                continue
            }
            try own.goOn(with: id, &passage)
        }
        return passage
    }

    /// The next dose of a series. A schedule or a zone that cannot be read must not hold up what is
    /// due of other medicines, nor the record of what was taken.
    private func goOn(with id: PrescriptionID, _ passage: inout PassageOfTime) throws {
        if try !tryToKeepSeriesGoing(id) { passage.stuck += 1 }
    }

    /// - Returns: whether it could be continued, for now at least.
    func tryToKeepSeriesGoing(_ id: PrescriptionID) throws -> Bool {
        do {
            try keepSeriesGoing(id)
            return true
        } catch let error
            where error is TextError || error is ZoneUnavailable || error is DamagedRow
        {
            return false
        }
    }

    /// A dose is due: the reminder is written down, and the next dose of the series. No reminder is
    /// made for a dose whose late window passed while nobody was there to tell.
    private func fallDue(_ id: DoseID, _ passage: inout PassageOfTime) throws {
        guard let dose = try transaction.dose(id) else { return }
        try transaction.set(.due, of: id)
        let isTooLate = clockTrust.isTrusted && dose.lateAt.map { $0 <= now } ?? false
        if !isTooLate {
            let event = try log(
                .doseFellDue, EventDetail("the dose of \(dose.slot) fell due", dose: dose),
                prescription: dose.prescription)
            _ = try transaction.addReminder(of: .dose(id), event: event)
            passage.reminders += 1
        }
        try goOn(with: dose.prescription, &passage)
    }

    /// A hold has come to its day. It ended then, also when nobody was there: what was due since
    /// is due.
    private func end(
        holdOf id: PrescriptionID, at end: Instant, _ passage: inout PassageOfTime
    ) throws {
        guard let stored = try transaction.prescription(id) else { return }
        let event = try log(
            .holdEnded, EventDetail("\(stored.name), the hold ended"), prescription: id)
        try transaction.endHold(of: id, at: end, by: event)
        try goOn(with: id, &passage)
    }

    private func markMissed(_ id: DoseID, _ passage: inout PassageOfTime) throws {
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
        try goOn(with: dose.prescription, &passage)
    }

    private func remind(ofExam id: DentalExamID, _ passage: inout PassageOfTime) throws {
        guard let exam = try transaction.dentalExam(id) else { return }
        let event = try log(
            .dentalExamFellDue, EventDetail("the dental exam of \(exam.day) was reminded of"))
        _ = try transaction.addReminder(of: .dentalExam(id), event: event)
        try transaction.clearReminder(of: id)
        passage.reminders += 1
    }
}

/// What one pass of time did.
struct PassageOfTime {
    /// How many reminders fell due.
    var reminders = 0
    /// How many doses and bookings moved in all.
    var moved = 0
    /// How many series could not be continued.
    var stuck = 0
}
