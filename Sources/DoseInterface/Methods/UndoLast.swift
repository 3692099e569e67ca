/// Takes back the last record; the history keeps both. The text says what was taken back.
package enum UndoLast: InterfaceMethod {
    package static let name = "io.dosed.UndoLast"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String

        package init(requestId: String) {
            self.requestId = requestId
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var undone: String
        package var prescription: String?
        package var at: Moment

        package init(undone: String, prescription: String? = nil, at: Moment) {
            self.undone = undone
            self.prescription = prescription
            self.at = at
        }
    }
}
