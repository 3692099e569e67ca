/// A piece of a text that a person typed.
struct Token: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
        /// Letters, in lower case.
        case word
        /// Digits, perhaps with points and commas; not yet checked.
        case number
        /// Digits around a colon, such as 09:30; not yet checked.
        case clock
        /// Digits such as 2026-12-01; not yet checked.
        case isoDate
        /// Digits such as 03/04/2026 or 3.4.2026; not yet checked.
        case numericDate
        /// One character that is none of these.
        case symbol
    }

    var kind: Kind
    /// Lower case; dashes are `-`.
    var text: String
    var range: TextRange
    /// Whether it follows the token before without a space.
    var isGlued: Bool
}
