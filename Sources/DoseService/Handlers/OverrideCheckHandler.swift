import DoseInterface
import DoseStore
import Formulary
import Regimen

struct OverrideCheckHandler: WriteHandler {
    typealias Method = OverrideCheck

    func answer(
        _ request: OverrideCheck.Request, in scene: Scene
    ) throws -> OverrideCheck.Reply {
        let stored = try scene.prescription(named: request.name)
        guard stored.isOpen else { throw scene.wrongState(stored) }
        let decision = try scene.checked(
            OverrideRequest(
                check: request.check, reason: request.reason, decidedBy: request.decidedBy))
        let due = try scene.nextDose(of: stored)
        let open = try scene.results(
            of: stored, doseDay: due.map { scene.home.civil(at: $0.dueAt).date }
        ).filter { $0.state.isOpen && $0.holds != .start }
        let meant = try scene.checkID(named: decision.checkID, among: open)
        guard let result = open.first(where: { $0.id == meant }) else {
            throw Invalid(
                parameter: "check",
                message: Sentences.nothingToPassOver(decision.checkID, open: open.map(\.id)))
        }
        let event = try scene.log(
            .doseCheckOverridden,
            EventDetail("\(result.title) passed over for \(stored.name)"),
            prescription: stored.id, request: request.requestId)
        try scene.transaction.addOverride(
            StoredOverride(
                checkID: result.id, reason: decision.reason, decidedBy: decision.decidedBy,
                at: scene.now, slot: due?.slot, isOfDose: true,
                isLasting: request.lasting ?? false, isTakenBack: false),
            of: stored.id, event: event)
        return OverrideCheck.Reply(report: try scene.report(on: stored))
    }
}
