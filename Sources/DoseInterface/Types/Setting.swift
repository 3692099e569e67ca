/// A setting as it holds: its value as it is typed, what it decides and its value in words. ours:
/// nobody chose it, it is our setting. check: the check or formula that it belongs to, or "units"
/// for the unit of one test.
package struct Setting: Codable, Sendable, Equatable {
    package var name: String
    package var value: String
    package var ours: Bool
    package var meaning: String
    package var words: String
    package var check: String?

    package init(
        name: String,
        value: String,
        ours: Bool,
        meaning: String,
        words: String,
        check: String? = nil
    ) {
        self.name = name
        self.value = value
        self.ours = ours
        self.meaning = meaning
        self.words = words
        self.check = check
    }
}
