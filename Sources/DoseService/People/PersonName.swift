import DoseInterface

/// What a person is called: as it is shown, and as it is looked up. "Grandma Rose" is found as
/// "grandma rose" and as "grandma-rose".
struct PersonName {
    let shown: String
    let key: String

    /// Whoever is there first is alone: no name is ever said.
    static let first = PersonName(shown: "me", key: "me")

    private init(shown: String, key: String) {
        self.shown = shown
        self.key = key
    }

    /// - Returns: nil for what is no name.
    init?(_ text: String) {
        let allowed: Set<Character> = [" ", "-", "'", "’", "."]
        let key = Scene.slug(text)
        guard let first = text.first, first.isLetter,
            text.count <= Limits.personCharacters, key.count <= Limits.personCharacters,
            text.allSatisfy({ $0.isLetter || $0.isNumber || allowed.contains($0) })
        else { return nil }
        self.init(shown: text, key: key)
    }
}
