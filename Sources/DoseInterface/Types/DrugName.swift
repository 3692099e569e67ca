/// A medicine of the table.
package struct DrugName: Codable, Sendable, Equatable {
    package var id: String
    package var name: String
    package var className: String
    package var otherNames: [String]
    package var brands: [String]

    package init(
        id: String,
        name: String,
        className: String,
        otherNames: [String],
        brands: [String]
    ) {
        self.id = id
        self.name = name
        self.className = className
        self.otherNames = otherNames
        self.brands = brands
    }
}
