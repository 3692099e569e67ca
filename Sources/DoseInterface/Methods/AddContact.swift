/// Keeps whom to call.
package enum AddContact: InterfaceMethod {
    package static let name = "io.dosed.AddContact"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var role: String
        package var name: String
        package var phone: String

        package init(
            requestId: String,
            role: String,
            name: String,
            phone: String
        ) {
            self.requestId = requestId
            self.role = role
            self.name = name
            self.phone = phone
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var contact: Contact
        package var remarks: [Remark]

        package init(contact: Contact, remarks: [Remark]) {
            self.contact = contact
            self.remarks = remarks
        }
    }
}
