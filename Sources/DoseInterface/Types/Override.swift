/// A start check that was passed over, by whom and why. It stays in the record.
package struct Override: Codable, Sendable, Equatable {
    package var check: String
    package var reason: String
    package var decidedBy: String
    package var at: Moment

    package init(check: String, reason: String, decidedBy: String, at: Moment) {
        self.check = check
        self.reason = reason
        self.decidedBy = decidedBy
        self.at = at
    }
}
