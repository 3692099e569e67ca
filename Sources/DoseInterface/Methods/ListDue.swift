/// What is overdue or due now, and what comes within days. Streamed with more.
package enum ListDue: InterfaceMethod {
    package static let name = "io.dosed.ListDue"

    package struct Request: Codable, Sendable, Equatable {
        package var days: Int?

        package init(days: Int? = nil) {
            self.days = days
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var doses: [Dose]

        package init(doses: [Dose]) {
            self.doses = doses
        }
    }
}
