/// Why doses were skipped or cancelled, and how many.
package struct SkipReason: Codable, Sendable, Equatable {
    package var reason: String
    package var count: Int

    package init(
        reason: String,
        count: Int
    ) {
        self.reason = reason
        self.count = count
    }
}
