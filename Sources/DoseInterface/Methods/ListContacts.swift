/// Whom to call, and the number for an emergency.
package enum ListContacts: InterfaceMethod {
    package static let name = "io.dosed.ListContacts"

    package struct Request: Codable, Sendable, Equatable {
        package init() {}
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var contacts: [Contact]
        package var emergency: String
        package var sources: [Source]

        package init(
            contacts: [Contact],
            emergency: String,
            sources: [Source]
        ) {
            self.contacts = contacts
            self.emergency = emergency
            self.sources = sources
        }
    }
}
