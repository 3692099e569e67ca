/// Adds a person. zone: where the person lives; absent: where the one lives who adds. It is taken
/// back by the one who adds, as long as nothing is on record for the new person.
package enum AddPerson: InterfaceMethod {
    package static let name = "io.dosed.AddPerson"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var name: String
        package var zone: String?

        package init(requestId: String, name: String, zone: String? = nil) {
            self.requestId = requestId
            self.name = name
            self.zone = zone
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var added: Person
        package var remarks: [Remark]

        package init(added: Person, remarks: [Remark]) {
            self.added = added
            self.remarks = remarks
        }
    }
}
