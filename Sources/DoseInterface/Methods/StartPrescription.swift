/// Asks the start checks once and makes a planned prescription active. A check in overrides is
/// passed over and the override is kept. number: of the next dose in the treatment; nothing when
/// nobody knows.
package enum StartPrescription: InterfaceMethod {
    package static let name = "io.dosed.StartPrescription"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var name: String
        package var overrides: [OverrideRequest]?

        package init(requestId: String, name: String, overrides: [OverrideRequest]? = nil) {
            self.requestId = requestId
            self.name = name
            self.overrides = overrides
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var prescription: Prescription
        package var changed: Bool
        package var checks: [CheckItem]
        package var remarks: [Remark]
        package var number: Int?

        package init(
            prescription: Prescription,
            changed: Bool,
            checks: [CheckItem],
            remarks: [Remark],
            number: Int? = nil
        ) {
            self.prescription = prescription
            self.changed = changed
            self.checks = checks
            self.remarks = remarks
            self.number = number
        }
    }
}
