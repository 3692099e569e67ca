import DoseInterface
import DoseStore
import Regimen

/// Long intervals are counted from the plan, or from the dose that was given, as it was ordered.
extension Scene {
    /// So many days off its slot a dose may be before the plan is talked about (our setting).
    private static let talkAfterDays = 2

    /// The order whose next doses are counted from a dose that is about to be recorded; nil when
    /// they stay where they are.
    func orderCounted(
        from record: StoredRecord, for dose: StoredDose?, of stored: StoredPrescription
    ) throws -> StoredOrder? {
        guard let dose, record.outcome == .given || record.outcome == .taken, stored.isOpen,
            try isOrdered(dose, by: stored),
            // A later one was answered already: what follows is counted from that.
            try transaction.lastStandingDose(of: stored.id).map({
                $0.revision < dose.revision || $0.number <= dose.number
            }) ?? true,
            // What cannot be read now is taken up later; the record is never refused.
            let plan = try? plan(of: stored), let given = plan.dose(dose.number)
        else { return nil }
        return plan.schedule.counted(
            fromGiven: record.at, for: given.occurrence, zone: plan.zone
        ).map { order(of: stored, with: $0, after: dose.number) }
    }

    /// Whether a dose is one of the order that holds: of its revision, or of an earlier one that
    /// has the same schedule and came back.
    private func isOrdered(_ dose: StoredDose, by stored: StoredPrescription) throws -> Bool {
        if dose.revision == stored.revision { return true }
        guard let made = try transaction.revision(dose.revision, of: stored.id) else {
            return false
        }
        return try Schedule.parse(canonical: made.order.schedule) == schedule(of: stored)
    }

    /// What a dose that was given off its slot means for the next one.
    func remark(
        onNext next: StoredDose?, after record: StoredRecord, for dose: StoredDose,
        _ stored: StoredPrescription, _ isCounted: Bool
    ) throws -> Remark? {
        guard let next, record.outcome == .given || record.outcome == .taken,
            let slot = CivilDateTime(iso: dose.slot)
        else { return nil }
        if isCounted { return remark(Sentences.movesWithIt(home.civil(at: next.dueAt).words)) }
        let given = try localZone(of: stored.order).civil(at: record.at).date
        guard abs(given.dayNumber - slot.date.dayNumber) > Self.talkAfterDays else { return nil }
        return remark(Sentences.planStays(home.civil(at: next.dueAt).words, stored.name))
    }
}
