/// Sizes beyond which input is refused.
package enum FormularyLimits {
    /// Largest data file, in bytes.
    package static let fileBytes = 1_048_576
    /// Most entries in one data file.
    package static let entries = 500
    /// Longest text in a data file, in characters.
    package static let textLength = 500
    /// Longest name in a data file, in characters.
    package static let nameLength = 80
    /// Most words in one sentence that a person reads.
    package static let wordsPerSentence = 25
    /// Longest name that is looked up, in characters.
    package static let typedNameLength = 100
    /// Most suggestions for a misspelled name.
    package static let nearMisses = 5
}
