/// What formulas give by what is on record now.
package enum GetFormulas: InterfaceMethod {
    package static let name = "io.dosed.GetFormulas"

    package struct Request: Codable, Sendable, Equatable {
        package init() {}
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var formulas: [Formula]

        package init(
            formulas: [Formula]
        ) {
            self.formulas = formulas
        }
    }
}
