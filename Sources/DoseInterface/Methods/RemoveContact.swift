/// Forgets whom to call, by name or role.
package enum RemoveContact: InterfaceMethod {
    package static let name = "io.dosed.RemoveContact"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var name: String

        package init(requestId: String, name: String) {
            self.requestId = requestId
            self.name = name
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var contact: Contact

        package init(contact: Contact) {
            self.contact = contact
        }
    }
}
