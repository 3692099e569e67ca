/// Passes over a check for the next dose: why, and who decided. It ends with that dose, unless it
/// is
/// lasting, and stays in the record.
package enum OverrideCheck: InterfaceMethod {
    package static let name = "io.dosed.OverrideCheck"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var name: String
        package var check: String
        package var reason: String
        package var decidedBy: String
        package var lasting: Bool?

        package init(
            requestId: String,
            name: String,
            check: String,
            reason: String,
            decidedBy: String,
            lasting: Bool? = nil
        ) {
            self.requestId = requestId
            self.name = name
            self.check = check
            self.reason = reason
            self.decidedBy = decidedBy
            self.lasting = lasting
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var report: ReadinessReport

        package init(
            report: ReadinessReport
        ) {
            self.report = report
        }
    }
}
