/// How often or how many: 1...10,000.
package struct StepCount: Comparable, Hashable, Sendable {
    /// The largest count.
    package static let limit = 10_000
    /// Exactly one.
    package static let one = StepCount(checked: 1)

    /// 1...10,000.
    package let value: Int

    /// The count; nil outside of 1...10,000.
    package init?(_ value: Int) {
        guard (1...Self.limit).contains(value) else { return nil }
        self.value = value
    }

    private init(checked: Int) { value = checked }

    package static func < (left: StepCount, right: StepCount) -> Bool { left.value < right.value }
}

/// One to seven weekdays.
package struct WeekdaySet: Hashable, Sendable {
    /// In order from Monday, without repeats.
    package let sorted: [Weekday]

    /// The days; nil if there are none.
    package init?(_ days: some Sequence<Weekday>) {
        let unique = Set(days)
        guard !unique.isEmpty else { return nil }
        sorted = unique.sorted()
    }
}

/// Days of the month, 1...31. A day that a month lacks becomes its last day; to never give two
/// doses on that day, at most one of the days may be later than the 27th.
package struct MonthDays: Hashable, Sendable {
    /// In rising order, without repeats.
    package let sorted: [Int]

    /// The days; nil if there are none, one is not 1...31, or two are later than the 27th.
    package init?(_ days: some Sequence<Int>) {
        let unique = Set(days)
        guard !unique.isEmpty, unique.allSatisfy({ (1...31).contains($0) }),
            unique.count(where: { $0 > 27 }) <= 1
        else { return nil }
        sorted = unique.sorted()
    }

    /// Whether some month lacks one of the days.
    var needsClamping: Bool { (sorted.last ?? 0) > 28 }
}

/// The limits of a medicine taken as needed.
package struct AsNeeded: Hashable, Sendable {
    /// The smallest time between two intakes, in minutes; nil if none is stated.
    package let gapMinutes: StepCount?
    /// The most in any 24 hours as a number of stated doses, whatever the size of each intake; nil
    /// if none is stated.
    package let maxCount: StepCount?
    /// The most in any 24 hours as an amount; nil if none is stated. With both, both hold.
    package let maxAmount: Quantity?

    /// The smallest gap and the largest number and amount.
    package init(
        gapMinutes: StepCount? = nil, maxCount: StepCount? = nil, maxAmount: Quantity? = nil
    ) {
        self.gapMinutes = gapMinutes
        self.maxCount = maxCount
        self.maxAmount = maxAmount
    }

    /// The smallest time between two intakes in seconds, 0 if none is stated.
    package var gapSeconds: Int64 { Int64(gapMinutes?.value ?? 0) * 60 }
}
