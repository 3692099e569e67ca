/// The error `io.dosed.WrongState`.
package struct WrongState: InterfaceError, Equatable {
    package static let name = "io.dosed.WrongState"

    package var prescription: String
    package var state: String
    package var message: String

    package init(prescription: String, state: String, message: String) {
        self.prescription = prescription
        self.state = state
        self.message = message
    }
}
