/// What is overdue or due now, and what comes within days. everyone: of all people, each in their
/// own zone. zone: the home zone of the person whom the call is about. Streamed with more.
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
        package var zone: String?

        package init(doses: [Dose], zone: String? = nil) {
            self.doses = doses
            self.zone = zone
        }
    }
}
