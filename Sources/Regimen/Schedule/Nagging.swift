/// How a due dose is asked about again until somebody answers.
package struct Nagging: Hashable, Sendable {
    /// In seconds: 1 minute to 7 days.
    package static let limits: ClosedRange<Int64> = 60...604_800
    /// How often at most.
    package static let most = 50

    package static let never = Nagging(seconds: 60, times: 0)
    /// Our setting for what a person takes: every 15 minutes, 3 times.
    package static let usual = Nagging(seconds: 900, times: 3)
    /// Our setting for what a clinic gives: every day, 3 times.
    package static let usualForClinic = Nagging(seconds: 86_400, times: 3)

    /// The pause before it is asked about again.
    package let seconds: Int64
    /// How often; 0 for never.
    package let times: Int

    /// For storage and for people to type: `15 minutes, 3 times`, `never`. `parse` reads it back.
    package var description: String {
        times == 0
            ? "never"
            : "\(DurationText.spelled(seconds)), \(times) time\(times == 1 ? "" : "s")"
    }

    /// For people: "every 15 minutes, 3 times at most", "not asked about again".
    package var words: String {
        switch times {
        case 0: "not asked about again"
        case 1: "once, after \(DurationText.spelled(seconds))"
        default: "every \(DurationText.spelled(seconds)), \(times) times at most"
        }
    }

    /// Reads `never`, or a length of time and how often: `every 15 minutes, 3 times`, `1 hour`.
    ///
    /// - Throws: `TextError` for anything else.
    package static func parse(_ text: String) throws(TextError) -> Nagging {
        let help = "Write how often to ask again: 15 minutes, 3 times; or never."
        var cursor = try TokenCursor(text, limit: DurationText.textLimit)
        if cursor.takeAny(["never", "none"]) {
            try cursor.requireEnd()
            return .never
        }
        _ = cursor.take("every")
        let first = cursor.index
        let seconds = try cursor.takeOneLength(or: help)
        guard limits.contains(seconds) else {
            throw cursor.error(
                .outOfRange, "The pause can be 1 minute to 7 days.", at: cursor.range(from: first))
        }
        cursor.skipMarks()
        guard !cursor.isAtEnd else { return Nagging(seconds: seconds, times: usual.times) }
        if cursor.take("once") {
            try cursor.requireEnd()
            return Nagging(seconds: seconds, times: 1)
        }
        guard let times = try cursor.takeCount(in: 1...most, what: "How often") else {
            throw cursor.error(.incomplete, help, at: cursor.here)
        }
        guard cursor.takeAny(["times", "time", "x"]) else {
            throw cursor.error(.incomplete, help, at: cursor.here)
        }
        try cursor.requireEnd()
        return Nagging(seconds: seconds, times: times)
    }
}
