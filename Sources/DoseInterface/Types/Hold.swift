/// A pause: since when, until the start of which day (absent when that is open), why, and when it
/// ended.
package struct Hold: Codable, Sendable, Equatable {
    package var from: Moment
    package var until: Day?
    package var reason: String
    package var ended: Moment?

    package init(from: Moment, until: Day? = nil, reason: String, ended: Moment? = nil) {
        self.from = from
        self.until = until
        self.reason = reason
        self.ended = ended
    }
}
