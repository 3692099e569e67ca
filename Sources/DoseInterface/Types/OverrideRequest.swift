/// A start check to pass over: why, and who decided.
package struct OverrideRequest: Codable, Sendable, Equatable {
    package var check: String
    package var reason: String
    package var decidedBy: String

    package init(check: String, reason: String, decidedBy: String) {
        self.check = check
        self.reason = reason
        self.decidedBy = decidedBy
    }
}
