/// A channel was taken away: it is no longer shown nor waited for. When it comes again it is new.
package enum ForgetChannel: InterfaceMethod {
    package static let name = "io.dosed.ForgetChannel"
    package static let isAboutPerson = false

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var channel: String

        package init(requestId: String, channel: String) {
            self.requestId = requestId
            self.channel = channel
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package init() {}
    }
}
