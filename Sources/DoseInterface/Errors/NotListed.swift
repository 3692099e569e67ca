/// The name is not in the drug table but close to one that is.
package struct NotListed: InterfaceError, Equatable {
    package static let name = "io.dosed.NotListed"

    package var medicine: String
    package var suggestions: [String]
    package var message: String

    package init(medicine: String, suggestions: [String], message: String) {
        self.medicine = medicine
        self.suggestions = suggestions
        self.message = message
    }
}
