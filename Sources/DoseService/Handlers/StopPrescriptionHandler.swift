import DoseInterface
import DoseStore
import Formulary

struct StopPrescriptionHandler: WriteHandler {
    typealias Method = StopPrescription

    func answer(
        _ request: StopPrescription.Request, in scene: Scene
    ) throws -> StopPrescription.Reply {
        let stored = try scene.prescription(named: request.name)
        guard stored.state == .planned || stored.state == .active else {
            throw scene.wrongState(stored)
        }
        let reason = try scene.checked(request.reason, "reason", limit: Limits.textCharacters)
        try scene.transaction.stop(stored.id, reason: reason)
        try scene.transaction.dropUpcoming(of: stored.id)
        try scene.transaction.withdrawOpenDoses(of: stored.id)
        try scene.transaction.closeSettledReminders()
        _ = try scene.log(
            .prescriptionStopped,
            EventDetail("\(stored.name), stopped", previous: stored.state.rawValue),
            prescription: stored.id, request: request.requestId)
        let stopping = scene.drug(of: stored)?.statements(about: .stopping) ?? []
        return StopPrescription.Reply(
            prescription: try scene.describe(
                try scene.transaction.prescription(stored.id) ?? stored),
            remarks: stopping.map { scene.remark($0.text, $0.sources) })
    }
}
