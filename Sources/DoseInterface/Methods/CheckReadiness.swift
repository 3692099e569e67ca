/// What is on record for one prescription, or for everything that is coming: for each dose that a
/// clinic gives within days, and for the next dose of what is taken at home.
package enum CheckReadiness: InterfaceMethod {
    package static let name = "io.dosed.CheckReadiness"

    package struct Request: Codable, Sendable, Equatable {
        package var name: String?
        package var days: Int?

        package init(name: String? = nil, days: Int? = nil) {
            self.name = name
            self.days = days
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var reports: [ReadinessReport]

        package init(reports: [ReadinessReport]) {
            self.reports = reports
        }
    }
}
