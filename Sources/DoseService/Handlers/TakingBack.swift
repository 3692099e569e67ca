import DoseInterface
import DoseStore
import Regimen

/// What it takes to take one change back, by its kind.
extension Scene {
    func takeBack(
        _ event: StoreTransaction.LoggedEvent, _ kind: EventKind, _ detail: EventDetail,
        by undoing: EventID
    ) throws {
        switch kind {
        case .prescriptionAdded: try takeBackAdding(event, by: undoing)
        case .prescriptionStarted:
            if let id = event.prescription { try transaction.set(.planned, of: id) }
        case .prescriptionStopped:
            try takeBackStop(event, detail)
            try transaction.takeBackPrompt(of: event.id, by: undoing, today: today)
        case .prescriptionEdited, .scheduleShifted:
            // A shift carries the move of its first dose with it.
            _ = try transaction.takeBackMove(of: event.id, by: undoing)
            try takeBackOrder(event, detail, by: undoing)
        case .prescriptionHeld: try takeBackHold(event, detail, by: undoing)
        case .prescriptionResumed: try takeBackResume(event, detail)
        case .doseTaken, .doseSkipped, .doseGiven, .doseCancelled:
            try takeBackRecord(event, detail, by: undoing)
            try transaction.closeSettledReminders()
        case .doseAmended: try takeBackAmendment(event, detail, by: undoing)
        // The note itself is taken back with every event.
        case .noteAdded: return
        case .followUpPutOff: try takeBackPutOff(detail)
        case .doseSnoozed: try takeBackSnooze(detail)
        case .doseMoved: try takeBackMove(event, by: undoing)
        case .dentalExamRecorded:
            try transaction.takeBackExam(of: event.id, by: undoing, today: today)
            try transaction.takeBackPrompt(of: event.id, by: undoing, today: today)
            try transaction.closeSettledReminders()
        case .dentalWorkRecorded: try transaction.takeBackStep(of: event.id, by: undoing)
        case .settingChanged, .homeZoneChanged:
            try takeBackSetting(event, detail, kind, by: undoing)
        case .personAdded: try transaction.takeBackPerson(addedBy: event.id, by: undoing)
        case .personChanged: try takeBackPersonChange(detail)
        case .defaultPersonChosen: try takeBackDefaultChoice(detail)
        case .healthFactAdded, .healthFactEnded:
            try transaction.takeBackHealthFact(of: event.id, by: undoing)
        case .contactAdded, .contactRemoved:
            try transaction.takeBackContact(of: event.id, by: undoing)
        case .journalRecorded:
            try transaction.takeBackJournalEntry(of: event.id, by: undoing)
            try transaction.takeBackPrompt(of: event.id, by: undoing, today: today)
            try transaction.closeSettledReminders()
        // The decision stays in the record; it counts no more.
        case .doseCheckOverridden: return
        case .observationRecorded:
            try transaction.takeBackObservation(of: event.id, by: undoing)
            try transaction.takeBackPrompt(of: event.id, by: undoing, today: today)
        case .stockRecorded:
            try transaction.takeBackStockEntry(of: event.id, by: undoing)
            try transaction.takeBackPrompt(of: event.id, by: undoing, today: today)
            if let id = event.prescription { try followStock(of: id, by: undoing) }
        case .followUpSwitchedOff:
            _ = try transaction.takeBackSetting(of: event.id, by: undoing)
            try transaction.takeBackPrompt(of: event.id, by: undoing, today: today)
        case .followUpAnswered:
            try transaction.takeBackJournalEntry(of: event.id, by: undoing)
            try transaction.takeBackPrompt(of: event.id, by: undoing, today: today)
            try transaction.closeSettledReminders()
        case .labTestBooked:
            try transaction.takeBackPrompt(of: event.id, by: undoing, today: today)
            try transaction.closeSettledReminders()
        case .holdEnded, .prescriptionCompleted, .checkOverridden, .doseFellDue, .leadFellDue,
            .doseEscalated, .doseMissed, .dentalExamFellDue, .promptFellDue,
            .reminderAcknowledged, .stockRanLow, .stockLasts,
            .channelMet, .channelForgotten, .clockConfirmed, .clockStepped, .clockCameBack,
            .wasOff, .zoneRulesChanged, .deviceZoneChanged, .dataRestored,
            .dataImported, .undone:
            throw DamagedRow(what: "undo_step")
        }
    }

    private func takeBackAdding(
        _ event: StoreTransaction.LoggedEvent, by undoing: EventID
    ) throws {
        guard let id = event.prescription else { return }
        try transaction.withdraw(id)
        try transaction.takeBackPrompt(of: event.id, by: undoing, today: today)
        try transaction.endFollowUps(of: id, by: undoing)
        try callOffDoses(of: id, by: undoing)
    }

