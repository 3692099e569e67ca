import DoseStore
import Regimen

/// What is told ahead of a dose. Each lead is told once; one whose time passed while nobody was
/// there is told late only when it is the nearest one and the dose has not come.
extension Scene {
    /// How long ahead a prescription is told of: its own rule, else the person's.
    func leadTimes(of stored: StoredPrescription) throws -> LeadTimes {
        if let own = stored.order.lead { return try LeadTimes.parse(own) }
        return try settings().leadTimes(stored.isClinic ? .leadInfusion : .leadDose)
    }

    /// The first lead of a dose after an instant.
    func firstLead(
        of stored: StoredPrescription, before due: Instant, after floor: Instant
    ) throws -> PlannedLead? {
        try leadTimes(of: stored).next(before: due, after: floor)
    }

    /// Since when a dose that is written down now could be told of ahead: since it was ordered so,
    /// since a pause ended, and since the one before it was due. A machine that was off meanwhile
    /// changes nothing about that.
    func leadFloor(of stored: StoredPrescription, after last: StoredDose?) throws -> Instant {
        let ordered = try transaction.revision(stored.revision, of: stored.id)?.createdAt
        return [ordered, try transaction.lastHoldEnd(of: stored.id), last?.dueAt]
            .compactMap(\.self).max() ?? now
    }

    /// A lead of a dose has come, or the quiet hours are over for which it waited.
    func tellAhead(of id: DoseID, _ passage: inout PassageOfTime) throws {
        guard let dose = try transaction.dose(id),
            let stored = try transaction.prescription(dose.prescription)
        else { return }
        let leads = try leadTimes(of: stored)
        guard let pending = dose.lead, dose.dueAt > now else {
            return try transaction.set(leads.next(before: dose.dueAt, after: now), of: id)
        }
        if let end = try endOfQuietHours() {
            return try transaction.set(PlannedLead(seconds: pending, at: end), of: id)
        }
        if let lead = leads.come(before: dose.dueAt, at: now, pending: pending),
            // A dose that was called off and comes again is not told of twice.
            try !transaction.wasTold(lead, of: dose)
        {
            let event = try log(
                .leadFellDue,
                EventDetail(
                    "the dose of \(dose.slot) comes in \(DurationText.spelled(lead))", dose: dose),
                prescription: stored.id)
            try addReminder(of: .dose(id), kind: .lead(lead), event: event, &passage)
        }
        try transaction.set(leads.next(before: dose.dueAt, after: now), of: id)
    }

    /// When the person's quiet hours end; nil outside of them. What can wait, waits until then:
    /// everything but a dose that is due.
    func endOfQuietHours() throws -> Instant? {
        try settings().quietHours?.end(at: now, zone: home)
    }

    /// The person's rules for what is told ahead were changed: what is to come follows.
    func planLeadsAnew() throws {
        try forEachPlanned { stored in
            for dose in try transaction.upcomingDoses(of: stored.id) {
                try transaction.set(
                    try firstLead(of: stored, before: dose.dueAt, after: now), of: dose.id)
            }
        }
    }
}
