import DoseStore
import Regimen

/// A record takes the place of another one of the same dose.
extension Scene {
    /// What hangs on the record follows: the state of its dose, doses that are counted from it, the
    /// questions after it. What was recorded stays, taken back by the event.
    ///
    /// - Returns: the record as it stands now.
    func replace(
        _ old: StoredRecord, with values: StoredRecord, of before: StoredPrescription,
        by event: EventID
    ) throws -> StoredRecord {
        var (stored, new) = (before, values)
        try transaction.takeBack(old, by: event)
        let isMoved = old.at != new.at || old.outcome != new.outcome
        let order = isMoved ? try bringBackOrder(before: old, of: stored, by: event) : nil
        if let order {
            stored = order.stored
            new.dose = order.dose ?? new.dose
        }
        let dose = try new.dose.flatMap { try transaction.dose($0) }
        // Doses that were counted from it and cannot be counted anew stay where they are.
        let canCount = isMoved && (order != nil || old.countedRevision == nil)
        let counted = canCount ? try orderCounted(from: new, for: dose, of: stored) : nil
        new.countedRevision =
            canCount ? counted.map { _ in stored.revision } : old.countedRevision
        new.correctedFrom = old.firstEvent
        try transaction.add(new, event: event)
        if let dose {
            try transaction.set(Self.state(after: new.outcome), of: dose.id)
            try transaction.closeReminders(of: .dose(dose.id))
        }
        if isMoved { try replanFollowUps(from: old, to: new, of: stored, by: event) }
        if let counted {
            stored = try replaceOrder(of: stored, with: counted, by: event)
        } else if dose != nil {
            _ = try tryToKeepSeriesGoing(stored.id)
        }
        try keepGap(of: stored)
        guard let standing = try transaction.standingRecord(of: event) else {
            throw DamagedRow(what: "dose_record")
        }
        return standing
    }

    /// The order from before the doses to come were counted from a record, and the dose that it was
    /// about in it. Nil when they were not, or when something was answered or ordered since: then
    /// what follows stays.
    private func bringBackOrder(
        before record: StoredRecord, of stored: StoredPrescription, by event: EventID
    ) throws -> (stored: StoredPrescription, dose: DoseID?)? {
        guard let revision = record.countedRevision, stored.revision == revision + 1,
            stored.isOpen, let id = record.dose, let dose = try transaction.dose(id),
            try !transaction.hasLaterAnswer(than: dose)
        else { return nil }
        try reopen(id)
        try bringBackOrder(revision, of: stored.id, by: event)
        guard let changed = try transaction.prescription(stored.id) else {
            throw DamagedRow(what: "prescription")
        }
        return (changed, try transaction.dose(of: stored.id, slot: dose.slot)?.id)
    }

    /// Questions that have no answer yet follow the time of the dose. One that was not taken after
    /// all leads to none but that it may be late.
    private func replanFollowUps(
        from old: StoredRecord, to new: StoredRecord, of stored: StoredPrescription,
        by event: EventID
    ) throws {
        guard let first = old.firstEvent else { return }
        var open: Set<String> = []
        for made in try transaction.events(ofRecord: first) where made != event {
            if new.outcome.isIntake, old.outcome.isIntake {
                open.formUnion(try transaction.takeBackOpenFollowUps(of: made, by: event))
            } else {
                try transaction.takeBackPrompt(of: made, by: event, today: today)
            }
        }
        if new.outcome.isIntake {
            try planFollowUps(
                after: new, of: stored, event: event, only: old.outcome.isIntake ? open : nil)
        } else if let dose = try new.dose.flatMap({ try transaction.dose($0) }) {
            try planFollowUps(withoutDose: dose, of: stored, event: event)
        }
        try transaction.closeSettledReminders()
    }

    /// A correction is taken back: the record says again what it said before.
    func takeBackAmendment(
        _ event: StoreTransaction.LoggedEvent, _ detail: EventDetail, by undoing: EventID
    ) throws {
        guard let id = event.prescription, let stored = try transaction.prescription(id),
            let row = detail.record, let before = try transaction.record(RecordID(row)),
            let standing = try transaction.standingRecord(of: event.id)
        else { throw DamagedRow(what: "event.detail") }
        var values = before
        values.dose = standing.dose
        _ = try replace(standing, with: values, of: stored, by: undoing)
    }
}
