import DoseInterface
import DoseStore
import Regimen

struct RecordDoseHandler: WriteHandler {
    typealias Method = RecordDose

    func answer(_ request: RecordDose.Request, in scene: Scene) throws -> RecordDose.Reply {
        let (stored, words) = try scene.prescription(
            named: request.name, andWordsOf: request.words,
            takesAmount: request.outcome == .taken || request.outcome == .given)
        guard stored.state != .stopped || request.outcome != .skipped else {
            throw scene.wrongState(stored)
        }
        let outcome = try scene.outcome(request.outcome, of: stored)
        let typed = try scene.typedRecord(words: words, amount: request.amount, at: request.at)
        let time = try scene.saidTime(typed.moment)
        let dose = try scene.chooseDose(
            of: stored, slot: request.slot, outcome: outcome, at: time.chosen,
            within: scene.span(of: time), isTimeNamed: typed.moment != nil)
        if dose == nil, outcome == .skipped || outcome == .cancelled {
            throw try scene.nothingDue(stored)
        }
        try scene.requireClockTime(of: time, for: dose, stored)
        var record = StoredRecord(
            prescription: stored.id, dose: dose?.id, outcome: outcome,
            amount: try scene.amount(typed.amount, outcome, of: dose, stored),
            at: scene.instant(of: time, for: dose),
            reason: try scene.reason(request.reason, outcome),
            minutes: try scene.minutes(request.minutes),
            place: try scene.checked(request.place, "place", limit: Limits.nameCharacters))
        let note = try scene.checked(request.note, "note", limit: Limits.textCharacters)
        let counted = try scene.orderCounted(from: record, for: dose, of: stored)
        record.countedRevision = counted == nil ? nil : stored.revision
        let event = try scene.record(
            record, for: dose, of: stored, request: request.requestId)
        record.event = event
        if let note { try scene.keep(note, on: .event(event), event: event) }
        try scene.planFollowUps(after: record, for: dose, of: stored, event: event)
        if let counted {
            _ = try scene.replaceOrder(of: stored, with: counted, by: event)
        } else if dose != nil {
            // Recording is always allowed; the loop takes up a series that cannot go on now.
            _ = try scene.tryToKeepSeriesGoing(stored.id)
        }
        try scene.keepGap(of: stored)
        var reply = try scene.reply(to: record, dose, stored, isCounted: counted != nil)
        if typed.isCarriedBack { reply.remarks.append(scene.remark(Sentences.wasYesterday)) }
        return reply
    }
}

extension Scene {
    fileprivate func record(
        _ record: StoredRecord, for dose: StoredDose?, of stored: StoredPrescription,
        request: String
    ) throws -> EventID {
        let kind: EventKind =
            switch record.outcome {
            case .taken: .doseTaken
            case .given: .doseGiven
            case .skipped: .doseSkipped
            case .cancelled, .missed: .doseCancelled
            }
        var detail = EventDetail(
            words(of: record, stored), dose: dose, previous: stored.state.rawValue)
        detail.wasCalledOff = dose?.state == .withdrawn ? true : nil
        let event = try log(kind, detail, prescription: stored.id, request: request)
        if let dose { try makeRoom(for: dose, record.outcome, of: stored, event: event) }
        try transaction.add(record, event: event)
        if let dose {
            try transaction.set(Self.state(after: record.outcome), of: dose.id)
            try transaction.closeReminders(of: .dose(dose.id))
            if dose.state == .missed { try transaction.closeSettledReminders() }
        }
        return event
    }

    /// "naproxen 220 mg, taken 20:05".
    func words(of record: StoredRecord, _ stored: StoredPrescription) -> String {
        let amount = record.amount.map { " " + amountWords($0) } ?? ""
        return "\(stored.medicine)\(amount), \(record.outcome.rawValue) \(shortTime(record.at))"
    }

    /// A dose that was counted as missed can still be answered; any other record stands.
    private func makeRoom(
        for dose: StoredDose, _ outcome: StoredRecord.Outcome, of stored: StoredPrescription,
        event: EventID
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
                message: Sentences.alreadyRecorded(
                    dose.slot, dose.state.rawValue, name: stored.name))
        }
    }

    static func state(after outcome: StoredRecord.Outcome) -> StoredDose.State {
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
        // A slip or an emergency: whatever else there is to say would only hide it.
        let alarm = try alarm(about: record, ordered: dose?.amount ?? stored.order.amount, stored)
        return RecordDose.Reply(
            record: try describe(record, of: stored), next: next.map { moment($0.dueAt) },
            remarks: try alarm.isEmpty
                ? [person, moves].compactMap(\.self)
                    + remarks(on: record, dose, stored, next: next)
                    + stockRemarks(after: record, stored)
                : alarm + [person].compactMap(\.self))
    }

    /// What was taken, beside everything else on record. A row that makes no sense must not hold up
    /// the record itself.
    ///
    /// - Parameter isGraveOnly: only what cannot wait.
    func comparisons(
        of record: StoredRecord, _ stored: StoredPrescription, isGraveOnly: Bool = false
    ) throws -> [Remark] {
        let compared = try unlessDamaged {
            let intakes = try intakeRemarks(on: record, stored, isGraveOnly: isGraveOnly)
            if isGraveOnly { return intakes }
            return try givenTooOften(record, stored) + intakes + infusionRemarks(on: record, stored)
        }
        return compared ?? [remark(Sentences.notCompared)]
    }

    /// So many seconds apart two records of one dose may lie (our setting).
    private static let twinSeconds: Int64 = 30 * 60

    /// One that was recorded for about the same time: perhaps the same one. Two doses of the plan
    /// are two.
    private func twin(of record: StoredRecord) throws -> StoredRecord? {
        try transaction.records(
            of: record.prescription, from: record.at.adding(seconds: -Self.twinSeconds),
            through: record.at.adding(seconds: Self.twinSeconds)
        ).first {
            $0.event != record.event && $0.amount != nil && ($0.dose == nil || record.dose == nil)
        }
    }

    private func remarks(
        on record: StoredRecord, _ dose: StoredDose?, _ stored: StoredPrescription,
        next: StoredDose?
    ) throws -> [Remark] {
        guard let amount = record.amount else { return [] }
        let ordered = dose?.amount ?? stored.order.amount
        var remarks = try otherAmount(amount, than: ordered, of: stored)
        remarks += try comparisons(of: record, stored)
        if let hold = hold(of: stored) {
            remarks.append(remark(Sentences.takenOnHold(stored.name, hold)))
        }
        if let open = try transaction.openDoses(of: stored.id).first {
            remarks.append(remark(Sentences.stillOpen(open.slot, name: stored.name)))
        }
        let isBesidePlan = !stored.order.isAsNeeded && dose == nil
        if isBesidePlan {
            remarks.append(remark(Sentences.besidePlan(next: next.map { shortTime($0.dueAt) })))
        }
        if let twin = try unlessDamaged({ try twin(of: record) }) ?? nil {
            remarks.append(
                remark(Sentences.recordedBefore(shortTime(twin.at), isOfPlan: twin.dose != nil)))
        }
        if isBesidePlan, let missed = try transaction.lastStandingDose(of: stored.id),
            missed.state == .missed
        {
            remarks.append(remark(Sentences.wasMissed(missed.slot, name: stored.name)))
        }
        if stored.state == .planned { remarks.append(remark(Sentences.notStarted(stored.name))) }
        if stored.state == .stopped {
            remarks.append(remark(Sentences.ended(stored.name, stored.state.rawValue)))
        }
        return remarks
    }
}
