/// Everything of the table that can be measured.
package enum ListLabs: InterfaceMethod {
    package static let name = "io.dosed.ListLabs"

    package struct Request: Codable, Sendable, Equatable {
        package init() {}
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var labs: [LabName]

        package init(
            labs: [LabName]
        ) {
            self.labs = labs
        }
    }
}
