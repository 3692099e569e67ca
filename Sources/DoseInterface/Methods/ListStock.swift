/// What is on hand of every medicine whose stock is counted, in the order of the list. Streamed
/// with more.
package enum ListStock: InterfaceMethod {
    package static let name = "io.dosed.ListStock"

    package struct Request: Codable, Sendable, Equatable {
        package init() {}
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var stock: [Stock]

        package init(stock: [Stock]) {
            self.stock = stock
        }
    }
}
