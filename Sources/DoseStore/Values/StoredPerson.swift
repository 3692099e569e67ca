package import Regimen

/// A person whose treatment is kept: the name, where the person lives, and what some checks ask
/// for.
package struct StoredPerson: Sendable, Equatable {
    package enum Sex: String, Sendable {
        case female, male
    }

    package let id: PersonID
    /// As it is shown.
    package var name: String
    /// As it is looked up.
    package var key: String
    package var homeZone: String
    package var birth: CivilDate?
    package var sex: Sex?
}
