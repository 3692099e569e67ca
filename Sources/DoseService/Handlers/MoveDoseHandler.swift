import DoseInterface
import DoseStore
import Regimen

struct MoveDoseHandler: WriteHandler {
    typealias Method = MoveDose

    func answer(_ request: MoveDose.Request, in scene: Scene) throws -> MoveDose.Reply {
        let (stored, text) = try scene.prescription(
            named: request.name, andWordsOf: request.to, takesAmount: false)
        guard stored.isOpen, stored.hold == nil else { throw scene.wrongState(stored) }
        let target = try scene.target(inSlot: request.slot, of: stored)
        let to = try scene.newTime(text ?? "", of: target)
        try scene.checkPlace(of: target, at: to, stored)
        let slot = target.planned.occurrence.nominal
        let event = try scene.log(
            .doseMoved,
            EventDetail(
                "\(stored.name), the dose of \(slot) moved to \(to.words)", dose: target.written),
            prescription: stored.id, request: request.requestId)
        try scene.transaction.add(
            StoredMove(
                prescription: stored.id, revision: target.revision,
                number: target.planned.number, slot: slot.description, to: to), event: event)
        if let dose = target.written { try scene.followMove(dose, stored) }
        return try scene.reply(about: target, stored)
    }
}

/// The dose that is to be moved.
private struct MoveTarget {
    let revision: Int
    let plan: Plan
    let planned: PlannedDose
    /// Its row, when it is written down.
    let written: StoredDose?
}

extension Scene {
    /// The next dose that is due or to come, or the one of a slot as a person writes it.
    fileprivate func target(
        inSlot text: String?, of stored: StoredPrescription
    ) throws -> MoveTarget {
        guard !stored.order.isAsNeeded else { throw try nothingDue(stored) }
        guard let text else {
            guard let next = try nextDose(of: stored) else { throw try nothingDue(stored) }
            return try target(next, of: stored)
        }
        switch try comingDose(of: stored, inSlot: text) {
        case .written(let dose): return try target(dose, of: stored)
        case .planned(let dose):
            return MoveTarget(
                revision: stored.revision, plan: try plan(of: stored), planned: dose, written: nil)
        }
    }

    private func target(_ dose: StoredDose, of stored: StoredPrescription) throws -> MoveTarget {
        let plan = try plan(of: dose, stored)
        guard let planned = plan.dose(dose.number) else { throw DamagedRow(what: "dose.number") }
        return MoveTarget(revision: dose.revision, plan: plan, planned: planned, written: dose)
    }

    /// The local time that a text means for a dose; a day alone keeps its clock time.
    fileprivate func newTime(_ text: String, of target: MoveTarget) throws -> CivilDateTime {
        let text: String = try checked(text, "to", limit: Limits.nameCharacters)
        if let length = try length(text) { return try newTime(after: length, of: target) }
        let zone = target.plan.zone
        let moment = try reading("time") { () throws(TextError) in
            try MomentText.parse(text, now: now, zone: zone, direction: .future)
        }
        let slot = target.planned.occurrence.nominal
        switch moment {
        case .day(let day), .part(_, of: let day):
            return CivilDateTime(date: day, time: slot.time)
        case .instant(let instant):
            let civil = zone.civil(at: instant)
            let time = CivilTime(hour: civil.time.hour, minute: civil.time.minute) ?? civil.time
            return CivilDateTime(date: civil.date, time: time)
        }
    }

    /// The seconds that a bare length of time means; nil for a time or a day.
    private func length(_ text: String) throws -> Int64? {
        do throws(TextError) {
            return try DurationText.parse(text)
        } catch {
            guard error.kind == .notSupported else { return nil }
            throw Unreadable(subject: "length of time", error: error)
        }
    }

