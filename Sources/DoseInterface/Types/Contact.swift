/// Whom to call. role: "oncologist". note: the person's own.
package struct Contact: Codable, Sendable, Equatable {
    package var role: String
    package var name: String
    package var phone: String
    package var note: String?

    package init(role: String, name: String, phone: String, note: String? = nil) {
        self.role = role
        self.name = name
        self.phone = phone
        self.note = note
    }
}
