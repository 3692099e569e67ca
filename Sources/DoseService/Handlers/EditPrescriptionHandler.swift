import DoseInterface
import DoseStore
import Formulary
import Regimen

struct EditPrescriptionHandler: WriteHandler {
    typealias Method = EditPrescription

    func answer(
        _ request: EditPrescription.Request, in scene: Scene
    ) throws -> EditPrescription.Reply {
        let (stored, text) = try scene.prescription(named: request.name, andWordsOf: request.text)
        guard stored.isOpen else { throw scene.wrongState(stored) }
        guard let before = try scene.transaction.revision(stored.revision, of: stored.id) else {
            throw DamagedRow(what: "prescription_revision")
        }
        var order = stored.order
        try scene.apply(request, text, to: &order, of: stored)
        guard order != stored.order else {
            throw Invalid(parameter: "text", message: Sentences.sameOrder(stored.name))
        }
        try scene.enter(&order, of: stored)
        var detail = EventDetail("\(stored.name), changed", previous: stored.state.rawValue)
        detail.revision = stored.revision
        let event = try scene.log(
            .prescriptionEdited, detail, prescription: stored.id, request: request.requestId)
        let changed = try scene.replaceOrder(of: stored, with: order, by: event)
        return EditPrescription.Reply(
            prescription: try scene.describe(changed), before: try scene.describe(before),
            first: try scene.firstMoments(of: changed),
            remarks: try scene.remarks(onChange: changed, from: stored))
    }
}

extension Scene {
    /// What the request says in place of what was ordered.
    fileprivate func apply(
        _ request: EditPrescription.Request, _ typed: String?, to order: inout StoredOrder,
        of stored: StoredPrescription
    ) throws {
        if let text = try checked(typed, "text", limit: Limits.textCharacters) {
            let edit = try read(text, of: stored)
            order.amount = edit.dose.description
            if let schedule = edit.schedule {
                // An older text of the same schedule is no other order.
                if try schedule != self.schedule(of: stored) { order.schedule = schedule.canonical }
                order.zone = try localZone(of: stored.order).name
            }
            order.isAsNeeded = edit.schedule.map { $0.asNeeded != nil } ?? order.isAsNeeded
            order.route = edit.route?.code ?? order.route
            order.indication = edit.indication ?? order.indication
            order.instruction = edit.instruction ?? order.instruction
        }
        if let late = try checked(request.late, "late", limit: Limits.nameCharacters) {
            order.late = late == "default" ? nil : try lateWindow(late).description
        }
        if let lead = try checked(request.lead, "lead", limit: Limits.nameCharacters) {
            order.lead = lead == "default" ? nil : try leadTimes(lead).description
        }
        if let nag = try checked(request.nag, "nag", limit: Limits.nameCharacters) {
            order.nag = nag == "default" ? nil : try nagging(nag).description
        }
        if let delay = try checked(request.escalate, "escalate", limit: Limits.nameCharacters) {
            order.escalate = delay == "default" ? nil : try self.delay(delay)
        }
        order.followsDevice = try followsDevice(request.follows) ?? order.followsDevice
    }

    private func read(_ text: String, of stored: StoredPrescription) throws -> ScheduleEdit {
        let plan = try plan(of: stored)
        let next = try pendingDose(of: stored, in: plan)
        let last = try transaction.lastStandingDose(of: stored.id)
        // Hours may be counted in a zone that the person has left; texts mean the wall clock.
        let zone = try localZone(of: stored.order)
        let isElsewhere = zone.name != plan.zone.name
        let habits = try habits()
        let dose = try Quantity(parsing: stored.order.amount)
        return try reading("change") { () throws(TextError) in
            try ScheduleEdit.parse(
                text, of: plan.schedule, dose: dose,
                last: last.flatMap {
                    isElsewhere ? zone.civil(at: $0.dueAt) : CivilDateTime(iso: $0.slot)
                },
                next: next.map {
                    isElsewhere ? zone.civil(at: $0.dueAt) : $0.occurrence.nominal
                }, now: now, zone: zone, habits: habits)
        }
    }

    /// Where the new order is entered: at the dose that was to come, when the plan is the same;
    /// else at its first dose from now on. The numbers in the treatment go on.
    fileprivate func enter(_ order: inout StoredOrder, of stored: StoredPrescription) throws {
        guard !order.isAsNeeded else {
            order.firstNumber = 1
            return
        }
        let old = try plan(of: stored)
        let pending = try pendingDose(of: stored, in: old)
        let new = try plan(of: order, for: stored)
        let first =
            new.schedule == old.schedule
            ? pending
            : try firstDose(
                of: new, from: now, gap: new.schedule.smallestGapSeconds, stored)
        guard let first else {
            throw Invalid(parameter: "text", message: Sentences.nothingLeft(stored.name))
        }
        order.firstNumber = first.number
        let last = try transaction.lastDose(of: stored.id, revision: stored.revision)?.number
        let number = pending?.number ?? (last ?? 0) + 1
        order.numberOffset = stored.order.numberOffset.map { $0 + number - first.number }
    }

    /// The next three doses.
    func firstMoments(of stored: StoredPrescription) throws -> [WireMoment] {
        let zone = try localZone(of: stored.order)
        return try comingDoses(of: stored, until: now, limit: 3, atLeast: 3)
            .map { moment($0.dueAt, zone: zone) }
    }

    fileprivate func remarks(
        onChange changed: StoredPrescription, from before: StoredPrescription
    ) throws -> [Remark] {
        var remarks: [Remark] = []
        if changed.order.amount != before.order.amount,
            let dose = try? Quantity(parsing: changed.order.amount)
        {
            let drug = drug(of: changed)
            let brand = drug?.brands.first { $0.name == changed.brand }
            remarks += self.remarks(onDose: dose, of: drug, brand: brand)
        }
        let isOtherPlan = changed.order.schedule != before.order.schedule
        if isOtherPlan || changed.order.amount != before.order.amount {
            remarks += try dayRemarks(on: changed)
        }
        return try remarks + openRemarks(of: changed)
    }

    /// What is due stays as it was ordered.
    func openRemarks(of stored: StoredPrescription) throws -> [Remark] {
        try transaction.openDoses(of: stored.id).prefix(1).map {
            remark(Sentences.openAsBefore($0.slot, amountWords($0.amount)))
        }
    }
}
