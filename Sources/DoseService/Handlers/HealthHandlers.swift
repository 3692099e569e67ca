import DoseInterface
import DoseStore
import Formulary
import Regimen

struct AddHealthFactHandler: WriteHandler {
    typealias Method = AddHealthFact

    func answer(_ request: AddHealthFact.Request, in scene: Scene) throws -> AddHealthFact.Reply {
        let name = try scene.checked(request.name, "name", limit: Limits.nameCharacters)
        let note = try scene.checked(request.note, "note", limit: Limits.textCharacters)
        let since = try request.since.map { try scene.date($0, "since", .past) }
        guard since ?? scene.today <= scene.today else {
            throw Invalid(parameter: "since", message: Sentences.inTheFuture)
        }
        if request.asWritten != true { try scene.refuseSlip(in: name, request.kind) }
        let standing = try scene.healthFacts(request.kind)
        guard standing.count < Limits.healthFacts else {
            throw TooLarge(limit: Limits.healthFacts, message: Sentences.tooMany("entries"))
        }
        guard !standing.contains(where: { $0.name.lowercased() == name.lowercased() }) else {
            throw Invalid(parameter: "name", message: Sentences.alreadyOnRecord(name))
        }
        let event = try scene.log(
            .healthFactAdded, EventDetail("\(request.kind.words) \(name)"),
            request: request.requestId)
        try scene.transaction.addHealthFact(
            request.kind.stored, name, since: since, note: note, of: scene.person, event: event)
        return AddHealthFact.Reply(
            fact: HealthFact(
                kind: request.kind, name: name, since: since.map(scene.day), note: note),
            remarks: try scene.listed(against: name, request.kind)
                + scene.whoLooksAt(name, request.kind).map { scene.remark($0) })
    }
}

struct EndHealthFactHandler: WriteHandler {
    typealias Method = EndHealthFact

    func answer(_ request: EndHealthFact.Request, in scene: Scene) throws -> EndHealthFact.Reply {
        let fact = try scene.healthFact(request.kind, named: request.name)
        let day = try request.on.map { try scene.date($0, "on", .past) } ?? scene.today
        guard day <= scene.today else {
            throw Invalid(parameter: "on", message: Sentences.inTheFuture)
        }
        if let since = fact.since, day < since {
            throw Invalid(parameter: "on", message: Sentences.endsBeforeItBegins)
        }
        let event = try scene.log(
            .healthFactEnded, EventDetail("\(request.kind.words) \(fact.name), over"),
            request: request.requestId)
        try scene.transaction.endHealthFact(fact.id, on: day, by: event)
        var ended = try scene.describe(fact)
        ended.ended = scene.day(day)
        return EndHealthFact.Reply(fact: ended, remarks: [])
    }
}

struct ListHealthFactsHandler: ListHandler {
    typealias Method = ListHealthFacts

    func items(_ request: ListHealthFacts.Request, in scene: Scene) throws -> [HealthFact] {
        try scene.transaction.healthFacts(of: scene.person)
            .filter { request.kind.map(\.stored) ?? $0.kind == $0.kind }
            .filter { request.all == true || $0.endedOn == nil }.map { try scene.describe($0) }
    }

    func reply(_ items: [HealthFact], _ head: ListHead) -> ListHealthFacts.Reply {
        ListHealthFacts.Reply(facts: items)
    }
}

extension Scene {
    /// Those that hold now.
    func healthFacts(_ kind: HealthKind) throws -> [StoredHealthFact] {
        try transaction.healthFacts(of: person).filter {
            $0.kind == kind.stored && $0.endedOn == nil
        }
    }

    /// One that holds now, by its name or the start of it.
    func healthFact(
        _ kind: HealthKind, named typed: String
    ) throws -> StoredHealthFact {
        let name: String = try checked(typed, "name", limit: Limits.nameCharacters)
        let standing = try healthFacts(kind)
        let key = name.lowercased()
        let fitting =
            standing.filter { $0.name.lowercased() == key }
            + standing.filter {
                $0.name.lowercased() != key && $0.name.lowercased().hasPrefix(key)
            }
        guard let first = fitting.first else {
            let known = standing.map(\.name)
            throw NotFound(
                what: kind.words, name: name, suggestions: known,
                message: Sentences.notOnRecord(kind.words, name, known: known))
        }
        guard fitting.count == 1 || first.name.lowercased() == key else {
            let choices = fitting.map(\.name)
            throw Ambiguous(
                name: name, choices: choices, message: Sentences.ambiguous(name, choices))
        }
        return first
    }

    /// A slip of the pen would pass the checks by.
    ///
    /// - Throws: ``NotFound`` with what may have been meant.
    fileprivate func refuseSlip(in name: String, _ kind: HealthKind) throws {
        let isAllergy = kind == .allergy
        let near =
            isAllergy ? formulary.medicinesMistyped(in: name) : formulary.factsMistyped(name)
        guard near.isEmpty else {
            throw NotFound(
                what: kind.words, name: name, suggestions: near,
                message: Sentences.mistyped(
                    isAllergy ? "medicine" : kind.words, name, near: near))
        }
    }

    /// Whether a check looks at what was told, under which name, and what else may be meant.
    fileprivate func whoLooksAt(_ name: String, _ kind: HealthKind) -> [String] {
        if kind == .allergy { return [Sentences.mayKnowsAllergy] }
        if formulary.isOfRelative(name) { return [Sentences.isOfRelative] }
        let known = formulary.factsLookedAt(name)
        let near = formulary.factsMaybeMeant(by: name).map(\.name)
        return [known.isEmpty ? Sentences.keptForPapers : Sentences.checksKnow(known.map(\.name))]
            + (known.contains(where: \.isMedicine) ? [Sentences.belongsOnList] : [])
            + near.map { Sentences.maybeMeant($0, kind.rawValue) }
    }

    /// What is on the list and is not tolerated, as was just told.
    fileprivate func listed(against told: String, _ kind: HealthKind) throws -> [Remark] {
        guard kind == .allergy else { return [] }
        let names = try transaction.prescriptions(of: person, withEnded: false).filter { stored in
            formulary.caution(about: drug(of: stored), named: stored.medicine, allergy: told) != nil
        }.map { $0.brand ?? $0.medicine }
        return names.isEmpty ? [] : [remark(Sentences.allergyOnList(names))]
    }

    fileprivate func describe(_ fact: StoredHealthFact) throws -> HealthFact {
        HealthFact(
            kind: fact.kind.sent, name: fact.name, since: fact.since.map(day),
            ended: fact.endedOn.map(day), note: try notes(on: [fact.event], after: fact.note))
    }
}

extension HealthKind {
    var words: String {
        switch self {
        case .condition: "condition"
        case .allergy: "allergy"
        case .risk: "risk factor"
        }
    }

    var stored: StoredHealthFact.Kind {
        switch self {
        case .condition: .condition
        case .allergy: .allergy
        case .risk: .risk
        }
    }
}

extension StoredHealthFact.Kind {
    fileprivate var sent: HealthKind {
        switch self {
        case .condition: .condition
        case .allergy: .allergy
        case .risk: .risk
        }
    }
}
