import DoseInterface
import DoseStore
import Regimen

struct UndoLastHandler: WriteHandler {
    typealias Method = UndoLast

    func answer(_ request: UndoLast.Request, in scene: Scene) throws -> UndoLast.Reply {
        let count = request.count ?? 1
        guard (1...Limits.undoSteps).contains(count) else {
            throw Invalid(parameter: "count", message: Sentences.undoCount)
        }
        let known = try scene.transaction.undoable(of: scene.person, limit: count)
        guard known.count == count, let oldest = known.last else {
            let refusal =
                known.isEmpty ? Sentences.nothingToUndo : Sentences.onlySoManySteps(known.count)
            let kept = try scene.passedOver(downTo: nil).map(\.text)
            throw NothingToUndo(message: ([refusal] + kept).joined(separator: " "))
        }
        let remarks = try scene.passedOver(downTo: oldest.id)
        var steps: [UndoStep] = []
        // Each step is looked for anew: taking one back can settle another.
        while steps.count < count,
            let last = try scene.transaction.undoable(of: scene.person, limit: 1).first
        {
            steps.append(try scene.takeBack(last, request: request.requestId))
        }
        guard let first = steps.first else {
            throw NothingToUndo(message: Sentences.nothingToUndo)
        }
        return UndoLast.Reply(
            undone: first.say, prescription: first.prescription, at: first.at, steps: steps,
            remarks: remarks)
    }
}

struct ListUndoHandler: Handler {
    typealias Method = ListUndo

    /// So many steps are shown when nobody says how many.
    private static let usual = 10

    func answer(_ request: ListUndo.Request, in scene: Scene) throws -> ListUndo.Reply {
        let limit = request.limit ?? Self.usual
        guard (1...Limits.undoSteps).contains(limit) else {
            throw Invalid(parameter: "limit", message: Sentences.undoCount)
        }
        let known = try scene.transaction.undoable(of: scene.person, limit: limit)
        return ListUndo.Reply(
            steps: try known.map { try scene.undoStep($0, try EventDetail(json: $0.detail)) },
            remarks: try scene.passedOver(downTo: known.count < limit ? nil : known.last?.id))
    }
}

extension Scene {
    fileprivate func undoStep(
        _ event: StoreTransaction.LoggedEvent, _ detail: EventDetail
    ) throws -> UndoStep {
        UndoStep(
            say: detail.say,
            prescription: try event.prescription.flatMap { try transaction.prescription($0)?.name },
            at: moment(event.at),
            ofDose: EventKind(rawValue: event.kind)?.isOfDose ?? false)
    }

    /// What cannot be taken back any more and is newer than a step; nil for all of it.
    fileprivate func passedOver(downTo step: EventID?) throws -> [Remark] {
        try transaction.passedOver(of: person, limit: Limits.people)
            .filter { $0.id.value > step?.value ?? 0 }
            .compactMap { try transaction.person(addedBy: $0.id) }
            .map { remark(Sentences.keptPerson($0.name, key: $0.key)) }
    }

    /// Takes one change back, and says what that was.
    fileprivate func takeBack(
        _ last: StoreTransaction.LoggedEvent, request: String
    ) throws -> UndoStep {
        guard let kind = EventKind(rawValue: last.kind) else {
            throw DamagedRow(what: "event.kind")
        }
        let detail = try EventDetail(json: last.detail)
        let undoing = try log(
            .undone, EventDetail(detail.say, previous: String(last.id.value)),
            prescription: last.prescription, request: request)
        try transaction.markUndone(last.id, by: undoing)
        let step = try undoStep(last, detail)
        try takeBack(last, kind, detail, by: undoing)
        try transaction.takeBackNote(of: last.id, by: undoing)
        if let id = last.prescription { try planAnew(id) }
        return step
    }
}
