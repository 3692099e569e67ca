/// Ends a prescription; its history stays. What is published about stopping comes as remarks.
package enum StopPrescription: InterfaceMethod {
    package static let name = "io.dosed.StopPrescription"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var name: String
        package var reason: String

        package init(requestId: String, name: String, reason: String) {
            self.requestId = requestId
            self.name = name
            self.reason = reason
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
