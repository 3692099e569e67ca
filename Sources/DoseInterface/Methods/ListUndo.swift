/// What UndoLast would take back, step by step, the next one first. limit: so many steps.
/// remarks: what would be passed over.
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
        package var remarks: [Remark]

        package init(steps: [UndoStep], remarks: [Remark] = []) {
            self.steps = steps
            self.remarks = remarks
        }
    }
}
