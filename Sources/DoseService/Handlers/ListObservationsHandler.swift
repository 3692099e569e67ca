import DoseInterface
import DoseStore
import Formulary
import Regimen

struct ListObservationsHandler: ListHandler {
    typealias Method = ListObservations

    func items(_ request: ListObservations.Request, in scene: Scene) throws -> [WireObservation] {
        let name = try scene.checked(request.name, "name", limit: Limits.nameCharacters)
        let span = try scene.days(from: request.from, to: request.to)
        let stored = try scene.transaction.observations(of: scene.person)
        let analyte = try name.map { try scene.recordedTest($0, in: stored) }
        let isWhole = request.all == true || name != nil || span != nil
        let units = try scene.unitPreference()
        var items: [WireObservation] = []
        var newest: Set<String> = []
        for (index, observation) in stored.enumerated() {
            if let analyte, observation.analyte != analyte { continue }
            if let span, !span.contains(observation.day) { continue }
            guard newest.insert(observation.analyte).inserted || isWhole else { continue }
            let previous = stored[(index + 1)...].first { $0.analyte == observation.analyte }
            var item = scene.describe(
                observation, after: previous, in: units,
                sameDay: scene.noteOnDay(ofResultAt: index, in: stored))
            item.note = try scene.notes(on: observation.event)
            items.append(item)
        }
        return items
    }

    func reply(_ items: [WireObservation], _ head: ListHead) -> ListObservations.Reply {
        ListObservations.Reply(observations: items)
    }
}

extension Scene {
    /// The stored name of a test that the table knows, or that is on record.
    fileprivate func recordedTest(
        _ name: String, in stored: [StoredObservation]
    ) throws -> String {
        if let analyte = formulary.analyte(named: name) { return analyte.id }
        let recorded = stored.map(\.analyte)
        if let found = recorded.first(where: { $0.lowercased() == name.lowercased() }) {
            return found
        }
        // "creatinine high mg/dL": a result that is no number.
        let words = name.split(whereSeparator: \.isWhitespace)
        for count in (1..<max(words.count, 1)).reversed()
        where formulary.analyte(named: words[..<count].joined(separator: " ")) != nil {
            throw Invalid(
                parameter: "value", message: Sentences.notNumber(String(words[count])))
        }
        let near = formulary.analytesNear(name)
        throw NotFound(
            what: "lab result", name: name, suggestions: near,
            message: Sentences.notFound("lab result", name)
                + Sentences.didYouMean(near))
    }

    /// The days of a list's filter, both ends included; nil when there is none.
    func days(from: String?, to: String?) throws -> ClosedRange<CivilDate>? {
        guard from != nil || to != nil else { return nil }
        let first = try from.map { try date($0, "from", .past) } ?? CivilDate.earliest
        let last = try to.map { try date($0, "to", .past) } ?? today
        guard first <= last else {
            throw Invalid(parameter: "to", message: Sentences.endsBeforeItBegins)
        }
        return first...last
    }
}
