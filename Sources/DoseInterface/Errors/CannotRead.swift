/// The text could not be read. subject: what it should have been ("date", "amount"). offset and
/// length count characters of text.
package struct CannotRead: InterfaceError, Equatable {
    package static let name = "io.dosed.CannotRead"

    package var subject: String
    package var message: String
    package var text: String
    package var offset: Int?
    package var length: Int?
    package var kind: String
    package var suggestions: [String]

    package init(
        subject: String,
        message: String,
        text: String,
        offset: Int? = nil,
        length: Int? = nil,
        kind: String,
        suggestions: [String]
    ) {
        self.subject = subject
        self.message = message
        self.text = text
        self.offset = offset
        self.length = length
        self.kind = kind
        self.suggestions = suggestions
    }
}
