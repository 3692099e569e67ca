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
    ///
    /// - Parameter span: a day that has passed, or a part of one, that was named without an hour:
    ///   its own dose is meant first, the only one that has no answer.
    /// - Throws: ``Ambiguous`` when several of them have none.
    func chooseDose(
        of stored: StoredPrescription, slot: String?, outcome: StoredRecord.Outcome,
        at: Instant, within span: Range<Instant>? = nil, isTimeNamed: Bool
    ) throws -> StoredDose? {
        if let slot { return try dose(of: stored, inSlot: slot) }
        if let span, let meant = try onlyDose(of: stored, within: span) { return meant }
        let open = try transaction.openDoses(of: stored.id)
            .filter { try isTimely($0, stored, at: at) }
        if let meant = isTimeNamed ? open.last : open.first { return meant }
        if isTimeNamed, let missed = try missedDose(of: stored, at: at) { return missed }
        guard let next = try transaction.upcomingDoses(of: stored.id).first else { return nil }
        return try outcome == .cancelled || isTimely(next, stored, at: at) ? next : nil
    }

    /// The dose without an answer whose time came within a span.
    private func onlyDose(
        of stored: StoredPrescription, within span: Range<Instant>
    ) throws -> StoredDose? {
        let meant = try transaction.unansweredDoses(
            of: stored.id, from: span.lowerBound, to: span.upperBound)
        guard meant.count < 2 else {
            let choices = meant.map { home.civil(at: $0.dueAt).description }
            throw Ambiguous(
                name: stored.name, choices: choices, message: Sentences.which(choices))
        }
        return meant.first
    }

    /// Whether a dose could have been taken at an instant: from its early window on. One that waits
    /// after a change of zone could also at its local time.
    private func isTimely(
        _ dose: StoredDose, _ stored: StoredPrescription, at: Instant
    ) throws -> Bool {
        let local =
            dose.changedAt == nil
            ? dose.dueAt : try natural(dose, plan(of: dose, stored).zone)
        return at
            >= min(dose.dueAt, local)
            .adding(seconds: -(try earlyWindow(of: dose, stored)))
    }

    private func missedDose(
        of stored: StoredPrescription, at: Instant
    ) throws -> StoredDose? {
        let reach = at.adding(seconds: 7 * 86_400)
        return try transaction.missedDoses(of: stored.id, dueBy: reach, lateAfter: at)
            .first { try isTimely($0, stored, at: at) }
    }

    private func earlyWindow(of dose: StoredDose, _ stored: StoredPrescription) throws -> Int64 {
        let plan = try plan(of: dose, stored)
        guard let planned = plan.dose(dose.number) else { throw DamagedRow(what: "dose.number") }
        return plan.schedule.earlyWindow(of: planned.occurrence, zone: plan.zone)
    }

    /// The dose of a slot as a person writes it: "2026-12-01 09:30", "2026-12-01" or "08:00".
    private func dose(of stored: StoredPrescription, inSlot text: String) throws -> StoredDose {
        let text: String = try checked(text, "slot", limit: Limits.nameCharacters)
        let pending = try pendingDoses(of: stored)
        if let meant = try choose(text, pending) { return meant }
        if let known = try transaction.dose(of: stored.id, slot: full(text)) { return known }
        throw noSuchSlot(stored, text, pending)
    }

    /// The unanswered dose of a slot, also of one that is not written down yet.
    func comingDose(of stored: StoredPrescription, inSlot text: String) throws -> ComingDose {
        let text: String = try checked(text, "slot", limit: Limits.nameCharacters)
        let pending = try pendingDoses(of: stored)
        let plan = try plan(of: stored)
        let last = try transaction.lastDose(of: stored.id, revision: stored.revision)?.number
        let planned = CivilDate(iso: String(text.prefix(10))).map(plan.doses(onDay:)) ?? []
        let coming = planned.filter { $0.number > last ?? 0 }.map {
            NamedSlot(
                slot: $0.occurrence.nominal.description, isOpen: false,
                dose: ComingDose.planned($0))
        }
        let written = pending.map {
            NamedSlot(slot: $0.slot, isOpen: $0.isOpen, dose: ComingDose.written($0.dose))
        }
        if let meant = try choose(text, written + coming) { return meant }
        guard let known = try transaction.dose(of: stored.id, slot: full(text)) else {
            throw noSuchSlot(stored, text, pending)
        }
        throw Invalid(
            parameter: "slot",
            message: known.state == .withdrawn
                ? Sentences.calledOff(known.slot)
                : Sentences.alreadyRecorded(
                    known.slot, known.state.rawValue, name: stored.name))
    }

    private func pendingDoses(
        of stored: StoredPrescription
    ) throws -> [NamedSlot<StoredDose>] {
        let open = try transaction.openDoses(of: stored.id)
        return try (open + transaction.upcomingDoses(of: stored.id)).map {
            NamedSlot(slot: $0.slot, isOpen: $0.state == .due, dose: $0)
        }
    }

    /// A bare time is one of today.
    private func full(_ text: String) -> String {
        CivilTime(iso: text) == nil ? text : "\(today) \(text)"
    }

    /// - Throws: ``Ambiguous`` when several are meant.
    private func choose<Item>(_ text: String, _ items: [NamedSlot<Item>]) throws -> Item? {
        // A bare time means an open dose, else today's: never the one of tomorrow.
        let found =
            CivilTime(iso: text) == nil
            ? items.filter { $0.slot == text || $0.slot.hasPrefix(text + " ") }
            : items.filter { $0.isOpen ? $0.slot.hasSuffix(" " + text) : $0.slot == full(text) }
        if let first = found.first, found.count == 1 || first.slot == text { return first.dose }
        guard found.isEmpty else {
            throw Ambiguous(
                name: text, choices: found.map(\.slot),
                message: Sentences.ambiguous(text, found.map(\.slot)))
        }
        return nil
    }

    private func noSuchSlot(
        _ stored: StoredPrescription, _ text: String, _ pending: [NamedSlot<StoredDose>]
    ) -> NotFound {
        NotFound(
            what: "slot", name: text, suggestions: pending.map(\.slot),
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

/// A dose under the name of its slot.
private struct NamedSlot<Item> {
    let slot: String
    /// Whether it is due.
    let isOpen: Bool
    let dose: Item
}
