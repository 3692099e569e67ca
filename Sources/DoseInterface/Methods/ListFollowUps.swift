/// The questions of follow-up that are asked, the oldest first.
package enum ListFollowUps: InterfaceMethod {
    package static let name = "io.dosed.ListFollowUps"

    package struct Request: Codable, Sendable, Equatable {
        package var all: Bool?

        package init(all: Bool? = nil) {
            self.all = all
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var followUps: [FollowUp]

        package init(followUps: [FollowUp]) {
            self.followUps = followUps
        }
    }
}
