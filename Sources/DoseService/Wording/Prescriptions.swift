import DoseInterface
import DoseStore
import Regimen

/// Prescriptions, doses and records as they are sent.
extension Scene {
    func describe(_ stored: StoredPrescription) throws -> Prescription {
        let schedule = try schedule(of: stored)
        let route = stored.route.flatMap(Route.init(code:))
        let zone = try zone(of: stored)
        let isOpen = stored.state == .planned || stored.state == .active
        let next = isOpen ? try nextDose(of: stored)?.dueAt : nil
        return Prescription(
            name: stored.name, medicine: stored.medicine, brand: stored.brand,
            dose: amountWords(stored.amount), route: route?.words, routeShort: route?.short,
            clinic: stored.isClinic, asNeeded: stored.isAsNeeded, schedule: schedule.words,
            canonical: stored.schedule, zone: stored.zone, indication: stored.indication,
            state: PrescriptionState(rawValue: stored.state.rawValue) ?? .stopped,
            listed: stored.drugID != nil,
            since: stored.since.flatMap(CivilDate.init(iso:)).map(day),
            next: next.map { moment($0, zone: zone) }, added: moment(stored.addedAt),
            stopReason: stored.stopReason)
    }

    /// "1,000 mg": the canonical amount for people.
    func amountWords(_ canonical: String) -> String {
        (try? Quantity(parsing: canonical).words) ?? canonical
    }

    /// The number of a dose in the treatment, doses from before included; nil when unknown.
    func number(_ number: Int, in stored: StoredPrescription) -> Int? {
        stored.numberOffset.map { $0 + number }
    }

    func describe(_ dose: StoredDose, of stored: StoredPrescription) throws -> Dose {
        let snooze = dose.state == .due ? dose.remindAt : nil
        return try describe(
            stored, slot: dose.slot, number: dose.number, due: dose.dueAt,
            state: state(of: dose), snoozedUntil: snooze,
            reminders: transaction.reminderCount(of: dose.id))
    }

    /// A dose that the schedule will make and that is not written down yet.
    func describe(_ occurrence: Occurrence, of stored: StoredPrescription) throws -> Dose {
        try describe(
            stored, slot: occurrence.nominal.description, number: occurrence.number,
            due: occurrence.instant, state: .upcoming, snoozedUntil: nil, reminders: 0)
    }

    private func describe(
        _ stored: StoredPrescription, slot: String, number: Int, due: Instant, state: DoseState,
        snoozedUntil: Instant?, reminders: Int
    ) throws -> Dose {
        let route = stored.route.flatMap(Route.init(code:))
        let zone = try zone(of: stored)
        var moment = moment(due, zone: zone)
        if state == .overdue || state == .missed {
            moment.relative = RelativeTime.late(due, now: now, zone: home)
        }
        return Dose(
            prescription: stored.name, medicine: stored.medicine, dose: amountWords(stored.amount),
            route: route?.words, routeShort: route?.short, clinic: stored.isClinic, slot: slot,
            number: self.number(number, in: stored), state: state, due: moment,
            left: due > now ? RelativeTime.until(due, now: now, zone: home) : moment.relative,
            snoozedUntil: snoozedUntil.map { self.moment($0) }, reminders: reminders)
    }

    private func state(of dose: StoredDose) -> DoseState {
        switch dose.state {
        case .upcoming: dose.dueAt <= now ? .due : .upcoming
        case .due: now.seconds(since: dose.dueAt) > Self.overdueAfter ? .overdue : .due
        case .taken: .taken
        case .skipped: .skipped
        case .missed: .missed
        case .given: .given
        case .cancelled, .withdrawn: .cancelled
        }
    }

    func describe(_ record: StoredRecord, of stored: StoredPrescription) throws -> DoseRecord {
        let dose = try record.dose.flatMap { try transaction.dose($0) }
        return DoseRecord(
            prescription: stored.name, medicine: stored.medicine,
            outcome: Outcome(rawValue: record.outcome.rawValue) ?? .taken,
            amount: record.amount.map(amountWords), at: moment(record.at), slot: dose?.slot,
            number: dose.flatMap { number($0.number, in: stored) },
            timing: timing(of: record, for: dose), reason: record.reason,
            minutes: record.minutes, place: record.place)
    }

    /// "17 minutes late", "20 minutes early", "on time"; nil where there was no plan.
    private func timing(of record: StoredRecord, for dose: StoredDose?) -> String? {
        guard let dose, record.outcome == .taken || record.outcome == .given else { return nil }
        let delay = record.at.seconds(since: dose.dueAt)
        if delay > 300 { return RelativeTime.late(dose.dueAt, now: record.at, zone: home) }
        if delay < -300 {
            return RelativeTime.until(dose.dueAt, now: record.at, zone: home) + " early"
        }
        return "on time"
    }
}
