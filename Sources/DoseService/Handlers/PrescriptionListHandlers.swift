import DoseInterface
import DoseStore
import Regimen

struct ListPrescriptionsHandler: ListHandler {
    typealias Method = ListPrescriptions

    func items(
        _ request: ListPrescriptions.Request, in scene: Scene
    ) throws -> [Prescription] {
        try scene.transaction
            .prescriptions(of: scene.person, withEnded: request.all ?? false)
            .map(scene.describe)
    }

    func reply(_ items: [Prescription], _ head: ListHead) -> ListPrescriptions.Reply {
        ListPrescriptions.Reply(prescriptions: items)
    }
}

struct ShowPrescriptionHandler: Handler {
    typealias Method = ShowPrescription

    private static let coming = 5
    private static let records = 20
    private static let orders = 20

    func answer(
        _ request: ShowPrescription.Request, in scene: Scene
    ) throws -> ShowPrescription.Reply {
        let stored = try scene.prescription(named: request.name, openFirst: false)
        let open = try scene.transaction.openDoses(of: stored.id)
            .map { try scene.describe($0, of: stored) }
        let coming = try scene.comingDoses(
            of: stored, until: scene.now, limit: Self.coming, atLeast: Self.coming
        ).map { try scene.describe($0, of: stored) }
        let held =
            try scene.heldDose(of: stored)
            .map { [try scene.describe($0, of: stored, state: .held)] } ?? []
        return ShowPrescription.Reply(
            prescription: try scene.describe(stored), coming: open + coming + held,
            records: try scene.transaction.records(of: stored.id, limit: Self.records)
                .map { try scene.describe($0, of: stored) },
            overrides: try scene.transaction.overrides(of: stored.id).map {
                Override(
                    check: $0.checkID, reason: $0.reason, decidedBy: $0.decidedBy,
                    at: scene.moment($0.at), slot: $0.slot,
                    lasting: $0.isOfDose ? $0.isLasting : nil)
            },
            orders: try scene.transaction.revisions(
                of: stored.id, madeBy: EventKind.changesOfOrder.map(\.rawValue),
                limit: Self.orders
            ).map(scene.describe),
            holds: try scene.transaction.holds(of: stored.id).map(scene.describe),
            remarks: try scene.statements(about: stored),
            notes: try scene.transaction.notes(on: .prescription(stored.id)).map(scene.describe),
            stock: try scene.stock(of: stored))
    }
}

extension Scene {
    func describe(_ coming: ComingDose, of stored: StoredPrescription) throws -> Dose {
        switch coming {
        case .written(let dose): try describe(dose, of: stored)
        case .planned(let dose): try describe(dose, of: stored)
        }
    }
}
