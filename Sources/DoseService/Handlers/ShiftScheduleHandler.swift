import DoseInterface
import DoseStore
import Regimen

struct ShiftScheduleHandler: WriteHandler {
    typealias Method = ShiftSchedule

    func answer(
        _ request: ShiftSchedule.Request, in scene: Scene
    ) throws -> ShiftSchedule.Reply {
        let (stored, length) = try scene.prescription(
            named: request.name, andWordsOf: request.length, takesAmount: false)
        guard stored.isOpen, stored.hold == nil else { throw scene.wrongState(stored) }
        let text: String = try scene.checked(
            length ?? "", "length", limit: Limits.nameCharacters)
        let seconds = try scene.reading("length of time") { () throws(TextError) in
            try DurationText.parse(text)
        }
        guard seconds % 60 == 0 else {
            throw Invalid(parameter: "length", message: Sentences.wholeMinutes)
        }
        let plan = try scene.plan(of: stored)
        guard let next = try scene.pendingDose(of: stored, in: plan) else {
            throw stored.order.isAsNeeded
                ? try scene.nothingDue(stored)
                : Invalid(parameter: "name", message: Sentences.nothingLeft(stored.name))
        }
        // A dose that was moved goes on from where it is now, not from its slot.
        let slot = next.occurrence.nominal
        let moved = next.movedTo.map { $0.localSeconds - slot.localSeconds } ?? 0
        let total = (request.earlier == true ? -seconds : seconds) + moved
        let order = try scene.shifted(
            stored, plan, from: next, days: Int(total / 86_400),
            minutes: Int(total % 86_400 / 60))
        var detail = EventDetail(
            "\(stored.name), all doses from \(next.movedTo ?? slot) on shifted",
            previous: stored.state.rawValue)
        detail.revision = stored.revision
        let event = try scene.log(
            .scheduleShifted, detail, prescription: stored.id, request: request.requestId)
        if next.movedTo != nil {
            // The new order has this move in it; no slot of it is moved once more.
            try scene.transaction.add(
                StoredMove(
                    prescription: stored.id, revision: stored.revision, number: next.number,
                    slot: slot.description, to: slot), event: event)
        }
        let changed = try scene.replaceOrder(of: stored, with: order, by: event)
        let remark = next.movedTo.map { _ in scene.remark(Sentences.shiftedFromMove(slot.words)) }
        return ShiftSchedule.Reply(
            prescription: try scene.describe(changed),
            from: scene.moment(next.dueAt, zone: plan.zone),
            first: try scene.firstMoments(of: changed),
            remarks: [remark].compactMap(\.self) + (try scene.openRemarks(of: changed)))
    }
}

extension Scene {
    /// The order whose first dose is `next`, moved.
    fileprivate func shifted(
        _ stored: StoredPrescription, _ plan: Plan, from next: PlannedDose, days: Int, minutes: Int
    ) throws -> StoredOrder {
        let schedule: Schedule
        do {
            schedule = try plan.schedule.shifted(
                days: days, minutes: minutes, from: next.occurrence, zone: plan.zone)
        } catch {
            throw Invalid(parameter: "length", message: error.message)
        }
        guard let first = schedule.occurrence(number: 1, zone: plan.zone) else {
            throw Invalid(parameter: "length", message: ShiftError.tooFar.message)
        }
        guard first.instant > now.adding(seconds: -60) else {
            throw Invalid(
                parameter: "length", message: Sentences.shiftedIntoPast(shortTime(first.instant)))
        }
        let last = try transaction.lastStandingDose(of: stored.id)?.dueAt
        let given = try transaction.lastIntake(of: stored.id)
        if let before = [last, given].compactMap(\.self).max(), first.instant <= before {
            throw Invalid(
                parameter: "length", message: Sentences.movedBeforeLast(shortTime(before)))
        }
        return order(of: stored, with: schedule, after: next.number - 1)
    }

    /// The same order with a schedule whose first dose is the one after dose `number`.
    func order(
        of stored: StoredPrescription, with schedule: Schedule, after number: Int
    ) -> StoredOrder {
        var order = stored.order
        order.schedule = schedule.canonical
        order.firstNumber = 1
        order.numberOffset = stored.order.numberOffset.map { $0 + number }
        return order
    }
}
