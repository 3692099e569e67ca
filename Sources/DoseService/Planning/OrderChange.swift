import DoseInterface
import DoseStore
import Regimen

/// A new order takes over: what is to come is planned anew; what is due or was answered stays as it
/// was made.
extension Scene {
    /// The next dose of the plan that is not due yet: the first one that a new order replaces. Nil
    /// when none is left.
    func pendingDose(of stored: StoredPrescription, in plan: Plan) throws -> PlannedDose? {
        if stored.hold != nil { return try unansweredDose(of: stored, in: plan, onOrAfter: now) }
        let upcoming = try transaction.upcomingDoses(of: stored.id)
        let planned = upcoming.compactMap { dose in
            // A dose of an earlier revision is the one of its slot in this plan.
            dose.revision == stored.revision
                ? plan.dose(dose.number)
                : CivilDateTime(iso: dose.slot).flatMap { plan.dose(inSlot: $0) }
        }
        return try planned.min { $0.number < $1.number } ?? nextPlanned(of: stored, in: plan)
    }

    /// The first dose of a plan that takes over at an instant. It keeps its distance from the last
    /// dose of the plan before: the one of today must not come twice.
    ///
    /// - Parameter gap: in seconds, between that dose's slot and the first one of the plan.
    func firstDose(
        of plan: Plan, from floor: Instant, gap: Int64, _ stored: StoredPrescription
    ) throws -> PlannedDose? {
        var first = plan.first(onOrAfter: floor)
        guard let last = try transaction.lastStandingDose(of: stored.id) else { return first }
        guard let slot = CivilDateTime(iso: last.slot) else {
            throw DamagedRow(what: "dose.slot")
        }
        let slotTime = plan.zone.instant(of: slot)
        while let dose = first {
            let distance = dose.occurrence.instant.seconds(since: slotTime)
            if distance > 0, distance >= gap { break }
            first = plan.dose(after: dose.number)
        }
        return first
    }

    /// The plan that an order would make.
    func plan(of order: StoredOrder, for stored: StoredPrescription) throws -> Plan {
        try plan(order, stored.revision + 1, of: stored.id)
    }

    /// Writes down what is ordered from now on, in the name of the event that changed it, and plans
    /// its next dose.
    ///
    /// - Returns: the prescription as it stands now.
    func replaceOrder(
        of stored: StoredPrescription, with order: StoredOrder, by event: EventID
    ) throws -> StoredPrescription {
        try transaction.dropUpcoming(of: stored.id, by: event)
        try transaction.add(order, revision: stored.revision + 1, of: stored.id, event: event)
        try transaction.closeSettledReminders()
        _ = try tryToKeepSeriesGoing(stored.id)
        guard let changed = try transaction.prescription(stored.id) else {
            throw DamagedRow(what: "prescription")
        }
        return changed
    }

    /// A change of the order is taken back: what was ordered before is ordered again, from where
    /// it was left. A revision is never changed, so this is a new one.
    func bringBackOrder(
        _ revision: Int, of id: PrescriptionID, by undoing: EventID
    ) throws {
        guard let stored = try transaction.prescription(id),
            let before = try transaction.revision(revision, of: id),
            let undone = try transaction.revision(revision + 1, of: id)
        else { throw DamagedRow(what: "prescription_revision") }
        // What was to come is planned anew, whichever revision it is of, and so is what is due by
        // the order that is taken back: its amount is not the right one.
        try transaction.dropUpcoming(of: id, by: undoing)
        try transaction.withdrawOpenDoses(of: id, after: revision, by: undoing)
        var order = before.order
        let plan = try plan(of: order, for: stored)
        let last = try transaction.lastStandingDose(of: id)
        if let last, last.revision > revision {
            // Doses of the order that is taken back have passed; they are not made up for.
            let first = try firstDose(
                of: plan, from: undone.createdAt, gap: plan.schedule.smallestGapSeconds, stored)
            order.firstNumber = first?.number ?? last.number + 1
        } else if let last, last.revision == revision {
            order.firstNumber = max(order.firstNumber, last.number + 1)
        }
        _ = try replaceOrder(of: stored, with: order, by: undoing)
    }
}
