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
    /// The event that told of it.
    package let event: EventID
    /// When it was told.
    package let toldAt: Instant?
}

/// Whom to call.
package struct StoredContact: Sendable {
    package let role: String
    package let name: String
    package let phone: String
    /// The event that told of it; nil for one that is not stored yet.
    package let event: EventID?

    package init(role: String, name: String, phone: String, event: EventID? = nil) {
        self.event = event
        self.role = role
        self.name = name
        self.phone = phone
    }
}

/// The row of a condition, an allergy or a risk factor.
package struct HealthFactID: Hashable, Sendable {
    package let value: Int64
}
