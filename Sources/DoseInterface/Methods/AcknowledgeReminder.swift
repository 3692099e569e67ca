/// A channel says whether it could tell a reminder. Saying it twice changes nothing.
package enum AcknowledgeReminder: InterfaceMethod {
    package static let name = "io.dosed.AcknowledgeReminder"

    package struct Request: Codable, Sendable, Equatable {
        package var number: Int
        package var channel: String
        package var accepted: Bool
        package var detail: String?

        package init(number: Int, channel: String, accepted: Bool, detail: String? = nil) {
            self.number = number
            self.channel = channel
            self.accepted = accepted
            self.detail = detail
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package init() {}
    }
}
