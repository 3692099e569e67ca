import DoseInterface
import DoseStore
import Regimen

/// Which dose a person means.
extension Scene {
    /// The dose that a record is for, or nil when it is beside the plan.
    ///
    /// The oldest open one is first; at a time that was named, the last whose time had come by
    /// then, then one that was counted as missed and fits. Without any, the next one counts when
    /// it is near enough; so a second tablet at ten does not eat the one of the evening.
    func chooseDose(
        of stored: StoredPrescription, slot: String?, outcome: StoredRecord.Outcome,
        at: Instant, isTimeNamed: Bool
    ) throws -> StoredDose? {
        if let slot { return try dose(of: stored, inSlot: slot) }
        let open = try transaction.openDoses(of: stored.id)
            .filter { try isTimely($0, stored, at: at) }
        if let meant = isTimeNamed ? open.last : open.first { return meant }
        if isTimeNamed, let missed = try missedDose(of: stored, at: at) { return missed }
        guard let next = try transaction.upcomingDoses(of: stored.id).first else { return nil }
        return try outcome == .cancelled || isTimely(next, stored, at: at) ? next : nil
    }

    /// Whether a dose could have been taken at an instant: from its early window on.
    private func isTimely(
        _ dose: StoredDose, _ stored: StoredPrescription, at: Instant
    ) throws -> Bool {
        at >= dose.dueAt.adding(seconds: -(try earlyWindow(of: dose, stored)))
    }

    private func missedDose(
        of stored: StoredPrescription, at: Instant
    ) throws -> StoredDose? {
        let reach = at.adding(seconds: 7 * 86_400)
        guard
            let missed = try transaction.missedDose(
                of: stored.id, dueBy: reach, lateAfter: at),
            try isTimely(missed, stored, at: at)
        else { return nil }
        return missed
    }

    private func earlyWindow(of dose: StoredDose, _ stored: StoredPrescription) throws -> Int64 {
        let plan = try plan(of: dose, stored)
        guard let planned = plan.dose(dose.number) else { throw DamagedRow(what: "dose.number") }
        return plan.schedule.earlyWindow(of: planned.occurrence, zone: plan.zone)
    }

    /// The dose of a slot as a person writes it: "2026-12-01 09:30", "2026-12-01" or "08:00".
    private func dose(of stored: StoredPrescription, inSlot text: String) throws -> StoredDose {
        let text = try checked(text, "slot", limit: Limits.nameCharacters)
        let open = try transaction.openDoses(of: stored.id)
        let upcoming = try transaction.upcomingDoses(of: stored.id)
        let isTime = CivilTime(iso: text) != nil
        // A bare time means an open dose, else today's: never the one of tomorrow.
        let full = isTime ? "\(today) \(text)" : text
        let candidates =
            isTime
            ? open.filter { $0.slot.hasSuffix(" " + text) } + upcoming.filter { $0.slot == full }
            : (open + upcoming).filter { $0.slot == text || $0.slot.hasPrefix(text + " ") }
        if let first = candidates.first, candidates.count == 1 || first.slot == text {
            return first
        }
        if candidates.count > 1 {
            throw Ambiguous(
                name: text, choices: candidates.map(\.slot),
                message: Sentences.ambiguous(text, candidates.map(\.slot)))
        }
        if let known = try transaction.dose(of: stored.id, slot: full) { return known }
        throw NotFound(
            what: "slot", name: text, suggestions: (open + upcoming).map(\.slot),
            message: Sentences.noSuchSlot(stored.name, text))
    }

    /// The oldest open dose, else the next one to come.
    func nextDose(of stored: StoredPrescription) throws -> StoredDose? {
        try transaction.openDoses(of: stored.id).first
            ?? transaction.upcomingDoses(of: stored.id).first
    }

    /// The open dose of a slot; without one, the oldest that is open.
    ///
    /// - Throws: ``NothingDue`` with the next one's time.
    func openDose(of stored: StoredPrescription, slot: String? = nil) throws -> StoredDose {
        if let slot {
            let named = try dose(of: stored, inSlot: slot)
            if named.state == .due { return named }
        } else if let open = try transaction.openDoses(of: stored.id).first {
            return open
        }
        throw try nothingDue(stored)
    }

    func nothingDue(_ stored: StoredPrescription) throws -> NothingDue {
        let next = try transaction.upcomingDoses(of: stored.id).first
        return NothingDue(
            prescription: stored.name, next: next.map { moment($0.dueAt) },
            message: stored.order.isAsNeeded
                ? Sentences.asNeededHasNoPlan
                : hold(of: stored).map { Sentences.onHold(stored.name, $0) }
                    ?? Sentences.nothingDue(stored.name)
                    + (next.map { " Next: \(shortTime($0.dueAt))." } ?? ""))
    }
}
