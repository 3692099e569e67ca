/// One prescription: doses to come, newest records, overrides, and what is published about it.
package enum ShowPrescription: InterfaceMethod {
    package static let name = "io.dosed.ShowPrescription"

    package struct Request: Codable, Sendable, Equatable {
        package var name: String

        package init(name: String) {
            self.name = name
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var prescription: Prescription
        package var coming: [Dose]
        package var records: [DoseRecord]
        package var overrides: [Override]
        package var remarks: [Remark]

        package init(
            prescription: Prescription,
            coming: [Dose],
            records: [DoseRecord],
            overrides: [Override],
            remarks: [Remark]
        ) {
            self.prescription = prescription
            self.coming = coming
            self.records = records
            self.overrides = overrides
            self.remarks = remarks
        }
    }
}
