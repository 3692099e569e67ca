/// A condition, an allergy or a risk factor holds no longer.
package enum EndHealthFact: InterfaceMethod {
    package static let name = "io.dosed.EndHealthFact"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var kind: HealthKind
        package var name: String
        package var on: String?

        package init(
            requestId: String,
            kind: HealthKind,
            name: String,
            on: String? = nil
        ) {
            self.requestId = requestId
            self.kind = kind
            self.name = name
            self.on = on
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var fact: HealthFact
        package var remarks: [Remark]

        package init(fact: HealthFact, remarks: [Remark]) {
            self.fact = fact
            self.remarks = remarks
        }
    }
}
