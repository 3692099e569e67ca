package import Regimen

/// From when to when nobody was there to remind.
package struct StoredTimeOff: Sendable, Equatable {
    package enum Cause: String, Sendable {
        /// The daemon did not run.
        case off
        /// The machine slept under it.
        case asleep
    }

    package let from: Instant
    package let until: Instant
    package let cause: Cause

    package init(from: Instant, until: Instant, cause: Cause) {
        self.from = from
        self.until = until
        self.cause = cause
    }
}
