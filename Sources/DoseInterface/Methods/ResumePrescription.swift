/// Ends a hold. The plan goes on with the first dose from now on; what fell into the hold is not
/// made up for.
package enum ResumePrescription: InterfaceMethod {
    package static let name = "io.dosed.ResumePrescription"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var name: String

        package init(requestId: String, name: String) {
            self.requestId = requestId
            self.name = name
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
