/// What is on hand of every medicine whose stock is counted, in the order of the list. everyone: as
/// for ``ListDue``, one person after the other. Streamed with more.
package enum ListStock: InterfaceMethod {
    package static let name = "io.dosed.ListStock"

    package struct Request: Codable, Sendable, Equatable {
        package var everyone: Bool?

        package init(everyone: Bool? = nil) {
            self.everyone = everyone
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var stock: [Stock]

        package init(stock: [Stock]) {
            self.stock = stock
        }
    }
}
