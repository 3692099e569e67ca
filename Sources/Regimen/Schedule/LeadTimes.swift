/// How long before something is due a person is told of it, once for each time.
package struct LeadTimes: Hashable, Sendable {
    /// How many times there can be.
    package static let most = 8
    /// In seconds: 5 minutes to 366 days.
    package static let limits: ClosedRange<Int64> = 300...DurationText.limit

    /// Nothing is told ahead.
    package static let none = LeadTimes([])
    /// Our setting for an infusion or an injection that a clinic gives: 14 days, 7 days, 1 day and
    /// 2 hours.
    package static let usualForClinic = LeadTimes([1_209_600, 604_800, 86_400, 7200])

    /// Our setting for a booking: the day before.
    package static let dayBefore = LeadTimes([86_400])

    /// Our setting for a stock that runs out: a week before.
    package static let weekBefore = LeadTimes([604_800])

    /// In seconds, the longest first, none twice.
    package let seconds: [Int64]

    init(_ seconds: [Int64]) { self.seconds = Set(seconds).sorted(by: >) }

    /// For storage and for people to type: `14 days, 2 hours`, `none`. `parse` reads it back.
    package var description: String {
        seconds.isEmpty
            ? "none" : seconds.map { DurationText.spelled($0) }.joined(separator: ", ")
    }

    /// For people: "14 days, 7 days and 2 hours before", "not told ahead".
    package var words: String {
        let words = seconds.map { DurationText.spelled($0) }
        guard let last = words.last else { return "not told ahead" }
        guard words.count > 1 else { return "\(last) before" }
        return words.dropLast().joined(separator: ", ") + " and \(last) before"
    }

    /// The next time to tell of what is due at an instant.
    ///
    /// - Parameter floor: what was to be told by then is not told any more.
    package func next(before due: Instant, after floor: Instant) -> PlannedLead? {
        seconds.map { PlannedLead(seconds: $0, at: due.adding(seconds: -$0)) }
            .first { $0.at > floor }
    }

    /// Of the leads whose time has come the nearest one: those before it are not told late.
    ///
    /// - Parameter pending: the longest one that has not been told.
    package func come(before due: Instant, at now: Instant, pending: Int64) -> Int64? {
        let left = due.seconds(since: now)
        return seconds.last { $0 <= pending && $0 >= left }
    }

    /// Reads `none`, or up to 8 lengths of time: `14 days, 7 days and 2 hours before`.
    ///
    /// - Throws: `TextError` for anything else.
    package static func parse(_ text: String) throws(TextError) -> LeadTimes {
        var cursor = try TokenCursor(text, limit: 2 * DurationText.textLimit)
        if cursor.takeAny(["none", "never"]) {
            try cursor.requireEnd()
            return .none
        }
        var seconds: [Int64] = []
        repeat {
            let first = cursor.index
            let length = try cursor.takeOneLength(
                or: "Write lengths of time: 7 days, 1 day, 2 hours; or none.")
            guard limits.contains(length) else {
                throw cursor.error(
                    .outOfRange, "A lead time can be 5 minutes to 366 days.",
                    at: cursor.range(from: first))
            }
            seconds.append(length)
            cursor.skipMarks()
            _ = cursor.take("and")
        } while !cursor.isAtEnd && !cursor.isNext(["before"])
        _ = cursor.take("before")
        try cursor.requireEnd()
        guard Set(seconds).count <= most else {
            throw cursor.error(
                .outOfRange, "There can be \(most) lead times at most.", at: cursor.whole)
        }
        return LeadTimes(seconds)
    }
}

/// A lead time of one dose, and when it comes.
package struct PlannedLead: Hashable, Sendable {
    /// How long before the dose it is set.
    package let seconds: Int64
    /// When it is told.
    package let at: Instant

    package init(seconds: Int64, at: Instant) {
        self.seconds = seconds
        self.at = at
    }
}

extension TokenCursor {
    /// One count with its unit: `2 hours`, `90m`.
    mutating func takeOneLength(or help: String) throws(TextError) -> Int64 {
        let first = index
        guard let count = try takeCount(in: 1...1_000_000, what: "The number", articles: true)
        else { throw error(.incomplete, help, at: here) }
        let unit = try takeTimeUnit()
        guard let seconds = unit.seconds else {
            throw error(
                .notSupported, "Months and years have no fixed length. Write days or weeks.",
                at: range(from: first))
        }
        return Int64(count) * seconds
    }
}
