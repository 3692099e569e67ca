/// The error `io.dosed.Invalid`.
package struct Invalid: InterfaceError, Equatable {
    package static let name = "io.dosed.Invalid"

    package var parameter: String
    package var message: String

    package init(parameter: String, message: String) {
        self.parameter = parameter
        self.message = message
    }
}
