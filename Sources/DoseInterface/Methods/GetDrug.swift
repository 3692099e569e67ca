/// One medicine of the table, by any of its names: codes, and what is published, each with its
/// source. call: whom to call, where that says to call.
package enum GetDrug: InterfaceMethod {
    package static let name = "io.dosed.GetDrug"

    package struct Request: Codable, Sendable, Equatable {
        package var name: String

        package init(
            name: String
        ) {
            self.name = name
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var drug: DrugName
        package var codes: [DrugCode]
        package var facts: [DrugFact]
        package var call: String?

        package init(
            drug: DrugName,
            codes: [DrugCode],
            facts: [DrugFact],
            call: String? = nil
        ) {
            self.drug = drug
            self.codes = codes
            self.facts = facts
            self.call = call
        }
    }
}
