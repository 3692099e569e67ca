/// A change, as the history keeps it. id: grows with every change and names it for good; numbers
/// may be left out. kind: a word that stays, such as "dose-taken"; new ones may come. person: whom
/// it is about; absent for the machine. slot: which dose of the prescription. details: what
/// happened, in words. takesBack: the change that this one took back. uid: the user in whose name
/// it was made, that of dosed where time made it. requestId: of the call that made it.
package struct Change: Codable, Sendable, Equatable {
    package var id: Int
    package var at: Moment
    package var kind: String
    package var person: String?
    package var prescription: String?
    package var slot: String?
    package var details: String
    package var takesBack: Int?
    package var uid: Int
    package var requestId: String?

    package init(
        id: Int, at: Moment, kind: String, person: String? = nil, prescription: String? = nil,
        slot: String? = nil, details: String, takesBack: Int? = nil, uid: Int,
        requestId: String? = nil
    ) {
        self.id = id
        self.at = at
        self.kind = kind
        self.person = person
        self.prescription = prescription
        self.slot = slot
        self.details = details
        self.takesBack = takesBack
        self.uid = uid
        self.requestId = requestId
    }
}
