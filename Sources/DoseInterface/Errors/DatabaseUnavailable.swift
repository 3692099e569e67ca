/// The database cannot be used; it was left untouched.
package struct DatabaseUnavailable: InterfaceError, Equatable {
    package static let name = "io.dosed.DatabaseUnavailable"

    package var reason: String
    package var message: String

    package init(reason: String, message: String) {
        self.reason = reason
        self.message = message
    }
}
