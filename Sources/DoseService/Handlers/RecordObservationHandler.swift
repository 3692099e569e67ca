import DoseInterface
import DoseStore
import Formulary
import Regimen

struct RecordObservationHandler: WriteHandler {
    typealias Method = RecordObservation

    func answer(
        _ request: RecordObservation.Request, in scene: Scene
    ) throws -> RecordObservation.Reply {
        let analyte = try scene.analyte(named: request.name)
        let value = try scene.checked(request.value, "value", limit: 20)
        let unitText = try scene.checked(request.unit, "unit", limit: 20)
        let unit = try Self.unit(analyte, value, unitText)
        let day = try request.on.map { try scene.date($0, "on", .past) } ?? scene.today
        guard day <= scene.today else {
            throw Invalid(parameter: "on", message: Sentences.inTheFuture)
        }
        let observation = StoredObservation(
            analyte: analyte.id, value: value, unit: unit.words, day: day)
        let event = try scene.log(
            .observationRecorded,
            EventDetail("\(analyte.name) \(value) \(unit.words) of \(day.words)"),
            request: request.requestId)
        try scene.transaction.add(observation, of: scene.person, event: event)
        return RecordObservation.Reply(
            observation: WireObservation(
                name: analyte.name, value: value, unit: unit.words, day: scene.day(day)),
            remarks: [scene.remark(Sentences.notJudged)])
    }

    /// The unit, when the value is one that a person can have.
    private static func unit(
        _ analyte: Analyte, _ value: String, _ unit: String
    ) throws -> AnalyteUnit {
        switch analyte.plausibility(of: value, unit: unit) {
        case .plausible(let unit): return unit
        case .unlikely(let low, let high, let unit):
            throw Invalid(
                parameter: "value",
                message: "\(value) \(unit.words) is not likely for \(analyte.name). "
                    + "Plausible is \(low) to \(high) \(unit.words) (our setting). "
                    + "Check value and unit.")
        case .unknownUnit(let known):
            throw Invalid(
                parameter: "unit",
                message: "\"\(unit)\" is not a unit of \(analyte.name). "
                    + "Write \(Sentences.choice(known)).")
        case .notANumber:
            throw Invalid(
                parameter: "value", message: "\"\(value)\" is not a number. Write it like 0.9.")
        }
    }
}

extension Scene {
    fileprivate func analyte(named typed: String) throws -> Analyte {
        let name = try checked(typed, "name", limit: Limits.nameCharacters)
        if let analyte = formulary.analyte(named: name) { return analyte }
        let known = formulary.analytes.map(\.name)
        throw NotFound(
            what: "lab result", name: name, suggestions: known,
            message: Sentences.notFound("lab result", name)
                + " Known ones: \(known.joined(separator: ", ")).")
    }
}
