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
        /// Nothing to read.
        case empty
        /// Longer than a named limit.
        case tooLong = "too-long"
        /// A character that cannot be seen (control, direction mark).
        case unreadableCharacter = "unreadable-character"
        /// No name before the amount.
        case medicineMissing = "medicine-missing"
        /// No number with a unit.
        case amountMissing = "amount-missing"
        /// A number without its unit.
        case unitMissing = "unit-missing"
        /// A word where a unit belongs, but no unit.
        case unknownUnit = "unknown-unit"
        /// Digits that cannot be read as one plain number.
        case badNumber = "bad-number"
        /// A number or date beyond its limit.
        case outOfRange = "out-of-range"
        /// Zero or less.
        case notPositive = "not-positive"
        /// A day that the calendar lacks.
        case noSuchDate = "no-such-date"
        /// A time that the clock lacks.
        case noSuchTime = "no-such-time"
        /// A date with two readings; both are suggestions.
        case ambiguousDate = "ambiguous-date"
        /// A date belongs here.
        case dateMissing = "date-missing"
        /// It does not say at which time; a suggestion is an example.
        case timeMissing = "time-missing"
        /// It does not say on which days.
        case dayMissing = "day-missing"
        /// It does not say when or how often.
        case scheduleMissing = "schedule-missing"
        /// A word that fits nowhere.
        case unknownWord = "unknown-word"
        /// The text stops in the middle.
        case incomplete
        /// More than one amount for each time.
        case twoAmounts = "two-amounts"
        /// Two parts that do not go together.
        case contradiction
        /// The last day is before the first dose.
        case endBeforeStart = "end-before-start"
        /// Readable, but cannot be kept (yet).
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
