/// A person says that the clock is right as it is, where nothing else can tell.
package enum ConfirmClock: InterfaceMethod {
    package static let name = "io.dosed.ConfirmClock"
    package static let isAboutPerson = false

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String

        package init(requestId: String) {
            self.requestId = requestId
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var clock: Clock

        package init(clock: Clock) {
            self.clock = clock
        }
    }
}
