/// From when to when nobody was there to remind: dosed did not run, or the machine was asleep.
package struct TimeOff: Codable, Sendable, Equatable {
    package var from: Moment
    package var until: Moment
    package var asleep: Bool
    /// "I was off from Mon 2026-11-23 20:00 to Tue 2026-11-24 07:30."
    package var words: String

    package init(from: Moment, until: Moment, asleep: Bool, words: String) {
        self.from = from
        self.until = until
        self.asleep = asleep
        self.words = words
    }
}
