/// Conditions, allergies and risk factors, oldest first.
package enum ListHealthFacts: InterfaceMethod {
    package static let name = "io.dosed.ListHealthFacts"

    package struct Request: Codable, Sendable, Equatable {
        package var kind: HealthKind?
        package var all: Bool?

        package init(kind: HealthKind? = nil, all: Bool? = nil) {
            self.kind = kind
            self.all = all
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var facts: [HealthFact]

        package init(facts: [HealthFact]) {
            self.facts = facts
        }
    }
}
