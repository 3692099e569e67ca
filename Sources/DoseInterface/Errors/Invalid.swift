/// A parameter is understood but cannot be used; the message says what would do.
package struct Invalid: InterfaceError, Equatable {
    package static let name = "io.dosed.Invalid"

    package var parameter: String
    package var message: String

    package init(parameter: String, message: String) {
        self.parameter = parameter
        self.message = message
    }
}
