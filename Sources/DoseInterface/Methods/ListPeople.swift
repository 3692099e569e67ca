/// Everyone, in the order in which they came. Streamed with more.
package enum ListPeople: InterfaceMethod {
    package static let name = "io.dosed.ListPeople"
    package static let isAboutPerson = false

    package struct Request: Codable, Sendable, Equatable {
        package init() {}
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var people: [Person]

        package init(people: [Person]) {
            self.people = people
        }
    }
}
