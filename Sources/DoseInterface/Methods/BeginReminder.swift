/// A channel is about to tell a reminder: asked before each try, written down before the answer.
/// open: whether it is still to be told. attempt: how many tries it has begun, this one included.
/// repeated: the try before ended without a word, so the person may have been told.
package enum BeginReminder: InterfaceMethod {
    package static let name = "io.dosed.BeginReminder"
    package static let isAboutPerson = false

    package struct Request: Codable, Sendable, Equatable {
        package var number: Int
        package var channel: String

        package init(number: Int, channel: String) {
            self.number = number
            self.channel = channel
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var open: Bool
        package var attempt: Int
        package var repeated: Bool

        package init(open: Bool, attempt: Int, repeated: Bool) {
            self.open = open
            self.attempt = attempt
            self.repeated = repeated
        }
    }
}
