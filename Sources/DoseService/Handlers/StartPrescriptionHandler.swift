import DoseInterface
import DoseStore
import Formulary
import Regimen

struct StartPrescriptionHandler: WriteHandler {
    typealias Method = StartPrescription

    func answer(
        _ request: StartPrescription.Request, in scene: Scene
    ) throws -> StartPrescription.Reply {
        let stored = try scene.prescription(named: request.name)
        guard stored.hold == nil else { throw scene.wrongState(stored) }
        guard stored.state == .planned else {
            guard stored.state == .active else { throw scene.wrongState(stored) }
            return try scene.reply(stored, changed: false)
        }
        let overrides = try scene.holdStart(
            of: stored, try (request.overrides ?? []).map(scene.checked))
        try scene.transaction.set(.active, of: stored.id)
        let start = try scene.log(
            .prescriptionStarted, EventDetail("\(stored.name), started"),
            prescription: stored.id, request: request.requestId)
        for override in overrides {
            _ = try scene.log(
                .checkOverridden,
                EventDetail("\(override.checkID) passed over for \(stored.name)"),
                prescription: stored.id, request: request.requestId)
            try scene.transaction.addOverride(
                StoredOverride(
                    checkID: override.checkID, reason: override.reason,
                    decidedBy: override.decidedBy, at: scene.now),
                of: stored.id, event: start)
        }
        try scene.planRecheck(beside: stored, event: start)
        return try scene.reply(
            try scene.transaction.prescription(stored.id) ?? stored, changed: true)
    }
}

extension Scene {
    func wrongState(_ stored: StoredPrescription) -> WrongState {
        WrongState(
            prescription: stored.name, state: Self.state(of: stored).rawValue,
            message: hold(of: stored).map { Sentences.onHold(stored.name, $0) }
                ?? Sentences.ended(stored.name, stored.state.rawValue))
    }

    func checked(_ request: OverrideRequest) throws -> TableOverride {
        TableOverride(
            checkID: try checked(request.check, "overrides.check", limit: Limits.nameCharacters),
            reason: try checked(request.reason, "overrides.reason", limit: Limits.textCharacters),
            decidedBy: try checked(
                request.decidedBy, "overrides.decidedBy", limit: Limits.nameCharacters),
            day: DayNumber(value: today.dayNumber))
    }

    /// - Returns: the overrides, each with the id of the check that was named.
    /// - Throws: ``StartHeld`` with the checks that hold the start; ``Invalid`` for an override of
    ///   a check that holds nothing.
    fileprivate func holdStart(
        of stored: StoredPrescription, _ typed: [TableOverride]
    ) throws -> [TableOverride] {
        let doseDay = try nextDose(of: stored).map { home.civil(at: $0.dueAt).date }
        let plain = try results(of: stored, doseDay: doseDay, holds: .start)
        let blocking = plain.filter(\.isBlocking)
        let overrides = try typed.map { override in
            var override = override
            guard let id = try checkID(named: override.checkID, among: blocking) else {
                throw Invalid(
                    parameter: "overrides.check",
                    message: Sentences.notHolding(override.checkID, blocking: blocking.map(\.id)))
            }
            override.checkID = id
            return override
        }
        let held = try results(of: stored, doseDay: doseDay, holds: .start, extra: overrides)
            .filter(\.isBlocking)
        if !held.isEmpty {
            throw StartHeld(
                prescription: stored.name, checks: held.map(describe),
                message: Sentences.startHeld(held.count))
        }
        return overrides
    }

    fileprivate func reply(
        _ stored: StoredPrescription, changed: Bool
    ) throws -> StartPrescription.Reply {
        let next = try nextDose(of: stored)
        // One that was given beside the plan makes the first dose of the plan no first one.
        let isFirst = try transaction.lastIntake(of: stored.id) == nil
        let number = next?.numberInTreatment.flatMap { $0 > 1 || isFirst ? $0 : nil }
        let results = try results(
            of: stored, doseDay: next.map { home.civil(at: $0.dueAt).date })
        return StartPrescription.Reply(
            prescription: try describe(stored), changed: changed,
            checks: results.map(describe), remarks: try allergyRemarks(besideChecksOf: stored),
            number: number)
    }
}
