/// The prescription has ended, or is in another state that does not allow this.
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
