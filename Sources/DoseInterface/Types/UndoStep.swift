/// A change that was taken back, or can be.
package struct UndoStep: Codable, Sendable, Equatable {
    package var say: String
    package var prescription: String?
    package var at: Moment

    package init(say: String, prescription: String? = nil, at: Moment) {
        self.say = say
        self.prescription = prescription
        self.at = at
    }
}
