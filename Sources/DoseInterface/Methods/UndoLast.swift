/// Takes back the last record, or the last count of them, all or none; nothing is erased. The text
/// says what was taken back first, steps all of it in that order. remarks: what was passed over.
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
        package var remarks: [Remark]

        package init(
            undone: String, prescription: String? = nil, at: Moment, steps: [UndoStep] = [],
            remarks: [Remark] = []
        ) {
            self.undone = undone
            self.prescription = prescription
            self.at = at
            self.steps = steps
            self.remarks = remarks
        }
    }
}
