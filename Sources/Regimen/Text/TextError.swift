/// A part of a text, counted in `Character`s from its beginning.
package struct TextRange: Hashable, Sendable {
    /// Characters before the part.
    package let offset: Int
    /// Characters in the part; at least 1, except behind the end of the text.
    package let length: Int

    /// The part of `length` characters after `offset` others.
    package init(offset: Int, length: Int) {
        self.offset = offset
        self.length = length
    }

    /// From the beginning of this part to the end of `other`.
    func through(_ other: TextRange) -> TextRange {
        TextRange(offset: offset, length: max(length, other.offset + other.length - offset))
    }
}

/// Why a text that a person typed cannot be read: what is wrong, where, and what would be right.
package struct TextError: Error, Equatable, Sendable {
    /// What kind of thing is wrong. The raw values are stable.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case empty
        case tooLong = "too-long"
        case unreadableCharacter = "unreadable-character"
        case medicineMissing = "medicine-missing"
        case amountMissing = "amount-missing"
        case unitMissing = "unit-missing"
        case unknownUnit = "unknown-unit"
        case badNumber = "bad-number"
        case outOfRange = "out-of-range"
        case notPositive = "not-positive"
        case noSuchDate = "no-such-date"
        case noSuchTime = "no-such-time"
        case ambiguousDate = "ambiguous-date"
        case dateMissing = "date-missing"
        case timeMissing = "time-missing"
        case dayMissing = "day-missing"
        case scheduleMissing = "schedule-missing"
        case unknownWord = "unknown-word"
        case incomplete
        case twoAmounts = "two-amounts"
        case contradiction
        case endBeforeStart = "end-before-start"
        case notSupported = "not-supported"
    }

    /// What kind of thing is wrong.
    package let kind: Kind
    /// One or two plain sentences for the person who typed the text.
    package let message: String
    /// The text as it was given (cut off at its limit when it was too long).
    package let text: String
    /// The words that the message is about; nil when it is about the whole.
    package let range: TextRange?
    /// What could be written instead, best first. May be empty.
    package let suggestions: [String]

    /// A refusal of `text`.
    package init(
        kind: Kind, message: String, text: String, range: TextRange? = nil,
        suggestions: [String] = []
    ) {
        self.kind = kind
        self.message = message
        self.text = text
        self.range = range
        self.suggestions = suggestions
    }
}
