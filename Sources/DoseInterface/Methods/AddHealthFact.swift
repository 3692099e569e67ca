/// Records a condition, an allergy or a risk factor.
package enum AddHealthFact: InterfaceMethod {
    package static let name = "io.dosed.AddHealthFact"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var kind: HealthKind
        package var name: String
        package var since: String?
        package var note: String?
        package var asWritten: Bool?

        package init(
            requestId: String,
            kind: HealthKind,
            name: String,
            since: String? = nil,
            note: String? = nil,
            asWritten: Bool? = nil
        ) {
            self.requestId = requestId
            self.kind = kind
            self.name = name
            self.since = since
            self.note = note
            self.asWritten = asWritten
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
