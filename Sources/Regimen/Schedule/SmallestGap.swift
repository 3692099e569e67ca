extension Schedule {
    /// The time that has to lie between two doses at least, in seconds: what the text names ("at
    /// least 6 hours apart"), else half of the shortest regular distance between two slots (our
    /// setting). As needed: the smallest gap. A single dose: 0.
    ///
    /// It keeps a change of the time zone from bringing two doses too near to each other.
    package var smallestGapSeconds: Int64 {
        if let asNeeded { return asNeeded.gapSeconds }
        return phases.map { $0.series.smallestGapSeconds }.min() ?? 0
    }
}

extension Series {
    /// As `Schedule.smallestGapSeconds`.
    var smallestGapSeconds: Int64 {
        if let smallestGapMinutes { return Int64(smallestGapMinutes.value) * 60 }
        return pattern.shortestDistance / 2
    }
}

extension Pattern {
    /// The shortest regular time between two slots, in seconds on a clock that never changes.
    var shortestDistance: Int64 {
        guard let times else {
            if case .hours(let step) = self { return Int64(step.value) * 3600 }
            return 0
        }
        let clock = times.sorted.map { Int64($0.secondOfDay) }
        var shortest = Int64(fewestDays) * 86_400 - ((clock.last ?? 0) - (clock.first ?? 0))
        for (time, next) in zip(clock, clock.dropFirst()) { shortest = min(shortest, next - time) }
        return shortest
    }

    /// The fewest days between two days with doses.
    private var fewestDays: Int {
        switch self {
        case .hours: 1
        case .calendar(let step, let unit, _):
            // No month is shorter than 28 days, no year than 365.
            step.value * [.day: 1, .week: 7, .month: 28, .year: 365][unit, default: 1]
        case .weekdays(let days, let weeks, _):
            Self.fewest(days.sorted.map(\.rawValue), around: weeks.value * 7)
        case .monthDays(let days, let months, _):
            // The last day moves forward in short months.
            Self.fewest(days.sorted.map { min($0, 28) }, around: months.value * 28)
        case .cycle(let days, _): Self.fewest(days.days, around: days.length)
        }
    }

    private static func fewest(_ days: [Int], around length: Int) -> Int {
        var fewest = length - ((days.last ?? 0) - (days.first ?? 0))
        for (day, next) in zip(days, days.dropFirst()) { fewest = min(fewest, next - day) }
        return fewest
    }
}
