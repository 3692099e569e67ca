/// Reads what a person typed behind the name of a medicine that was taken: how much, when, or both.
/// `400 mg 20 minutes ago`, `yesterday 20:00`, `half a tablet`.
package struct TakenText: Equatable, Sendable {
    /// The longest text, in characters.
    package static let limit = 100

    /// How much; nil when nothing was said.
    package let amount: Quantity?
    /// When; nil when nothing was said.
    package let moment: Moment?
    /// See ``MomentText/read(_:now:zone:direction:)``.
    package let isCarriedBack: Bool

    /// Reads a text at `now` in `zone`; a time points to the past.
    ///
    /// - Throws: `TextError` for what is neither an amount nor a time.
    package init(_ text: String, now: Instant, zone: Zone) throws(TextError) {
        let cursor = try TokenCursor(text, limit: Self.limit)
        let first = cursor.tokens[0]
        let last = cursor.tokens.count - 2
        let end = cursor.spelledAmountAtEnd ?? (cursor.isAmount(at: last) ? last : 0)
        var reader = cursor
        var timeText: String
        if cursor.isAmount(at: 0) || cursor.isSpelledAmount(at: 0) {
            amount = try reader.takeQuantity()
            timeText = reader.current.map { String(text.dropFirst($0.range.offset)) } ?? ""
        } else if end > 0, first.kind != .symbol {
            reader.index = end
            amount = try reader.takeQuantity()
            timeText = String(text.prefix(cursor.tokens[end].range.offset))
        } else if first.kind == .symbol || first.kind == .number && !cursor.isTime(after: first) {
            // The amount's own reader says best what is missing.
            amount = try Quantity(parsing: text)
            timeText = ""
        } else {
            try cursor.refuseSpelledAmount()
            amount = nil
            timeText = text
        }
        while timeText.first.map({ ", ".contains($0) }) ?? false { timeText.removeFirst() }
        guard timeText.contains(where: { $0 != " " && $0 != "," }) else {
            moment = nil
            isCarriedBack = false
            return
        }
        let read = try MomentText.read(timeText, now: now, zone: zone, direction: .past)
        moment = read.moment
        isCarriedBack = read.isCarriedBack
    }
}

extension TokenCursor {
    /// Whether a number with a unit of medicine stands at a token.
    fileprivate func isAmount(at index: Int) -> Bool {
        let distance = index - self.index
        guard isNumber(distance), let unit = word(distance + 1) else { return false }
        return DoseUnit(word: unit) != nil
    }

    /// Whether an amount in words begins at a token: "half a tablet".
    fileprivate func isSpelledAmount(at position: Int) -> Bool {
        var probe = self
        probe.index = position
        return probe.takeSpelledQuantity(articles: true) != nil
    }

    /// Where an amount in words begins with which the text ends: the first word of "one and a half
    /// tablets". Nil if it does not end so.
    fileprivate var spelledAmountAtEnd: Int? {
        (1..<max(tokens.count, 1)).suffix(Self.longestSpelling).first { position in
            var probe = self
            probe.index = position
            return probe.takeSpelledQuantity() != nil && probe.isAtEnd
        }
    }

    /// "a quarter of a tablet" has so many words.
    private static let longestSpelling = 5

    /// Other amounts in words are not read: "two whole tablets".
    fileprivate func refuseSpelledAmount() throws(TextError) {
        let numbers: Set = [
            "a", "an", "half", "one", "two", "three", "four", "five", "six", "seven", "eight",
            "nine", "ten",
        ]
        guard let first = word(), numbers.contains(first),
            let unit = tokens.dropFirst().prefix(3).first(where: { token in
                token.kind == .word && Vocabulary.timeUnits[token.text] == nil
                    && DoseUnit(word: token.text) != nil
            })
        else { return }
        throw error(
            .badNumber, "Write the number of \(typed(unit.range)) in digits: 2 tablets, 0.5 mL.",
            at: tokens[0].range)
    }

    /// Whether a number that comes next begins a time and no amount.
    fileprivate func isTime(after number: Token) -> Bool {
        guard let next = word(1) else { return false }
        return Vocabulary.timeUnits[next] != nil || Vocabulary.months[next] != nil
            || ["am", "pm", "o'clock", "o\u{2019}clock", "st", "nd", "rd", "th", "of"].contains(
                next)
            || halfOfDay(after: number) != nil
    }
}
