import DoseInterface
import DoseStore
import Regimen

struct ShiftScheduleHandler: WriteHandler {
    typealias Method = ShiftSchedule

    func answer(
        _ request: ShiftSchedule.Request, in scene: Scene
    ) throws -> ShiftSchedule.Reply {
        let stored = try scene.prescription(named: request.name)
        guard stored.isOpen, stored.hold == nil else { throw scene.wrongState(stored) }
        let text: String = try scene.checked(
            request.length, "length", limit: Limits.nameCharacters)
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
        let sign = request.earlier == true ? -1 : 1
        let order = try scene.shifted(
            stored, plan, from: next, days: sign * Int(seconds / 86_400),
            minutes: sign * Int(seconds % 86_400 / 60))
        var detail = EventDetail(
            "\(stored.name), all doses from \(next.occurrence.nominal) on shifted",
            previous: stored.state.rawValue)
        detail.revision = stored.revision
        let event = try scene.log(
            .scheduleShifted, detail, prescription: stored.id, request: request.requestId)
        let changed = try scene.replaceOrder(of: stored, with: order, by: event)
        return ShiftSchedule.Reply(
            prescription: try scene.describe(changed),
            from: scene.moment(next.occurrence.instant, zone: plan.zone),
            first: try scene.firstMoments(of: changed),
            remarks: try scene.openRemarks(of: changed))
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
        let given = try transaction.intakeSummary(of: stored.id).last
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
