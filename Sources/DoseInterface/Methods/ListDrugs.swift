/// Every medicine of the table.
package enum ListDrugs: InterfaceMethod {
    package static let name = "io.dosed.ListDrugs"
    package static let isAboutPerson = false

    package struct Request: Codable, Sendable, Equatable {
        package init() {}
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var drugs: [DrugName]

        package init(
            drugs: [DrugName]
        ) {
            self.drugs = drugs
        }
    }
}
