/// Infusions and injections given at a clinic: the overdue ones, and the ones within days (at least
/// the next of each prescription). Streamed with more.
package enum ListInfusions: InterfaceMethod {
    package static let name = "io.dosed.ListInfusions"

    package struct Request: Codable, Sendable, Equatable {
        package var days: Int?

        package init(days: Int? = nil) {
            self.days = days
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var infusions: [Infusion]
        package var remarks: [Remark]

        package init(infusions: [Infusion], remarks: [Remark]) {
            self.infusions = infusions
            self.remarks = remarks
        }
    }
}
