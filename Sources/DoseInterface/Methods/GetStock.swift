/// The stock of one prescription with its history, newest first. stock: absent when it is counted
/// no more.
package enum GetStock: InterfaceMethod {
    package static let name = "io.dosed.GetStock"

    package struct Request: Codable, Sendable, Equatable {
        package var name: String

        package init(name: String) {
            self.name = name
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var prescription: String
        package var stock: Stock?
        package var entries: [StockEntry]
        package var remarks: [Remark]

        package init(
            prescription: String, stock: Stock? = nil, entries: [StockEntry], remarks: [Remark]
        ) {
            self.prescription = prescription
            self.stock = stock
            self.entries = entries
            self.remarks = remarks
        }
    }
}
