import DoseInterface
import DoseStore
import Regimen

/// Prescriptions, doses and records as they are sent.
extension Scene {
    func describe(_ stored: StoredPrescription) throws -> Prescription {
        let order = stored.order
        let route = order.route.flatMap(Route.init(code:))
        let zone = try localZone(of: order)
        let next = stored.isOpen ? try nextDose(of: stored)?.dueAt : nil
        let schedule = try schedule(of: stored)
        return Prescription(
            name: stored.name, medicine: stored.medicine, brand: stored.brand,
            dose: amountWords(order.amount), route: route?.words, routeShort: route?.short,
            clinic: stored.isClinic, asNeeded: order.isAsNeeded,
            schedule: schedule.words, canonical: schedule.canonical, zone: zone.name,
            follows: order.followsDevice ? .device : .home,
            late: try order.late.map { try LateWindow.parse($0).words },
            lead: try order.lead.map { try LeadTimes.parse($0).words },
            nag: try order.nag.map { try Nagging.parse($0).words }, escalate: order.escalate,
            indication: order.indication, instruction: order.instruction,
            state: Self.state(of: stored),
            listed: stored.drugID != nil,
            since: stored.since.flatMap(CivilDate.init(iso:)).map(day),
            next: next.map { moment($0, zone: zone) }, added: moment(stored.addedAt),
            stopReason: stored.stopReason, hold: hold(of: stored))
    }

    /// One that goes on and is on hold is held, whatever it was before.
    static func state(of stored: StoredPrescription) -> PrescriptionState {
        switch stored.state {
        case .planned: stored.hold == nil ? .planned : .held
        case .active: stored.hold == nil ? .active : .held
        case .stopped, .withdrawn: .stopped
        case .completed: .completed
        }
    }

    /// The hold of one that goes on.
    func hold(of stored: StoredPrescription) -> Hold? {
        stored.isOpen ? stored.hold.map(describe) : nil
    }

    func describe(_ hold: StoredHold) -> Hold {
        Hold(
            from: moment(hold.from), until: hold.until.map(day), reason: hold.reason,
            ended: hold.endedAt.map { moment($0) })
    }

    func describe(_ revision: StoredRevision) throws -> Order {
        let schedule = try Schedule.parse(canonical: revision.order.schedule)
        return Order(
            from: moment(revision.createdAt), dose: amountWords(revision.order.amount),
            schedule: schedule.words, canonical: schedule.canonical, zone: revision.order.zone)
    }

    /// "1,000 mg": the canonical amount for people.
    func amountWords(_ canonical: String) -> String { AmountWords(canonical).words }

    /// - Parameters:
    ///   - reminders: how many it has had, where that is known already.
    ///   - lateAfter: the person's own setting, where that is known already.
    func describe(
        _ dose: StoredDose, of stored: StoredPrescription, reminders: Int? = nil,
        lateAfter: Int64? = nil
    ) throws -> Dose {
        // One that is asked about again by itself was not put off.
        let snooze = dose.state == .due && dose.nagsLeft == nil ? dose.remindAt : nil
        var described = try describe(
            stored, amount: dose.amount, slot: dose.slot, number: dose.numberInTreatment,
            due: dose.dueAt, state: try state(of: dose, lateAfter),
            snoozedUntil: snooze,
            reminders: reminders ?? transaction.reminderCount(of: dose.id),
            isMoved: dose.movedTo != nil)
        described.note = try zoneNote(on: dose, of: stored)
        return described
    }

    /// A dose that the schedule will make and that is not written down yet, or that falls into a
    /// hold.
    func describe(
        _ dose: PlannedDose, of stored: StoredPrescription, state: DoseState = .upcoming
    ) throws -> Dose {
        try describe(
            stored, amount: dose.occurrence.amount?.description ?? stored.order.amount,
            slot: dose.occurrence.nominal.description,
            number: stored.order.numberOffset.map { $0 + dose.number }, due: dose.dueAt,
            state: state, snoozedUntil: nil, reminders: 0, isMoved: dose.movedTo != nil)
    }

    private func describe(
        _ stored: StoredPrescription, amount: String, slot: String, number: Int?, due: Instant,
        state: DoseState, snoozedUntil: Instant?, reminders: Int, isMoved: Bool
    ) throws -> Dose {
        let route = stored.order.route.flatMap(Route.init(code:))
        let zone = try localZone(of: stored.order)
        var moment = moment(due, zone: zone)
        if state == .overdue || state == .missed {
            moment.relative = RelativeTime.late(due, now: now, zone: home)
        }
        let slotTime = isMoved ? CivilDateTime(iso: slot).map { zone.instant(of: $0) } : nil
        return Dose(
            prescription: stored.name, medicine: stored.medicine, dose: amountWords(amount),
            route: route?.words, routeShort: route?.short, clinic: stored.isClinic, slot: slot,
            number: number, state: state, due: moment,
            left: due > now ? RelativeTime.until(due, now: now, zone: home) : moment.relative,
            snoozedUntil: snoozedUntil.map { self.moment($0) }, reminders: reminders,
            movedFrom: slotTime.map { self.moment($0, zone: zone) },
            hold: state == .held ? hold(of: stored) : nil)
    }

    private func state(of dose: StoredDose, _ lateAfter: Int64?) throws -> DoseState {
        switch dose.state {
        case .upcoming: dose.dueAt <= now ? .due : .upcoming
        case .due:
            try now.seconds(since: dose.dueAt) > lateAfter ?? settings().lateAfter
                ? .overdue : .due
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
            number: dose?.numberInTreatment,
            timing: timing(of: record, dueAt: dose?.dueAt, lateAfter: try settings().lateAfter),
            reason: record.reason,
            minutes: record.minutes, place: record.place,
            note: try notes(on: record.firstEvent))
    }

    /// "17 minutes late", "20 minutes early", "on time"; nil where there was no plan.
    ///
    /// - Parameter lateAfter: what is off by no more seconds than that is on time.
    func timing(of record: StoredRecord, dueAt: Instant?, lateAfter: Int64) -> String? {
        guard let dueAt, record.outcome == .taken || record.outcome == .given else { return nil }
        let delay = record.at.seconds(since: dueAt)
        if delay > lateAfter { return RelativeTime.late(dueAt, now: record.at, zone: home) }
        if delay < -lateAfter {
            return RelativeTime.until(dueAt, now: record.at, zone: home) + " early"
        }
        return "on time"
    }
}
