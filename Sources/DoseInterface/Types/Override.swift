/// A check that was passed over, by whom and why. It stays in the record. slot: the dose that it
/// was
/// for; absent for a start. lasting: it holds for later doses too.
package struct Override: Codable, Sendable, Equatable {
    package var check: String
    package var reason: String
    package var decidedBy: String
    package var at: Moment
    package var slot: String?
    package var lasting: Bool?

    package init(
        check: String,
        reason: String,
        decidedBy: String,
        at: Moment,
        slot: String? = nil,
        lasting: Bool? = nil
    ) {
        self.check = check
        self.reason = reason
        self.decidedBy = decidedBy
        self.at = at
        self.slot = slot
        self.lasting = lasting
    }
}
