/// A code of a medicine: system "RxNorm" or "ATC", and what it names.
package struct DrugCode: Codable, Sendable, Equatable {
    package var system: String
    package var code: String
    package var name: String

    package init(
        system: String,
        code: String,
        name: String
    ) {
        self.system = system
        self.code = code
        self.name = name
    }
}
