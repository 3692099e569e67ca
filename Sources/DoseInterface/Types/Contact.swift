/// Whom to call. role: "oncologist".
package struct Contact: Codable, Sendable, Equatable {
    package var role: String
    package var name: String
    package var phone: String

    package init(role: String, name: String, phone: String) {
        self.role = role
        self.name = name
        self.phone = phone
    }
}
