/// Takes back the last record, or the last count of them, all or none; the history keeps both. The
/// text says what was taken back first, steps all of it in that order.
package enum UndoLast: InterfaceMethod {
    package static let name = "io.dosed.UndoLast"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var count: Int?

        package init(requestId: String, count: Int? = nil) {
            self.requestId = requestId
            self.count = count
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var undone: String
        package var prescription: String?
        package var at: Moment
        package var steps: [UndoStep]

        package init(
            undone: String, prescription: String? = nil, at: Moment, steps: [UndoStep] = []
        ) {
            self.undone = undone
            self.prescription = prescription
            self.at = at
            self.steps = steps
        }
    }
}
