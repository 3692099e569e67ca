/// What is on record for one prescription, or for everything that is coming.
package enum CheckReadiness: InterfaceMethod {
    package static let name = "io.dosed.CheckReadiness"

    package struct Request: Codable, Sendable, Equatable {
        package var name: String?

        package init(name: String? = nil) {
            self.name = name
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var reports: [ReadinessReport]

        package init(reports: [ReadinessReport]) {
            self.reports = reports
        }
    }
}
