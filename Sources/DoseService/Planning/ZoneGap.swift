import DoseStore
import Regimen

/// When a dose is due whose local time lies in another zone than before.
///
/// A change of zone moves local times, so the next dose may come out close to the one before it,
/// or in the past. It is due at its local time, but not before the change itself, and not closer
/// to the last dose than the smallest gap; and so are the doses after it, until one comes at its
/// own time. A change of the rules of a zone is a change of zone.
extension Scene {
    /// The instant at which a dose is due.
    ///
    /// - Parameters:
    ///   - natural: its local time in its zone.
    ///   - changedAt: when its zone changed; nil when it did not.
    ///   - before: its number: of doses with smaller ones that are still open the last one counts.
    func dueAt(
        _ natural: Instant, of stored: StoredPrescription, in plan: Plan, changedAt: Instant?,
        before number: Int
    ) throws -> Instant {
        guard let changedAt else { return natural }
        let open = try transaction.openDoses(of: stored.id)
        let coming = try transaction.upcomingDoses(of: stored.id).filter { $0.number < number }
        let last = [
            try transaction.lastIntake(of: stored.id), (open + coming).map(\.dueAt).max(),
        ].compactMap(\.self).max()
        let free = last.map { $0.adding(seconds: plan.schedule.smallestGapSeconds) }
        return max(natural, changedAt, free ?? natural)
    }

    /// When the zone of the next dose changed, as far as that still matters: the dose before it
    /// lived in another zone, or was itself kept back by the change.
    func changeBefore(
        _ last: StoredDose?, of stored: StoredPrescription, in plan: Plan
    ) throws -> Instant? {
        guard let last, !Self.isElapsed(plan.schedule) else { return nil }
        if (last.zone ?? stored.order.zone) != plan.zone.name { return now }
        guard let changedAt = last.changedAt, last.dueAt > (try natural(last, plan.zone)) else {
            return nil
        }
        return changedAt
    }

    /// The local time of a dose in a zone: that of its slot, or where it was moved to.
    func natural(_ dose: StoredDose, _ zone: Zone) throws -> Instant {
        guard let local = CivilDateTime(iso: dose.movedTo ?? dose.slot) else {
            throw DamagedRow(what: "dose.slot")
        }
        return zone.instant(of: local)
    }

    /// Whether a schedule counts hours that pass: no zone touches those.
    static func isElapsed(_ schedule: Schedule) -> Bool {
        schedule.phases.contains { phase in
            if case .hours = phase.series.pattern { true } else { false }
        }
    }

    /// After an intake was recorded or taken back: what is still to come after a change of zone
    /// keeps its distance from it. One that cannot be planned must not hold up the record.
    func keepGap(of stored: StoredPrescription) throws {
        _ = try transaction.attempt {
            for dose in try transaction.upcomingDoses(of: stored.id).sorted(by: Self.byNumber) {
                // Where a person moved it stands.
                guard let changedAt = dose.changedAt, dose.movedTo == nil else { continue }
                try replan(dose, in: plan(of: dose, stored), stored, changedAt: changedAt)
            }
        }
    }

    /// Moves a dose to where its zone has it now.
    ///
    /// - Returns: whether it moved.
    @discardableResult
    func replan(
        _ dose: StoredDose, in plan: Plan, _ stored: StoredPrescription, changedAt: Instant?
    ) throws -> Bool {
        guard let slot = CivilDateTime(iso: dose.slot) else { throw DamagedRow(what: "dose.slot") }
        let due = try dueAt(
            natural(dose, plan.zone), of: stored, in: plan, changedAt: changedAt,
            before: dose.number)
        let occurrence = Occurrence(
            nominal: slot, number: dose.number, instant: plan.zone.instant(of: slot))
        let window = try lateWindow(of: occurrence, in: plan, stored)
        try transaction.replan(
            dose.id, dueAt: due, lateAt: window.map { due.adding(seconds: $0) },
            zone: plan.zone.name, changedAt: changedAt)
        return due != dose.dueAt
    }

    static func byNumber(_ left: StoredDose, _ right: StoredDose) -> Bool {
        (left.revision, left.number) < (right.revision, right.number)
    }
}
