/// How long after its slot a dose may still be taken late.
package enum LateWindow: Hashable, Sendable {
    /// Half of the time to the next slot.
    case half
    /// So many seconds, 60...366 days.
    case seconds(Int64)
    /// No end: the dose stays overdue until someone says what happened.
    case never

    /// The longest window, in seconds: 366 days.
    package static let limit = DurationText.limit

    /// For storage and for people to type: `half`, `12 hours`, `never`. `parse` reads it back.
    package var description: String {
        switch self {
        case .half: "half"
        case .seconds(let seconds): DurationText.spelled(seconds)
        case .never: "never"
        }
    }

    /// For people: "half the time to the next dose", "12 hours", "no end: it stays open until you
    /// say what happened".
    package var words: String {
        switch self {
        case .half: "half the time to the next dose"
        case .seconds(let seconds): DurationText.spelled(seconds)
        case .never: "no end: it stays open until you say what happened"
        }
    }

    /// Reads `half`, `never` or a length of time: `12 hours`, `90m`, `2 days`.
    ///
    /// - Throws: `TextError` for anything else, less than a minute or more than 366 days.
    package static func parse(_ text: String) throws(TextError) -> LateWindow {
        var cursor = try TokenCursor(text, limit: DurationText.textLimit)
        let first = cursor.index
        if cursor.takeAny(["never"]) {
            try cursor.requireEnd()
            return .never
        }
        if cursor.take("half") {
            try cursor.requireEnd()
            return .half
        }
        if let token = cursor.current, token.kind == .word {
            throw cursor.unknown(token, as: "a late window", among: ["half", "never"])
        }
        let seconds = try cursor.takeDuration()
        try cursor.requireEnd()
        guard seconds >= 60 else {
            throw cursor.error(
                .outOfRange, "A late window can be 1 minute to 366 days, half, or never.",
                at: cursor.range(from: first))
        }
        return .seconds(seconds)
    }
}
