/// Prescriptions, oldest first. all: stopped and completed ones too. Streamed with more.
package enum ListPrescriptions: InterfaceMethod {
    package static let name = "io.dosed.ListPrescriptions"

    package struct Request: Codable, Sendable, Equatable {
        package var all: Bool?

        package init(all: Bool? = nil) {
            self.all = all
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var prescriptions: [Prescription]

        package init(prescriptions: [Prescription]) {
            self.prescriptions = prescriptions
        }
    }
}
