/// There is more than the named limit allows.
package struct TooLarge: InterfaceError, Equatable {
    package static let name = "io.dosed.TooLarge"

    package var limit: Int
    package var message: String

    package init(limit: Int, message: String) {
        self.limit = limit
        self.message = message
    }
}
