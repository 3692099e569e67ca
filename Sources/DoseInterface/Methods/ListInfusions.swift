/// Infusions and injections given at a clinic: the overdue ones, and the ones within days (at least
/// the next of each prescription). everyone, zone: as for ListDue. Streamed with more.
package enum ListInfusions: InterfaceMethod {
    package static let name = "io.dosed.ListInfusions"

    package struct Request: Codable, Sendable, Equatable {
        package var days: Int?
        package var everyone: Bool?

        package init(days: Int? = nil, everyone: Bool? = nil) {
            self.days = days
            self.everyone = everyone
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var infusions: [Infusion]
        package var remarks: [Remark]
        package var zone: String?

        package init(infusions: [Infusion], remarks: [Remark], zone: String? = nil) {
            self.infusions = infusions
            self.remarks = remarks
            self.zone = zone
        }
    }
}
