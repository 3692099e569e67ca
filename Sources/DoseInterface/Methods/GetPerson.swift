/// The person that a call is about.
package enum GetPerson: InterfaceMethod {
    package static let name = "io.dosed.GetPerson"

    package struct Request: Codable, Sendable, Equatable {
        package init() {}
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var person: Person

        package init(person: Person) {
            self.person = person
        }
    }
}
