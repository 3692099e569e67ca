/// Something a lab or a person measures.
package struct LabName: Codable, Sendable, Equatable {
    package var name: String
    /// The name in words.
    package var title: String
    /// The units it is reported in, as a person reads them.
    package var units: [String]

    package init(name: String, title: String, units: [String]) {
        self.name = name
        self.title = title
        self.units = units
    }
}
