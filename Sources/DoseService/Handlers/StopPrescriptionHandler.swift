import DoseInterface
import DoseStore
import Formulary

struct StopPrescriptionHandler: WriteHandler {
    typealias Method = StopPrescription

    func answer(
        _ request: StopPrescription.Request, in scene: Scene
    ) throws -> StopPrescription.Reply {
        let stored = try scene.prescription(named: request.name)
        guard stored.isOpen else { throw scene.wrongState(stored) }
        let reason = try scene.checked(request.reason, "reason", limit: Limits.textCharacters)
        try scene.transaction.stop(stored.id, reason: reason)
        let event = try scene.log(
            .prescriptionStopped,
            EventDetail("\(stored.name), stopped", previous: stored.state.rawValue),
            prescription: stored.id, request: request.requestId)
        try scene.callOffDoses(of: stored.id, by: event)
        try scene.endFollowUps(of: stored, by: event)
        try scene.planFollowUps(afterStopOf: stored, event: event)
        return StopPrescription.Reply(
            prescription: try scene.describe(
                try scene.transaction.prescription(stored.id) ?? stored),
            remarks: try scene.statements(about: stored, .stopping))
    }
}

extension Scene {
    /// Nothing that is due or to come falls due any more; reminders of it are over.
    func callOffDoses(of id: PrescriptionID, by event: EventID) throws {
        try transaction.dropUpcoming(of: id, by: event)
        try transaction.withdrawOpenDoses(of: id, by: event)
        try transaction.closeSettledReminders()
    }
}
