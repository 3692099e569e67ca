/// Reads that there was no bowel movement, in the words in which people say it: `none for 4 days`,
/// `no poop since monday`, `not yet`.
package struct NoMovementText: Equatable, Sendable {
    /// The longest length of time, in days.
    private static let longest = 366

    /// For how many days there was none; 0 when no time was said.
    package let days: Int
    /// What else was said; nil if nothing was.
    package let rest: String?

    /// Reads a text at `now` in `zone`; nil for words about a movement that there was.
    ///
    /// - Throws: `TextError` for a length of time that cannot be read.
    package init?(_ text: String, now: Instant, zone: Zone) throws(TextError) {
        guard var cursor = try? TokenCursor(text, limit: DatedText.limit), cursor.takeNone() else {
            return nil
        }
        let isPlain = cursor.tokens[0].text == "none"
        cursor.skipMovement()
        if cursor.isAtEnd {
            days = 0
        } else if cursor.take("since") {
            let context = DateContext(clock: zone.civil(at: now), direction: .past)
            guard let day = try cursor.takeAnyDate(context) else { throw cursor.noDate() }
            try cursor.requireEnd()
            let today = zone.civil(at: now).date
            days = min(max(0, today.dayNumber - day.dayNumber), Self.longest)
        } else if cursor.take("for") || cursor.takeInBeforeCount() || cursor.isNumber() {
            days = try cursor.takeDays(upTo: Self.longest)
        } else if isPlain {
            days = 0
        } else {
            return nil
        }
        rest = cursor.current.map { String(text.dropFirst($0.range.offset)) }
    }
}

extension TokenCursor {
    private static let denials: Set<String> = [
        "none", "no", "not", "nothing", "nope", "never", "haven't", "haven\u{2019}t", "havent",
        "hasn't", "hasn\u{2019}t", "hasnt", "didn't", "didn\u{2019}t", "didnt",
    ]
    private static let movements: Set<String> = [
        "bowel", "bowels", "movement", "movements", "motion", "motions", "poop", "poo", "pooped",
        "stool", "stools", "bm", "gone", "been", "had", "have", "go", "going", "able", "to", "a",
        "any", "one", "at", "all", "yet", "still", "today", "again",
    ]
    private static let abouts: Set<String> = [
        "about", "around", "over", "almost", "nearly", "the", "last", "past", "at", "least", "more",
        "than",
    ]

    fileprivate mutating func takeNone() -> Bool {
        if takeAny(Self.denials) { return true }
        return take("have", "not") || take("has", "not") || take("did", "not")
            || take("can", "not") || take("could", "not")
    }

    fileprivate mutating func skipMovement() {
        while takeAny(Self.movements) || takeSymbol(",") {}
    }

    /// "In 4 days", but not "in pain".
    fileprivate mutating func takeInBeforeCount() -> Bool {
        let next = word(1) ?? ""
        let isCounted =
            isNumber(1) || Vocabulary.numbers[next] != nil
            || ["a", "about", "over", "almost", "nearly"].contains(next)
        return isCounted && take("in")
    }

    /// "4 days", "about a week".
    fileprivate mutating func takeDays(upTo longest: Int) throws(TextError) -> Int {
        while takeAny(Self.abouts) {}
        guard let count = try takeCount(in: 1...10_000, what: "The number", articles: true) else {
            throw error(
                .incomplete, "For how many days? Write it like this: none for 4 days.", at: here)
        }
        let unit = try takeTimeUnit()
        _ = take("now")
        try requireEnd()
        let days =
            switch unit.calendar {
            case .day?: count
            case .week?: count * 7
            case .month?: count * 30
            case .year?: count * 365
            case nil: unit == .hour ? count / 24 : 0
            }
        return min(days, longest)
    }
}