    /// The time that is so much later than the one at which the dose is planned now. Days are
    /// calendar days: the clock time stays.
    private func newTime(
        after seconds: Int64, of target: MoveTarget
    ) throws -> CivilDateTime {
        guard seconds % 60 == 0 else {
            throw Invalid(parameter: "to", message: Sentences.wholeMinutes)
        }
        let zone = target.plan.zone
        let planned = target.planned.movedTo ?? target.planned.occurrence.nominal
        let later = planned.adding(days: Int(seconds / 86_400))
        guard seconds % 86_400 != 0 else { return later }
        return zone.civil(at: zone.instant(of: later).adding(seconds: seconds % 86_400))
    }

    /// A dose moves between its neighbors; back to its own slot it always can.
    ///
    /// - Throws: ``Invalid`` with the reason.
    fileprivate func checkPlace(
        of target: MoveTarget, at to: CivilDateTime, _ stored: StoredPrescription
    ) throws {
        let planned = target.planned
        if to == planned.occurrence.nominal { return }
        let instant = target.plan.zone.instant(of: to)
        func refuse(_ message: String) -> Invalid { Invalid(parameter: "to", message: message) }
        guard instant > now.adding(seconds: -60) else {
            throw refuse(Sentences.movedIntoPast(stored.name, isClinic: stored.isClinic))
        }
        guard to.date <= today.adding(days: Limits.horizonDays) else {
            throw refuse(Sentences.tooFarAhead)
        }
        if let next = try neighborAfter(target, stored), instant >= next {
            throw refuse(Sentences.movedPastNext(shortTime(next), stored.name))
        }
        if let before = try neighborBefore(target, stored), instant <= before {
            throw refuse(Sentences.movedBeforeLast(shortTime(before)))
        }
    }

    private func neighborAfter(
        _ target: MoveTarget, _ stored: StoredPrescription
    ) throws -> Instant? {
        if target.revision == stored.revision {
            return target.plan.dose(after: target.planned.number)?.dueAt
        }
        return try transaction.upcomingDoses(of: stored.id)
            .first { $0.revision == stored.revision }?.dueAt
    }

    /// The dose before it, or the last one that was given when that was later.
    private func neighborBefore(
        _ target: MoveTarget, _ stored: StoredPrescription
    ) throws -> Instant? {
        let first = try transaction.revision(target.revision, of: stored.id)?.order.firstNumber
        let before =
            target.planned.number > (first ?? 1)
            ? target.plan.dose(target.planned.number - 1)?.dueAt
            : try transaction.lastStandingDose(of: stored.id).flatMap {
                $0.id == target.written?.id ? nil : $0.dueAt
            }
        let last = try transaction.lastIntake(of: stored.id)
        return [before, last].compactMap(\.self).max()
    }

    /// Puts an unanswered dose where its slot's move says; its late window counts from there.
    func followMove(_ dose: StoredDose, _ stored: StoredPrescription) throws {
        let plan = try plan(of: dose, stored)
        guard let planned = plan.dose(dose.number) else { throw DamagedRow(what: "dose.number") }
        let window = try lateWindow(of: planned.occurrence, in: plan, stored)
        try transaction.reschedule(
            dose.id, movedTo: planned.movedTo, dueAt: planned.dueAt,
            lateAt: window.map { planned.dueAt.adding(seconds: $0) },
            lead: try firstLead(of: stored, before: planned.dueAt, after: now))
        try transaction.closeReminders(of: .dose(dose.id))
        try keepGap(of: stored)
    }

    fileprivate func reply(
        about target: MoveTarget, _ stored: StoredPrescription
    ) throws -> MoveDose.Reply {
        let described: Dose
        if let dose = try target.written.flatMap({ try transaction.dose($0.id) }) {
            described = try describe(dose, of: stored)
        } else if let planned = try plan(of: stored).dose(target.planned.number) {
            described = try describe(planned, of: stored)
        } else {
            throw DamagedRow(what: "dose_move")
        }
        guard described.movedFrom != nil, let next = try neighborAfter(target, stored) else {
            return MoveDose.Reply(dose: described, remarks: [])
        }
        return MoveDose.Reply(
            dose: described,
            remarks: [remark(Sentences.onlyThisOne(shortTime(next), stored.name))])
    }
}
