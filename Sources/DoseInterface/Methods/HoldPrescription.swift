/// Puts a prescription on hold: no dose of it falls due. until: the day at whose start it goes on
/// by itself. What is published about stopping and delays comes as remarks.
package enum HoldPrescription: InterfaceMethod {
    package static let name = "io.dosed.HoldPrescription"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var name: String
        package var reason: String
        package var until: String?

        package init(requestId: String, name: String, reason: String, until: String? = nil) {
            self.requestId = requestId
            self.name = name
            self.reason = reason
            self.until = until
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var prescription: Prescription
        package var remarks: [Remark]

        package init(prescription: Prescription, remarks: [Remark]) {
            self.prescription = prescription
            self.remarks = remarks
        }
    }
}
