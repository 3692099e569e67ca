/// A person whose treatment is kept. birth: ISO date; years: the age by now. default: who is meant
/// when nobody is named.
package struct Person: Codable, Sendable, Equatable {
    package var name: String
    package var zone: String
    package var birth: String?
    package var years: Int?
    package var sex: Sex?
    package var isDefault: Bool

    private enum CodingKeys: String, CodingKey {
        case name, zone, birth, years, sex
        case isDefault = "default"
    }

    package init(
        name: String, zone: String, birth: String? = nil, years: Int? = nil, sex: Sex? = nil,
        isDefault: Bool
    ) {
        self.name = name
        self.zone = zone
        self.birth = birth
        self.years = years
        self.sex = sex
        self.isDefault = isDefault
    }
}
