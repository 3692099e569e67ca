/// There is no such thing. what: "prescription", "slot", "reminder", "lab result", "dental work".
package struct NotFound: InterfaceError, Equatable {
    package static let name = "io.dosed.NotFound"

    package var what: String
    package var name: String
    package var suggestions: [String]
    package var message: String

    package init(what: String, name: String, suggestions: [String], message: String) {
        self.what = what
        self.name = name
        self.suggestions = suggestions
        self.message = message
    }
}
