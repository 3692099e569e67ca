/// Start checks hold the start.
package struct StartHeld: InterfaceError, Equatable {
    package static let name = "io.dosed.StartHeld"

    package var prescription: String
    package var checks: [CheckItem]
    package var message: String

    package init(prescription: String, checks: [CheckItem], message: String) {
        self.prescription = prescription
        self.checks = checks
        self.message = message
    }
}
