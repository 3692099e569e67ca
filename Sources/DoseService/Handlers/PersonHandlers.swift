import DoseInterface
import DoseStore
import Regimen

struct GetPersonHandler: Handler {
    typealias Method = GetPerson

    func answer(_ request: GetPerson.Request, in scene: Scene) throws -> GetPerson.Reply {
        GetPerson.Reply(person: try scene.describe(scene.profile))
    }
}

struct ListPeopleHandler: ListHandler {
    typealias Method = ListPeople

    func items(_ request: ListPeople.Request, in scene: Scene) throws -> [Person] {
        try scene.transaction.everyone().map(scene.describe)
    }

    func reply(_ items: [Person], _ head: ListHead) -> ListPeople.Reply {
        ListPeople.Reply(people: items)
    }
}

struct AddPersonHandler: WriteHandler {
    typealias Method = AddPerson

    func answer(_ request: AddPerson.Request, in scene: Scene) throws -> AddPerson.Reply {
        let transaction = scene.transaction
        guard try transaction.peopleCount() < Limits.people else {
            throw TooLarge(
                limit: Limits.people, message: Sentences.roomFor(Limits.people, "people"))
        }
        let name = try scene.freePersonName(request.name)
        let zone = try request.zone.map { try scene.zone(askedFor: $0).name } ?? scene.home.name
        let isSecond = try !transaction.hasSeveralPeople()
        let event = try scene.log(
            .personAdded, EventDetail("\(name.shown), added"), request: request.requestId)
        _ = try transaction.addPerson(
            name: name.shown, key: name.key, homeZone: zone, by: event)
        guard let added = try transaction.person(keyed: name.key) else {
            throw DamagedRow(what: "person")
        }
        let isNameless = isSecond && scene.profile.key == PersonName.first.key
        return AddPerson.Reply(
            added: try scene.describe(added),
            remarks: isNameless ? [scene.remark(Sentences.stillNameless)] : [])
    }
}

struct ChangePersonHandler: WriteHandler {
    typealias Method = ChangePerson

    func answer(_ request: ChangePerson.Request, in scene: Scene) throws -> ChangePerson.Reply {
        var person = scene.profile
        if let text = request.name, Scene.slug(text) != person.key || text != person.name {
            let name = try scene.freePersonName(text, for: person.id)
            person.name = name.shown
            person.key = name.key
        }
        if let birth = request.birth { person.birth = try scene.birth(birth) }
        if let sex = request.sex { person.sex = StoredPerson.Sex(rawValue: sex.rawValue) }
        if let zone = request.zone { person.homeZone = try scene.zone(askedFor: zone).name }
        guard person != scene.profile else {
            return ChangePerson.Reply(
                changed: try scene.describe(person),
                remarks: [scene.remark(Sentences.nothingNewOfPerson)])
        }
        var detail = EventDetail("\(scene.profile.name), changed")
        detail.person = PersonBefore(scene.profile)
        _ = try scene.log(.personChanged, detail, request: request.requestId)
        return ChangePerson.Reply(
            changed: try scene.describe(person), remarks: try scene.become(person))
    }
}

struct ChooseDefaultPersonHandler: WriteHandler {
    typealias Method = ChooseDefaultPerson

    func answer(
        _ request: ChooseDefaultPerson.Request, in scene: Scene
    ) throws -> ChooseDefaultPerson.Reply {
        guard let before = try scene.transaction.defaultPerson() else {
            throw DamagedRow(what: "person")
        }
        if before.id != scene.person {
            let choice = try scene.transaction.defaultChoice(of: scene.person)
            let event = try scene.log(
                .defaultPersonChosen,
                EventDetail(
                    "\(scene.profile.name), chosen as the default person",
                    previous: choice.map { String($0.value) }),
                request: request.requestId)
            try scene.transaction.setDefaultChoice(of: scene.person, to: event)
        }
        return ChooseDefaultPerson.Reply(
            chosen: try scene.describe(scene.profile), before: before.name)
    }
}

extension Scene {
    /// A name that nobody else has.
    ///
    /// - Parameter owner: who may have it already; nil for somebody new.
    fileprivate func freePersonName(
        _ text: String, for owner: PersonID? = nil
    ) throws -> PersonName {
        let text = try checked(text, "name", limit: Limits.nameCharacters)
        guard let name = PersonName(text) else {
            throw Invalid(parameter: "name", message: Sentences.noPersonName)
        }
        if let other = try transaction.person(keyed: name.key), other.id != owner {
            throw Invalid(parameter: "name", message: Sentences.personNameTaken(other.name))
        }
        return name
    }

    fileprivate func birth(_ text: String) throws -> CivilDate {
        let text: String = try checked(text, "birth", limit: Limits.nameCharacters)
        guard let birth = CivilDate(iso: text) else {
            throw Invalid(parameter: "birth", message: Sentences.birthIsWritten)
        }
        guard birth <= today, today.year - birth.year <= Limits.ageYears else {
            throw Invalid(parameter: "birth", message: Sentences.noBirthDate(birth))
        }
        return birth
    }

    /// Writes down what is said of the person from now on.
    fileprivate func become(_ person: StoredPerson) throws -> [Remark] {
        try transaction.change(person)
        guard person.homeZone != profile.homeZone else { return [] }
        let (_, moved) = try living(in: person.homeZone)
        return [remark(Sentences.homeMoved(person.homeZone, doses: moved))]
    }

    func takeBackPersonChange(_ detail: EventDetail) throws {
        guard let before = detail.person else { throw DamagedRow(what: "event.detail") }
        if let other = try transaction.person(keyed: before.key), other.id != person {
            throw Invalid(parameter: "name", message: Sentences.personNameTaken(other.name))
        }
        var restored = profile
        before.restore(&restored)
        _ = try become(restored)
    }

    func takeBackDefaultChoice(_ detail: EventDetail) throws {
        let before = detail.previous.flatMap { Int64($0) }.map { EventID($0) }
        try transaction.setDefaultChoice(of: person, to: before)
    }
}
