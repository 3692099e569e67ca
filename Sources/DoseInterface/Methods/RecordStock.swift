/// Records what is on hand of a medicine. amount: how much was counted or came in; a set without it
/// says something else of the pack in use. each: how much one unit holds, as in 220 mg. expires: a
/// date, or a month for its last day. discardAfter: how long what was opened may be used. A record
/// of a dose is never held up by any of it.
package enum RecordStock: InterfaceMethod {
    package static let name = "io.dosed.RecordStock"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var name: String
        package var change: StockChange
        package var amount: String?
        package var each: String?
        package var expires: String?
        package var opened: String?
        package var discardAfter: String?
        package var pharmacy: String?
        package var repeats: Int?

        package init(
            requestId: String,
            name: String,
            change: StockChange,
            amount: String? = nil,
            each: String? = nil,
            expires: String? = nil,
            opened: String? = nil,
            discardAfter: String? = nil,
            pharmacy: String? = nil,
            repeats: Int? = nil
        ) {
            self.requestId = requestId
            self.name = name
            self.change = change
            self.amount = amount
            self.each = each
            self.expires = expires
            self.opened = opened
            self.discardAfter = discardAfter
            self.pharmacy = pharmacy
            self.repeats = repeats
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var prescription: String
        package var entry: StockEntry
        package var stock: Stock?
        package var remarks: [Remark]

        package init(
            prescription: String, entry: StockEntry, stock: Stock? = nil, remarks: [Remark]
        ) {
            self.prescription = prescription
            self.entry = entry
            self.stock = stock
            self.remarks = remarks
        }
    }
}
