/// What dosed thinks of the machine's clock. While it is not trusted no dose is called missed.
/// advice: what to know and to do about it; none when all is well.
package struct Clock: Codable, Sendable, Equatable {
    package var now: Moment
    package var trusted: Bool
    package var words: String
    package var advice: String?

    package init(now: Moment, trusted: Bool, words: String, advice: String? = nil) {
        self.now = now
        self.trusted = trusted
        self.words = words
        self.advice = advice
    }
}
