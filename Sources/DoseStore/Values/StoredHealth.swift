package import Regimen

/// A condition, an allergy or a risk factor.
package struct StoredHealthFact: Sendable {
    package enum Kind: String, Sendable {
        case condition
        case allergy
        case risk
    }

    package let id: HealthFactID
    package let kind: Kind
    package let name: String
    package let since: CivilDate?
    package let note: String?
    package let endedOn: CivilDate?
}

/// Whom to call.
package struct StoredContact: Sendable, Equatable {
    package let role: String
    package let name: String
    package let phone: String

    package init(role: String, name: String, phone: String) {
        self.role = role
        self.name = name
        self.phone = phone
    }
}

/// The row of a condition, an allergy or a risk factor.
package struct HealthFactID: Hashable, Sendable {
    package let value: Int64
}
