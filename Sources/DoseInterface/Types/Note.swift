/// A note on something that is on record. about: what that is, in words.
package struct Note: Codable, Sendable, Equatable {
    package var about: String
    package var text: String
    package var at: Moment

    package init(about: String, text: String, at: Moment) {
        self.about = about
        self.text = text
        self.at = at
    }
}
