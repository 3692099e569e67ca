/// The name can mean several things.
package struct Ambiguous: InterfaceError, Equatable {
    package static let name = "io.dosed.Ambiguous"

    package var name: String
    package var choices: [String]
    package var message: String

    package init(name: String, choices: [String], message: String) {
        self.name = name
        self.choices = choices
        self.message = message
    }
}
