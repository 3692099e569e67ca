/// What is overdue or due now, and what comes within days. everyone: of all people, each in their
/// own zone. Streamed with more.
package enum ListDue: InterfaceMethod {
    package static let name = "io.dosed.ListDue"

    package struct Request: Codable, Sendable, Equatable {
        package var days: Int?
        package var everyone: Bool?

        package init(days: Int? = nil, everyone: Bool? = nil) {
            self.days = days
            self.everyone = everyone
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var doses: [Dose]

        package init(doses: [Dose]) {
            self.doses = doses
        }
    }
}
