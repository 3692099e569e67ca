/// Lab results and other values, latest first: the newest of each; all of one with a name.
package enum ListObservations: InterfaceMethod {
    package static let name = "io.dosed.ListObservations"

    package struct Request: Codable, Sendable, Equatable {
        package var name: String?
        package var from: String?
        package var to: String?
        package var all: Bool?

        package init(
            name: String? = nil,
            from: String? = nil,
            to: String? = nil,
            all: Bool? = nil
        ) {
            self.name = name
            self.from = from
            self.to = to
            self.all = all
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var observations: [Observation]

        package init(observations: [Observation]) {
            self.observations = observations
        }
    }
}
