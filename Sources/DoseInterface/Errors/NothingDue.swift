/// No dose of the prescription is due; next says when one is.
package struct NothingDue: InterfaceError, Equatable {
    package static let name = "io.dosed.NothingDue"

    package var prescription: String
    package var next: Moment?
    package var message: String

    package init(prescription: String, next: Moment? = nil, message: String) {
        self.prescription = prescription
        self.next = next
        self.message = message
    }
}
