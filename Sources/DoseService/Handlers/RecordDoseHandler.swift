import DoseInterface
import DoseStore
import Regimen
import SQLite

struct RecordDoseHandler: WriteHandler {
    typealias Method = RecordDose

    func answer(_ request: RecordDose.Request, in scene: Scene) throws -> RecordDose.Reply {
        let stored = try scene.prescription(named: request.name)
        guard stored.state != .stopped || request.outcome != .skipped else {
            throw scene.wrongState(stored)
        }
        let outcome = try scene.outcome(request.outcome, of: stored)
        let at = try scene.instant(of: request, stored)
        let dose = try scene.chooseDose(
            of: stored, slot: request.slot, outcome: outcome, at: at.chosen,
            isTimeNamed: request.at != nil)
        if dose == nil, outcome == .skipped || outcome == .cancelled {
            throw try scene.nothingDue(stored)
        }
        let record = StoredRecord(
            prescription: stored.id, dose: dose?.id, outcome: outcome,
            amount: try scene.amount(request, outcome, of: dose, stored),
            at: at.exact ?? scene.time(of: dose, onDay: at.day) ?? scene.now,
            reason: try scene.reason(request, outcome),
            minutes: try scene.minutes(request.minutes),
            place: try scene.checked(request.place, "place", limit: Limits.nameCharacters))
        let counted = try scene.orderCounted(from: record, for: dose, of: stored)
        let event = try scene.record(
            record, for: dose, of: stored, counted: counted, request: request.requestId)
        try scene.planFollowUps(after: record, of: stored, event: event)
        if let counted {
            _ = try scene.replaceOrder(of: stored, with: counted, by: event)
        } else if dose != nil {
            // Recording is always allowed; the loop takes up a series that cannot go on now.
            _ = try scene.tryToKeepSeriesGoing(stored.id)
        }
        try scene.keepGap(of: stored)
        return try scene.reply(to: record, dose, stored, isCounted: counted != nil)
    }
}

extension Scene {
    /// An infusion is given, whatever word was typed; a tablet is taken.
    fileprivate func outcome(
        _ outcome: Outcome, of stored: StoredPrescription
    ) throws -> StoredRecord.Outcome {
        switch outcome {
        case .taken, .given: return stored.isClinic ? .given : .taken
        case .skipped: return .skipped
        case .cancelled: return .cancelled
        case .missed:
            throw Invalid(
                parameter: "outcome", message: "Missed is counted by time, it is not recorded.")
        }
    }

    /// When it happened: an exact instant, or a day whose hour is the dose's own.
    fileprivate func instant(
        of request: RecordDose.Request, _ stored: StoredPrescription
    ) throws -> (exact: Instant?, day: CivilDate?, chosen: Instant) {
        guard let text = request.at else { return (now, nil, now) }
        let checkedText = try checked(text, "at", limit: Limits.nameCharacters)
        let moment = try reading("time") { () throws(TextError) in
            try MomentText.parse(checkedText, now: now, zone: home, direction: .past)
        }
        switch moment {
        case .instant(let instant):
            try checkPast(instant)
            return (instant, nil, instant)
        case .day(let day):
            guard day <= today else {
                throw Invalid(parameter: "at", message: Sentences.inTheFuture)
            }
            let end = home.start(of: day.adding(days: 1))
            try checkPast(min(end, now))
            return (nil, day, min(end, now))
        }
    }

    private func checkPast(_ instant: Instant) throws {
        // A minute of grace: the terminal's clock is the same one, but a person rounds up.
        guard instant <= now.adding(seconds: 60) else {
            throw Invalid(parameter: "at", message: Sentences.inTheFuture)
        }
        guard instant >= now.adding(seconds: -10 * 366 * 86_400) else {
            throw Invalid(parameter: "at", message: Sentences.tooLongAgo)
        }
    }

    fileprivate func time(of dose: StoredDose?, onDay day: CivilDate?) -> Instant? {
        guard let day else { return nil }
        let time =
            dose.flatMap { CivilDateTime(iso: $0.slot)?.time }
            ?? CivilTime(hour: 12, minute: 0) ?? .midnight
        return min(home.instant(of: CivilDateTime(date: day, time: time)), now)
    }

    fileprivate func amount(
        _ request: RecordDose.Request, _ outcome: StoredRecord.Outcome,
        of dose: StoredDose?, _ stored: StoredPrescription
    ) throws -> String? {
        guard outcome == .taken || outcome == .given else {
            if request.amount != nil {
                throw Invalid(
                    parameter: "amount", message: "What was not taken has no amount.")
            }
            return nil
        }
        guard let text = request.amount else { return dose?.amount ?? stored.order.amount }
        let checkedText: String = try checked(text, "amount", limit: Limits.nameCharacters)
        return try reading("amount") { () throws(TextError) in
            try Quantity(parsing: checkedText)
        }.description
    }

    fileprivate func reason(
        _ request: RecordDose.Request, _ outcome: StoredRecord.Outcome
    ) throws -> String? {
        let reason = try checked(request.reason, "reason", limit: Limits.textCharacters)
        if reason == nil, outcome == .skipped || outcome == .cancelled {
            throw Invalid(parameter: "reason", message: "Say why, for the record.")
        }
        return reason
    }

