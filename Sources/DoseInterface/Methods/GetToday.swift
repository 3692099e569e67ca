/// The picture of today in one reply. everyone: of all people about whom there is something to say,
/// those with something open first. troubles: what keeps dosed from working as it should, in
/// sentences; the clock is one of them while it is not trusted.
package enum GetToday: InterfaceMethod {
    package static let name = "io.dosed.GetToday"

    package struct Request: Codable, Sendable, Equatable {
        package var everyone: Bool?

        package init(everyone: Bool? = nil) {
            self.everyone = everyone
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var now: Moment
        package var troubles: [String]
        package var people: [Today]
        package var peopleMore: Int

        package init(
            now: Moment, troubles: [String] = [], people: [Today], peopleMore: Int = 0
        ) {
            self.now = now
            self.troubles = troubles
            self.people = people
            self.peopleMore = peopleMore
        }
    }
}
