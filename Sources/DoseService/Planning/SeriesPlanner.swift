import DoseInterface
import DoseStore
import Regimen

/// Keeps exactly what is needed of a series written down: what is due, and the next dose to come.
extension Scene {
    /// Writes the next dose of an open prescription down when none is; completes a prescription
    /// whose series has ended and was answered. One on hold waits.
    func keepSeriesGoing(_ id: PrescriptionID) throws {
        guard let stored = try transaction.prescription(id), !stored.order.isAsNeeded,
            stored.isOpen, stored.hold == nil,
            try transaction.upcomingDoses(of: id).allSatisfy({ $0.revision != stored.revision })
        else { return }
        let plan = try plan(of: stored)
        if let next = try nextPlanned(of: stored, in: plan) {
            try writeDown(next, of: stored, in: plan)
            try writeDownEarlier(than: next, of: stored, in: plan)
        } else if try nextDose(of: stored) == nil {
            try transaction.set(.completed, of: id)
            _ = try log(
                .prescriptionCompleted, EventDetail("\(stored.name), all doses answered"),
                prescription: id)
        }
    }

    /// A clock that is put forward moves a dose behind one that comes later by its number.
    private func writeDownEarlier(
        than first: PlannedDose, of stored: StoredPrescription, in plan: Plan
    ) throws {
        var last = first
        while let next = plan.dose(after: last.number), next.dueAt <= first.dueAt {
            try writeDown(next, of: stored, in: plan)
            last = next
        }
    }

    private func writeDown(
        _ dose: PlannedDose, of stored: StoredPrescription, in plan: Plan
    ) throws {
        // An order may have been changed since then, to go along with the device for example.
        let last =
            try transaction.lastDose(of: stored.id, revision: stored.revision)
            ?? transaction.lastStandingDose(of: stored.id)
        let changedAt = try changeBefore(last, of: stored, in: plan)
        let due = try dueAt(
            dose.dueAt, of: stored, in: plan, changedAt: changedAt, before: dose.number)
        let window = try lateWindow(of: dose.occurrence, in: plan, stored)
        try transaction.addUpcoming(
            of: stored, dose.occurrence, movedTo: dose.movedTo, dueAt: due,
            lateAt: window.map { due.adding(seconds: $0) },
            lead: try firstLead(
                of: stored, before: due, after: try leadFloor(of: stored, after: last)),
            zone: plan.zone.name, changedAt: changedAt)
    }

    /// The dose after the last one that is written down, but none that fell into a pause.
    func nextPlanned(
        of stored: StoredPrescription, in plan: Plan
    ) throws -> PlannedDose? {
        let last = try transaction.lastDose(of: stored.id, revision: stored.revision)
        let next = last.map { plan.dose(after: $0.number) } ?? plan.dose(stored.order.firstNumber)
        guard let next, let resumed = try transaction.lastHoldEnd(of: stored.id) else {
            return next
        }
        guard let first = plan.first(onOrAfter: resumed) else { return nil }
        return first.number > next.number ? first : next
    }

    /// At most `limit` doses to come of a prescription up to an instant, the written one first.
    func comingDoses(
        of stored: StoredPrescription, until end: Instant, limit: Int, atLeast: Int = 0
    ) throws -> [ComingDose] {
        guard stored.isOpen, !stored.order.isAsNeeded else { return [] }
        let written = try transaction.upcomingDoses(of: stored.id)
        var coming = written.map { ComingDose.written($0) }
        let plan = try plan(of: stored)
        let last = written.filter { $0.revision == stored.revision }.map(\.number).max()
        var next = last.flatMap { plan.dose(after: $0) }
        while coming.count < limit, let dose = next, dose.dueAt <= end || coming.count < atLeast {
            coming.append(.planned(dose))
            next = plan.dose(after: dose.number)
        }
        if coming.count >= Limits.comingDoses {
            throw TooLarge(
                limit: Limits.comingDoses,
                message: Sentences.tooManyDoses(of: stored.name))
        }
        return coming.enumerated()
            .filter { $0.element.dueAt <= end || $0.offset < atLeast }.map(\.element)
    }

    /// The dose that would come next of a prescription on hold: the first one after the hold, or
    /// from now on while its end is open. Nil when it is not on hold, or has no plan.
    func heldDose(of stored: StoredPrescription) throws -> PlannedDose? {
        guard stored.isOpen, let hold = stored.hold, !stored.order.isAsNeeded else { return nil }
        let end = hold.until.map { home.start(of: $0) }
        return try unansweredDose(
            of: stored, in: plan(of: stored), onOrAfter: max(now, end ?? now))
    }

    /// The first dose from an instant on, but none that was answered before its time.
    func unansweredDose(
        of stored: StoredPrescription, in plan: Plan, onOrAfter instant: Instant
    ) throws -> PlannedDose? {
        guard let first = plan.first(onOrAfter: instant),
            let next = try nextPlanned(of: stored, in: plan)
        else { return nil }
        return first.number > next.number ? first : next
    }
}

/// A dose that is to come: written down already, or only planned by the schedule.
enum ComingDose {
    case written(StoredDose)
    case planned(PlannedDose)

    var dueAt: Instant {
        switch self {
        case .written(let dose): dose.dueAt
        case .planned(let dose): dose.dueAt
        }
    }
}
