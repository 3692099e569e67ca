/// What UndoLast would take back, step by step, the next one first. limit: so many steps.
package enum ListUndo: InterfaceMethod {
    package static let name = "io.dosed.ListUndo"

    package struct Request: Codable, Sendable, Equatable {
        package var limit: Int?

        package init(limit: Int? = nil) {
            self.limit = limit
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var steps: [UndoStep]

        package init(steps: [UndoStep]) {
            self.steps = steps
        }
    }
}
