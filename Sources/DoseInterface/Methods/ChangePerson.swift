/// Says something of the person that a call is about; what is absent stays. birth: an ISO date.
/// zone: as the setting home-zone.
package enum ChangePerson: InterfaceMethod {
    package static let name = "io.dosed.ChangePerson"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var name: String?
        package var birth: String?
        package var sex: Sex?
        package var zone: String?

        package init(
            requestId: String,
            name: String? = nil,
            birth: String? = nil,
            sex: Sex? = nil,
            zone: String? = nil
        ) {
            self.requestId = requestId
            self.name = name
            self.birth = birth
            self.sex = sex
            self.zone = zone
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var changed: Person
        package var remarks: [Remark]

        package init(changed: Person, remarks: [Remark]) {
            self.changed = changed
            self.remarks = remarks
        }
    }
}