    private func takeBackStop(
        _ event: StoreTransaction.LoggedEvent, _ detail: EventDetail
    ) throws {
        guard let id = event.prescription else { return }
        try transaction.set(detail.previous == "planned" ? .planned : .active, of: id)
        try bringBackDoses(of: id, calledOffBy: event.id)
        try keepSeriesGoing(id)
    }

    /// What an event called off waits again, but not what the plan that holds now makes itself: a
    /// change of the order may have come and gone since.
    private func bringBackDoses(of id: PrescriptionID, calledOffBy event: EventID) throws {
        guard let stored = try transaction.prescription(id) else { return }
        let plan = try plan(of: stored)
        for dose in try transaction.doses(withdrawnBy: event) {
            if dose.revision != stored.revision,
                let planned = CivilDateTime(iso: dose.slot).flatMap({ plan.dose(inSlot: $0) }),
                planned.number >= stored.order.firstNumber
            {
                continue
            }
            try reopen(dose.id)
        }
    }

    private func takeBackOrder(
        _ event: StoreTransaction.LoggedEvent, _ detail: EventDetail, by undoing: EventID
    ) throws {
        guard let id = event.prescription, let revision = detail.revision else { return }
        try goOnAgain(id, detail)
        try bringBackOrder(revision, of: id, by: undoing)
    }

    private func takeBackHold(
        _ event: StoreTransaction.LoggedEvent, _ detail: EventDetail, by undoing: EventID
    ) throws {
        guard let id = event.prescription else { return }
        try transaction.takeBackHold(of: event.id, by: undoing)
        try transaction.takeBackPrompt(of: event.id, by: undoing, today: today)
        try transaction.closeSettledReminders()
        try goOnAgain(id, detail)
        try bringBackDoses(of: id, calledOffBy: event.id)
        try keepSeriesGoing(id)
    }

    /// The hold goes on, and calls off what came up since.
    private func takeBackResume(
        _ event: StoreTransaction.LoggedEvent, _ detail: EventDetail
    ) throws {
        guard let id = event.prescription,
            let hold = try transaction.reopenHold(endedBy: event.id)
        else { return }
        try goOnAgain(id, detail)
        try callOffDoses(of: id, by: hold)
    }

    /// A series that had come to its end goes on as before.
    func goOnAgain(_ id: PrescriptionID, _ detail: EventDetail) throws {
        guard let stored = try transaction.prescription(id), stored.state == .completed else {
            return
        }
        try transaction.set(detail.previous == "planned" ? .planned : .active, of: id)
    }

    /// The question is asked when it was to be before it was put off; at once when that has passed.
    private func takeBackPutOff(_ detail: EventDetail) throws {
        guard let prompt = detail.prompt else { throw DamagedRow(what: "event.detail") }
        let before = detail.remindAt.map { Instant(epochSeconds: $0) }
        try transaction.putOff(PromptID(prompt), until: max(before ?? now, now))
    }

    private func takeBackRecord(
        _ event: StoreTransaction.LoggedEvent, _ detail: EventDetail, by undoing: EventID
    ) throws {
        for made in try transaction.events(ofRecord: event.id) {
            try transaction.takeBackPrompt(of: made, by: undoing, today: today)
        }
        let record = try transaction.takeBackRecord(of: event.id, by: undoing)
        guard let id = event.prescription, let stored = try transaction.prescription(id) else {
            return
        }
        guard let dose = record?.dose else { return try keepGap(of: stored) }
        try goOnAgain(id, detail)
        if detail.wasCalledOff == true {
            try transaction.set(.withdrawn, of: dose)
        } else {
            try reopen(dose)
        }
        if let revision = record?.countedRevision {
            try bringBackOrder(revision, of: id, by: undoing)
        }
        try keepGap(of: stored)
    }

    /// The dose waits for an answer again. One whose time has come is reminded of anew, so that
    /// everyone who follows hears of it; one that was answered early is to come again.
    func reopen(_ id: DoseID) throws {
        guard let dose = try transaction.dose(id) else { return }
        if dose.lateAt.map({ $0 <= now }) ?? false {
            try transaction.set(.due, of: id)
        } else if dose.dueAt > now {
            try transaction.set(.upcoming, remindAt: dose.dueAt, of: id)
        } else if try transaction.reminderCount(of: id) > 0 {
            try transaction.set(.due, remindAt: now, of: id)
        } else {
            try transaction.set(.upcoming, remindAt: dose.dueAt, of: id)
        }
    }

    /// The dose is where it was before: at its slot, or where an earlier move put it.
    private func takeBackMove(
        _ event: StoreTransaction.LoggedEvent, by undoing: EventID
    ) throws {
        guard let move = try transaction.takeBackMove(of: event.id, by: undoing),
            let stored = try transaction.prescription(move.prescription)
        else { return }
        let pending =
            try transaction.openDoses(of: stored.id) + transaction.upcomingDoses(of: stored.id)
        for dose in pending where dose.slot == move.slot { try followMove(dose, stored) }
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
