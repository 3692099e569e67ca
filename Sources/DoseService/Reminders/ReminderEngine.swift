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
        while all.add(try passTime(after: all)) {}
        return all
    }

    /// Does one batch.
    ///
    /// - Parameter before: what the batches before it did; their groups go on, and what is stuck is
    ///   met again beside as much that is not.
    func passTime(after before: PassageOfTime) throws -> PassageOfTime {
        var passage = PassageOfTime()
        passage.groups = before.groups
        let batch = Self.batch + before.stuck
        for hold in try transaction.holdsToEnd(limit: batch) {
            try move(&passage) {
                try about(hold.id).end(holdOf: hold.id, at: hold.endsAt, &$0)
            }
        }
        // A clock that cannot be believed may be days ahead: each series is asked about once and
        // waits for its answer, and nothing is called missed.
        let isTrusted = clockTrust.isTrusted
        if isTrusted { try takeBackFalseFuture(&passage, batch) }
        for id in try transaction.dosesToRemind(limit: batch, onlyOneOfEach: !isTrusted) {
            try move(&passage) { try about(.dose(id)).fallDue(id, &$0) }
        }
        for id in isTrusted ? try transaction.dosesToTellAhead(limit: batch) : [] {
            try move(&passage) { try about(.dose(id)).tellAhead(of: id, &$0) }
        }
        for id in isTrusted ? try transaction.dosesToEscalate(limit: batch) : [] {
            try move(&passage) { try about(.dose(id)).tellCarer(of: id, &$0) }
        }
        for id in isTrusted ? try transaction.dosesTooLate(limit: batch) : [] {
            try move(&passage) { try about(.dose(id)).markMissed(id, &$0) }
        }
        for id in try transaction.examsToRemind(limit: batch) {
            try move(&passage) { try about(.dentalExam(id)).remind(ofExam: id, &$0) }
        }
        for id in isTrusted ? try transaction.stocksToLookAt(limit: batch) : [] {
            try move(&passage) { try about(id).lookAtStock(of: id, &$0) }
        }
        // What was missed is told once all of it is known.
        for id in passage.moved > 0 ? [] : try transaction.promptsToRemind(limit: batch) {
            try move(&passage) { try about(.prompt(id)).remind(ofPrompt: id, &$0) }
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
    func takeUpSeries(_ doubt: StuckSeries.Doubt) throws -> PassageOfTime {
        let waiting =
            switch doubt {
            case .all: try transaction.seriesWithoutNextDose()
            case .of(let people):
                try people.sorted { $0.value < $1.value }.flatMap {
                    try transaction.seriesWithoutNextDose(of: $0)
                }
            }
        var passage = PassageOfTime()
        for id in waiting {
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
        let isTooLate = clockTrust.isTrusted && dose.lateAt.map { $0 <= now } ?? false
        if isTooLate {
            try transaction.set(.due, of: id)
            try transaction.closeReminders(of: .dose(id))
        } else {
            try askAgainLater(about: dose)
            let event = try log(
                .doseFellDue, EventDetail("the dose of \(dose.slot) fell due", dose: dose),
                prescription: dose.prescription)
            try planFollowUps(afterDue: dose, event: event)
            try addReminder(of: .dose(id), event: event, &passage)
        }
        try goOn(with: dose.prescription, &passage)
    }

    /// The dose is due, and is asked about again until it is answered, with a limit. Counted from
    /// now: after time off it is not asked about many times at once.
    private func askAgainLater(about dose: StoredDose) throws {
        let stored = try transaction.prescription(dose.prescription)
        let nagging = try stored.map(nagging(of:)) ?? .never
        let left = dose.nagsLeft.map { $0 - 1 } ?? nagging.times
        try transaction.set(
            .due, remindAt: left > 0 ? now.adding(seconds: nagging.seconds) : nil,
            nagsLeft: max(0, left), of: dose.id)
        // What a person was asked about only now has not been left without an answer for long.
        if dose.nagsLeft == nil { try planEscalation(of: dose, stored) }
    }

    /// How a prescription is asked about again: its own rule, else the person's.
    func nagging(of stored: StoredPrescription) throws -> Nagging {
        if let own = stored.order.nag { return try Nagging.parse(own) }
        return try settings().nagging(stored.isClinic ? .nagInfusion : .nag)
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
        try noteMissed(dose, event: event)
        try transaction.closeReminders(of: .dose(id), butForCarers: true)
        try goOn(with: dose.prescription, &passage)
    }

    private func remind(ofExam id: DentalExamID, _ passage: inout PassageOfTime) throws {
        guard let exam = try transaction.dentalExam(id) else { return }
        if let end = try endOfQuietHours() { return try transaction.remind(of: id, at: end) }
        let event = try log(
            .dentalExamFellDue, EventDetail("the dental exam of \(exam.day) was reminded of"))
        try addReminder(of: .dentalExam(id), event: event, &passage)
        try transaction.remind(of: id, at: try bookingLead(for: exam.day))
    }
}

/// What one pass of time did.
struct PassageOfTime {
    /// What is told together: everything that one person can answer, and apart from it everything
    /// that is only to be known, and what was missed, which a carer hears too.
    struct Together: Hashable {
        enum Purpose { case toAnswer, toKnow, missed, missedForCarer }

        let person: PersonID
        let purpose: Purpose
    }

    /// The first reminder of each group.
    var groups: [Together: EventID] = [:]
    /// How many reminders fell due.
    var reminders = 0
    /// How many doses and bookings moved in all.
    var moved = 0
    /// How many series could not be continued.
    var stuck = 0

    /// Takes one more batch in.
    ///
    /// - Returns: whether there may be more to do.
    mutating func add(_ batch: PassageOfTime) -> Bool {
        let isMore = batch.moved > 0 || batch.stuck > stuck
        groups = batch.groups
        reminders += batch.reminders
        moved += batch.moved
        stuck = max(stuck, batch.stuck)
        return isMore
    }
}
