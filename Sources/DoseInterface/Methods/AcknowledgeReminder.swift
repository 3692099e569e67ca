/// A channel says whether it could tell a reminder. Saying it twice changes nothing.
/// open: whether the reminder still waits for an answer; one that does not need not be told again.
package enum AcknowledgeReminder: InterfaceMethod {
    package static let name = "io.dosed.AcknowledgeReminder"
    package static let isAboutPerson = false

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var number: Int
        package var channel: String
        package var accepted: Bool
        package var detail: String?

        package init(
            requestId: String,
            number: Int,
            channel: String,
            accepted: Bool,
            detail: String? = nil
        ) {
            self.requestId = requestId
            self.number = number
            self.channel = channel
            self.accepted = accepted
            self.detail = detail
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var open: Bool

        package init(open: Bool) {
            self.open = open
        }
    }
}
