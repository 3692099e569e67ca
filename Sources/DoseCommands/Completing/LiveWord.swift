import ArgumentParser

/// What a word of a command line can be, as dosed knows it.
enum LiveWord: Sendable {
    case prescription
    /// Whatever `dose take` takes.
    case prescriptionOrAll
    case prescriptionOrDrug
    case drug
    /// The first word of a prescription's text.
    case drugToAdd
    case check
    /// What is measured; after its value, the units it is reported in.
    case lab
    case person
    case setting
    case page
    case question
}

extension CompletionKind {
    static let prescription = live(.prescription)
    static let prescriptionOrAll = live(.prescriptionOrAll)
    static let prescriptionOrDrug = live(.prescriptionOrDrug)
    static let drug = live(.drug)
    static let drugToAdd = live(.drugToAdd)
    static let check = live(.check)
    static let lab = live(.lab)
    static let person = live(.person)
    static let setting = live(.setting)
    static let page = live(.page)
    static let question = live(.question)

    /// Asks dosed while the person waits at the prompt.
    private static func live(_ word: LiveWord) -> CompletionKind {
        .custom { words, index, typed in
            TypingDeadline.begin()
            return LiveWords(words: words, index: index, surroundings: .ofThisProcess())
                .fitting(word, typed: typed)
        }
    }
}
