/// A change that was taken back, or can be. ofDose: it is a record of a dose, which ListHistory
/// shows with takenBack.
package struct UndoStep: Codable, Sendable, Equatable {
    package var say: String
    package var prescription: String?
    package var at: Moment
    package var ofDose: Bool

    package init(say: String, prescription: String? = nil, at: Moment, ofDose: Bool = false) {
        self.say = say
        self.prescription = prescription
        self.at = at
        self.ofDose = ofDose
    }
}
