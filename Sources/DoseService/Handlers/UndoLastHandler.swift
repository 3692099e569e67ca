import DoseInterface
import DoseStore
import Regimen

struct UndoLastHandler: WriteHandler {
    typealias Method = UndoLast

    func answer(_ request: UndoLast.Request, in scene: Scene) throws -> UndoLast.Reply {
        guard let last = try scene.transaction.lastUndoable(),
            let kind = EventKind(rawValue: last.kind)
        else { throw NothingToUndo(message: Sentences.nothingToUndo) }
        let detail = try EventDetail(json: last.detail)
        let undoing = try scene.log(
            .undone, EventDetail(detail.say, previous: String(last.id.value)),
            prescription: last.prescription, request: request.requestId)
        try scene.transaction.markUndone(last.id, by: undoing)
        let name = try last.prescription.flatMap { try scene.transaction.prescription($0)?.name }
        try scene.takeBack(last, kind, detail, by: undoing)
        return UndoLast.Reply(
            undone: detail.say, prescription: name, at: scene.moment(last.at))
    }
}

extension Scene {
    fileprivate func takeBack(
        _ event: StoreTransaction.LoggedEvent, _ kind: EventKind, _ detail: EventDetail,
        by undoing: EventID
    ) throws {
        switch kind {
        case .prescriptionAdded: try takeBackAdding(event)
        case .prescriptionStarted:
            if let id = event.prescription { try transaction.set(.planned, of: id) }
        case .prescriptionStopped: try takeBackStop(event, detail)
        case .doseTaken, .doseSkipped, .doseGiven, .doseCancelled:
            try takeBackRecord(event, detail, by: undoing)
        case .doseSnoozed: try takeBackSnooze(detail)
        case .dentalExamRecorded:
            try transaction.takeBackExam(of: event.id, by: undoing, today: today)
            try transaction.closeSettledReminders()
        case .dentalWorkRecorded: try transaction.takeBackStep(of: event.id, by: undoing)
        case .observationRecorded: try transaction.takeBackObservation(of: event.id, by: undoing)
        case .prescriptionCompleted, .checkOverridden, .doseFellDue, .doseMissed,
            .dentalExamFellDue, .reminderAcknowledged, .personAdded, .channelMet,
            .channelForgotten, .undone:
            throw DamagedRow(what: "undo_step")
        }
    }

    private func takeBackAdding(_ event: StoreTransaction.LoggedEvent) throws {
        guard let id = event.prescription else { return }
        try transaction.withdraw(id)
        try transaction.dropUpcoming(of: id)
        try transaction.withdrawOpenDoses(of: id)
        try transaction.closeSettledReminders()
    }

    private func takeBackStop(
        _ event: StoreTransaction.LoggedEvent, _ detail: EventDetail
    ) throws {
        guard let id = event.prescription else { return }
        try transaction.set(detail.previous == "planned" ? .planned : .active, of: id)
        try transaction.restoreWithdrawnDoses(of: id)
        for dose in try transaction.openDoses(of: id) { try reopen(dose.id) }
        try keepSeriesGoing(id)
    }

    private func takeBackRecord(
        _ event: StoreTransaction.LoggedEvent, _ detail: EventDetail, by undoing: EventID
    ) throws {
        let record = try transaction.takeBackRecord(of: event.id, by: undoing)
        guard let id = event.prescription, let dose = record?.dose else { return }
        if let stored = try transaction.prescription(id), stored.state == .completed {
            try transaction.set(detail.previous == "planned" ? .planned : .active, of: id)
        }
        try reopen(dose)
    }

    /// The dose waits for an answer again. One whose time has come is reminded of anew, so that
    /// everyone who follows hears of it; one that was answered early is to come again.
    private func reopen(_ id: DoseID) throws {
        guard let dose = try transaction.dose(id) else { return }
        if dose.lateAt.map({ $0 <= now }) ?? false {
            try transaction.set(.due, of: id)
        } else if try transaction.reminderCount(of: id) > 0 {
            try transaction.set(.due, remindAt: now, of: id)
        } else {
            try transaction.set(.upcoming, remindAt: dose.dueAt, of: id)
        }
    }

    /// The dose is asked about when it was to be before the snooze; at once when that has passed.
    private func takeBackSnooze(_ detail: EventDetail) throws {
        guard let value = detail.dose, let dose = try transaction.dose(DoseID(value)),
            dose.state == .due
        else { return }
        let before = detail.remindAt.map { Instant(epochSeconds: $0) }
        try transaction.putOff(
            dose.id, remindAt: max(before ?? now, now),
            lateAt: detail.lateAt.map { Instant(epochSeconds: $0) })
    }
}
