/// Sends a test to every teller that follows, and streams what each says of it. Needs more.
/// waiting: who has not answered yet; channel: whose answer this is, none in the first reply.
package enum TestReminders: InterfaceMethod {
    package static let name = "io.dosed.TestReminders"
    package static let isAboutPerson = false

    package struct Request: Codable, Sendable, Equatable {
        package init() {}
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var waiting: [String]
        package var channel: String?
        package var accepted: Bool?
        package var detail: String?

        package init(
            waiting: [String],
            channel: String? = nil,
            accepted: Bool? = nil,
            detail: String? = nil
        ) {
            self.waiting = waiting
            self.channel = channel
            self.accepted = accepted
            self.detail = detail
        }
    }
}
