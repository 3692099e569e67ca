/// One prescription: doses to come, newest records, overrides, all orders and pauses it had, oldest
/// first, what is published about it, and its stock where that is counted.
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
        package var orders: [Order]
        package var holds: [Hold]
        package var remarks: [Remark]
        package var notes: [Note]
        package var stock: Stock?

        package init(
            prescription: Prescription,
            coming: [Dose],
            records: [DoseRecord],
            overrides: [Override],
            orders: [Order],
            holds: [Hold],
            remarks: [Remark],
            notes: [Note] = [],
            stock: Stock? = nil
        ) {
            self.prescription = prescription
            self.coming = coming
            self.records = records
            self.overrides = overrides
            self.orders = orders
            self.holds = holds
            self.remarks = remarks
            self.notes = notes
            self.stock = stock
        }
    }
}
