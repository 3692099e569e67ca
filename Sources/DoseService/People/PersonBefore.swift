import DoseStore
import Regimen

/// What was said of a person before a change, as the event keeps it for taking the change back.
struct PersonBefore: Codable {
    let name: String
    let key: String
    let birth: String?
    let sex: String?
    let zone: String

    init(_ person: StoredPerson) {
        name = person.name
        key = person.key
        birth = person.birth?.description
        sex = person.sex?.rawValue
        zone = person.homeZone
    }

    /// Says the same of the person again.
    func restore(_ person: inout StoredPerson) {
        person.name = name
        person.key = key
        person.homeZone = zone
        person.birth = birth.flatMap(CivilDate.init(iso:))
        person.sex = sex.flatMap(StoredPerson.Sex.init(rawValue:))
    }
}
