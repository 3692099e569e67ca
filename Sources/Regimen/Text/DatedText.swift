/// Words about something that happened or is planned, with their day or time first or last:
/// `yesterday soft`, `surgery tomorrow`, `hit her head last night at 11`.
package struct DatedText: Equatable, Sendable {
    /// The longest text that is looked at, in characters.
    package static let limit = 500
    /// A day or time has so many words at most.
    private static let longestMoment = 8

    /// The words without their day or time; empty if there are no others.
    package let words: String
    /// The day or time; nil when none was said.
    package let moment: Moment?

    /// Reads a text at `now` in `zone`.
    ///
    /// - Throws: `TextError` for a day that there is not, that can be read two ways, or that is a
    ///   whole week or month.
    package init(
        _ text: String, now: Instant, zone: Zone, direction: TextDirection = .past
    ) throws(TextError) {
        // Words that cannot be cut hold no date either.
        guard let cursor = try? TokenCursor(text, limit: Self.limit) else {
            self.init(words: text, moment: nil)
            return
        }
        let count = cursor.tokens.count
        for length in (1...min(count, Self.longestMoment)).reversed() {
            for first in Set([0, count - length]).sorted()
            where cursor.canBeMoment(first..<first + length) {
                let range = cursor.tokens[first].range.through(
                    cursor.tokens[first + length - 1].range)
                try cursor.refusePeriod(first..<first + length, at: range)
                let moment = try Self.moment(
                    cursor.typed(range), now: now, zone: zone, direction: direction)
                guard let moment else { continue }
                let rest = first == 0 ? text.dropFirst(range.offset + range.length) : ""
                self.init(
                    words: Self.trimmed(first == 0 ? rest : text.prefix(range.offset)),
                    moment: moment)
                return
            }
        }
        self.init(words: text, moment: nil)
    }

    private init(words: String, moment: Moment?) {
        self.words = words
        self.moment = moment
    }

    /// Nil for words that are no moment.
    private static func moment(
        _ text: String, now: Instant, zone: Zone, direction: TextDirection
    ) throws(TextError) -> Moment? {
        do throws(TextError) {
            return try MomentText.parse(text, now: now, zone: zone, direction: direction)
        } catch {
            switch error.kind {
            case .ambiguousDate, .noSuchDate, .noSuchTime: throw error
            default: return nil
            }
        }
    }

    private static func trimmed(_ words: Substring) -> String {
        var words = words
        func isMark(_ character: Character) -> Bool {
            character.isWhitespace || ",;:".contains(character)
        }
        while words.first.map(isMark) ?? false { words.removeFirst() }
        while words.last.map(isMark) ?? false { words.removeLast() }
        return String(words)
    }
}

extension TokenCursor {
    /// Words that, in front of a day, make it no day of what is told: "since monday".
    private static let bounds: Set<String> = [
        "since", "until", "till", "from", "before", "after", "every", "each", "of", "by", "than",
        "for", "per", "to", "like", "all",
    ]
    private static let dayWords: Set<String> = ["today", "tonight", "yesterday", "tomorrow"]

    /// Whether tokens may say when it was, and not for how long or since when.
    fileprivate func canBeMoment(_ place: Range<Int>) -> Bool {
        if place.lowerBound > 0, Self.bounds.contains(tokens[place.lowerBound - 1].text) {
            return false
        }
        let words = tokens[place].map(\.text)
        if words.contains(where: { Vocabulary.timeUnits[$0] != nil }) {
            return words.last == "ago" || words.first == "in" || words.last == "now"
                || isPeriod(place)
        }
        guard words.count == 1, let word = words.first, tokens[place.lowerBound].kind == .word
        else { return true }
        // Short names of days are other words too: "sat", "sun".
        return Self.dayWords.contains(word) || word.count > 5 && Vocabulary.weekdays[word] != nil
    }

    private func isPeriod(_ place: Range<Int>) -> Bool {
        let words = tokens[place].map(\.text)
        return words.count == 2 && ["next", "last"].contains(words[0])
            && ["week", "month", "year"].contains(words[1])
    }

    /// "Next week" is no day.
    fileprivate func refusePeriod(_ place: Range<Int>, at range: TextRange) throws(TextError) {
        guard isPeriod(place) else { return }
        let example = tokens[place.lowerBound].text == "next" ? "in 7 days" : "7 days ago"
        throw error(
            .dateMissing,
            "On which day? Write it like this: 2026-12-01, or \(example).", at: range)
    }
}
