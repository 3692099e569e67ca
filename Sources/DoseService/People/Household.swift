import DoseInterface
import DoseStore
import Formulary
import Regimen
import StrictJSON
import Varlink

extension Call {
    /// Whom the call is about; nil for the default person.
    var person: String? { parameters["person"]?.string }
}

/// The people whose treatments are kept, and the scenes about each of them.
extension Scene {
    /// The person of that name. The whole name is asked for: the start of one that was clear
    /// yesterday may mean somebody else once another person has come.
    func person(named typed: String) throws -> StoredPerson {
        let name = try checked(typed, "person", limit: Limits.nameCharacters)
        if let found = try transaction.person(keyed: Self.slug(name)) { return found }
        let names = try transaction.everyone().map(\.name)
        let near = NearNames.of(name, among: names)
        throw NotFound(
            what: "person", name: name,
            suggestions: near.isEmpty ? Array(names.prefix(Self.namesShown)) : near,
            message: Sentences.noSuchPerson(name, names: names, shown: Self.namesShown)
                + Sentences.didYouMean(near))
    }

    private static var namesShown: Int { 20 }

    /// The scene about everyone in turn.
    func everyone() throws -> [Scene] { try transaction.everyone().map(about) }

    /// The scenes that a list is about: this one, or the one about everyone in turn. Each with the
    /// name of its person, where there are several.
    func people(
        everyone isOfEveryone: Bool?
    ) throws -> [(scene: Scene, name: String?)] {
        let isSaid = try transaction.hasSeveralPeople()
        return try (isOfEveryone == true ? everyone() : [self])
            .map { ($0, isSaid ? $0.profile.name : nil) }
    }

    /// The scene about the person whose prescription it is.
    func about(_ id: PrescriptionID) throws -> Scene {
        try about(owner: transaction.person(of: id))
    }

    /// The scene about the person whom a reminder of this would be for.
    func about(_ subject: StoredReminder.Subject) throws -> Scene {
        try about(owner: transaction.person(of: subject))
    }

    /// The scene in which a reminder is told. One whose person lives in a zone that cannot be read
    /// is told all the same, in the zone of the one who asks: it is said with its offset.
    func telling(of subject: StoredReminder.Subject) throws -> Scene {
        guard let owner = try transaction.person(of: subject) else {
            throw DamagedRow(what: "person")
        }
        do {
            return try about(owner)
        } catch is ZoneUnavailable {
            return about(owner, in: home)
        }
    }

    private func about(owner: StoredPerson?) throws -> Scene {
        guard let owner else { throw DamagedRow(what: "person") }
        return try about(owner)
    }

    /// For whom something was recorded, where it might have been for somebody else.
    func remarkOnPerson() throws -> Remark? {
        try transaction.hasSeveralPeople() ? remark(Sentences.recordedFor(profile.name)) : nil
    }

    func describe(_ person: StoredPerson) throws -> Person {
        Person(
            name: person.name, zone: person.homeZone, birth: person.birth?.description,
            years: person.years(on: today), sex: person.sex.flatMap { Sex(rawValue: $0.rawValue) },
            isDefault: try transaction.defaultPerson()?.id == person.id)
    }
}

extension StoredPerson {
    /// The age in whole years; nil when the date of birth is not known.
    func years(on day: CivilDate) -> Int? {
        guard let birth else { return nil }
        let isBeforeBirthday = (day.month, day.day) < (birth.month, birth.day)
        return day.year - birth.year - (isBeforeBirthday ? 1 : 0)
    }
}

extension Reminder {
    /// The reminder with for whom it is, and a command that means this person, whoever types it.
    func naming(_ owner: StoredPerson) -> Reminder {
        var reminder = self
        reminder.person = owner.name
        reminder.title = "\(owner.name): \(title)"
        if !command.isEmpty { reminder.command += " --person \(owner.key)" }
        return reminder
    }
}