    fileprivate func minutes(_ minutes: Int?) throws -> Int? {
        guard let minutes else { return nil }
        guard (1...Limits.infusionMinutes).contains(minutes) else {
            throw Invalid(
                parameter: "minutes",
                message: "Minutes must be between 1 and \(Limits.infusionMinutes).")
        }
        return minutes
    }

    fileprivate func record(
        _ record: StoredRecord, for dose: StoredDose?, of stored: StoredPrescription,
        counted: StoredOrder?, request: String
    ) throws -> EventID {
        let kind: EventKind =
            switch record.outcome {
            case .taken: .doseTaken
            case .given: .doseGiven
            case .skipped: .doseSkipped
            case .cancelled, .missed: .doseCancelled
            }
        let amount = record.amount.map { " " + amountWords($0) } ?? ""
        let said = "\(stored.medicine)\(amount), \(record.outcome.rawValue) \(shortTime(record.at))"
        var detail = EventDetail(said, dose: dose, previous: stored.state.rawValue)
        detail.wasCalledOff = dose?.state == .withdrawn ? true : nil
        detail.revision = counted == nil ? nil : stored.revision
        let event = try log(kind, detail, prescription: stored.id, request: request)
        if let dose { try makeRoom(for: dose, record.outcome, event: event) }
        try transaction.add(record, event: event)
        if let dose {
            try transaction.set(Self.state(after: record.outcome), of: dose.id)
            try transaction.closeReminders(of: .dose(dose.id))
            if dose.state == .missed { try transaction.closeSettledReminders() }
        }
        return event
    }

    /// A dose that was counted as missed can still be answered; any other record stands.
    private func makeRoom(
        for dose: StoredDose, _ outcome: StoredRecord.Outcome, event: EventID
    ) throws {
        switch dose.state {
        case .upcoming, .due: return
        case .missed: try transaction.takeBackMissed(dose.id, by: event)
        // Called off, and yet it was taken: that is always recorded.
        case .withdrawn where outcome == .taken || outcome == .given: return
        case .withdrawn:
            throw Invalid(parameter: "slot", message: Sentences.calledOff(dose.slot))
        case .taken, .skipped, .given, .cancelled:
            throw Invalid(
                parameter: "slot",
                message: Sentences.alreadyRecorded(dose.slot, dose.state.rawValue))
        }
    }

    private static func state(after outcome: StoredRecord.Outcome) -> StoredDose.State {
        switch outcome {
        case .taken: .taken
        case .given: .given
        case .skipped: .skipped
        case .cancelled: .cancelled
        case .missed: .missed
        }
    }

    fileprivate func reply(
        to record: StoredRecord, _ dose: StoredDose?, _ stored: StoredPrescription,
        isCounted: Bool
    ) throws -> RecordDose.Reply {
        let next = try transaction.upcomingDoses(of: stored.id).first
        let moves =
            try dose.flatMap { try remark(onNext: next, after: record, for: $0, stored, isCounted) }
        let person = try remarkOnPerson()
        return RecordDose.Reply(
            record: try describe(record, of: stored), next: next.map { moment($0.dueAt) },
            remarks: try [person, moves].compactMap(\.self)
                + remarks(on: record, dose, stored, next: next))
    }

    /// What was taken, beside everything else on record. A row that makes no sense must not hold up
    /// the record itself.
    private func comparisons(
        of record: StoredRecord, _ stored: StoredPrescription
    ) throws -> [Remark] {
        do {
            return try intakeRemarks(on: record, stored) + infusionRemarks(on: record, stored)
        } catch is DamagedRow {
            return [remark(Sentences.notCompared)]
        } catch let error as SQLiteError where error.isMismatch {
            return [remark(Sentences.notCompared)]
        }
    }

    private func remarks(
        on record: StoredRecord, _ dose: StoredDose?, _ stored: StoredPrescription,
        next: StoredDose?
    ) throws -> [Remark] {
        guard let amount = record.amount else { return [] }
        var remarks: [Remark] = []
        if let open = try transaction.openDoses(of: stored.id).first {
            remarks.append(remark(Sentences.stillOpen(open.slot, name: stored.name)))
        }
        let ordered = dose?.amount ?? stored.order.amount
        if amount != ordered {
            remarks.append(
                remark(Sentences.otherAmount(amountWords(amount), amountWords(ordered))))
        }
        if let hold = hold(of: stored) {
            remarks.append(remark(Sentences.takenOnHold(stored.name, hold)))
        }
        remarks += try comparisons(of: record, stored)
        if !stored.order.isAsNeeded, dose == nil {
            remarks.append(remark(Sentences.besidePlan(next: next.map { shortTime($0.dueAt) })))
            if let missed = try transaction.lastStandingDose(of: stored.id),
                missed.state == .missed
            {
                remarks.append(remark(Sentences.wasMissed(missed.slot, name: stored.name)))
            }
        }
        if stored.state == .planned { remarks.append(remark(Sentences.notStarted(stored.name))) }
        if stored.state == .stopped {
            remarks.append(remark(Sentences.ended(stored.name, stored.state.rawValue)))
        }
        return remarks
    }
}
