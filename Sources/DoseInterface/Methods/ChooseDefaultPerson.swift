/// The person that a call is about is meant from now on when nobody is named.
package enum ChooseDefaultPerson: InterfaceMethod {
    package static let name = "io.dosed.ChooseDefaultPerson"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String

        package init(requestId: String) {
            self.requestId = requestId
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var chosen: Person
        package var before: String

        package init(chosen: Person, before: String) {
            self.chosen = chosen
            self.before = before
        }
    }
}
