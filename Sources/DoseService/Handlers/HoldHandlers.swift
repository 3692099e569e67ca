import DoseInterface
import DoseStore
import Formulary
import Regimen

struct HoldPrescriptionHandler: WriteHandler {
    typealias Method = HoldPrescription

    func answer(
        _ request: HoldPrescription.Request, in scene: Scene
    ) throws -> HoldPrescription.Reply {
        let stored = try scene.prescription(named: request.name)
        guard stored.isOpen, stored.hold == nil else { throw scene.wrongState(stored) }
        let reason: String = try scene.checked(
            request.reason, "reason", limit: Limits.textCharacters)
        let until = try request.until.map { try scene.endOfHold($0) }
        let next = try scene.transaction.upcomingDoses(of: stored.id).first
        var detail = EventDetail("\(stored.name), put on hold", previous: stored.state.rawValue)
        detail.dueAt = next?.dueAt.epochSeconds
        let event = try scene.log(
            .prescriptionHeld, detail, prescription: stored.id, request: request.requestId)
        try scene.transaction.hold(
            stored.id, reason: reason, until: until,
            endsAt: until.map {
                scene.home.start(of: $0)
            }, event: event)
        if let next { try scene.planFollowUps(withoutDose: next, of: stored, event: event) }
        try scene.callOffDoses(of: stored.id, by: event)
        return HoldPrescription.Reply(
            prescription: try scene.describe(
                try scene.transaction.prescription(stored.id) ?? stored),
            remarks: try scene.statements(about: stored, .stopping))
    }
}

struct ResumePrescriptionHandler: WriteHandler {
    typealias Method = ResumePrescription

    func answer(
        _ request: ResumePrescription.Request, in scene: Scene
    ) throws -> ResumePrescription.Reply {
        let stored = try scene.prescription(named: request.name)
        guard stored.isOpen else { throw scene.wrongState(stored) }
        guard stored.hold != nil else {
            throw WrongState(
                prescription: stored.name, state: stored.state.rawValue,
                message: Sentences.notOnHold(stored.name))
        }
        let event = try scene.log(
            .prescriptionResumed,
            EventDetail("\(stored.name), resumed", previous: stored.state.rawValue),
            prescription: stored.id, request: request.requestId)
        try scene.transaction.endHold(of: stored.id, at: scene.now, by: event)
        try scene.keepSeriesGoing(stored.id)
        let resumed = try scene.describe(
            try scene.transaction.prescription(stored.id) ?? stored)
        return ResumePrescription.Reply(
            prescription: resumed,
            remarks: stored.order.isAsNeeded
                ? []
                : [scene.remark(Sentences.notMadeUp(stored.name, hasNext: resumed.next != nil))])
    }
}

extension Scene {
    /// The day at whose start a hold ends.
    fileprivate func endOfHold(_ text: String) throws -> CivilDate {
        let day = try date(text, "until", .future)
        guard day > today, day <= today.adding(days: Limits.horizonDays) else {
            throw Invalid(parameter: "until", message: Sentences.untilMustLieAhead)
        }
        return day
    }
}
