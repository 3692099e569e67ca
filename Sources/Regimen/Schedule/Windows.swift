extension Schedule {
    private static let day: Int64 = 86_400

    /// How long after its slot a dose may still be taken late, in seconds; then it counts as
    /// missed. Nil: it stays overdue until someone resolves it. A product setting, not a medical
    /// fact.
    ///
    /// Every N hours and several times a day: half the time to the next slot. Daily: 12 hours.
    /// Every 2 to 6 days: 1 day. Weekly to every 2 weeks: 2 days. Rarer: nil. A single dose: 1 day.
    /// As needed: 0, it has no slots.
    package func lateWindow(of occurrence: Occurrence, zone: Zone) -> Int64? {
        switch self {
        case .asNeeded: return 0
        case .once: return Self.day
        case .repeating(let series):
            if case .hours(let step) = series.pattern { return Int64(step.value) * 1800 }
            guard let next = series.unbounded(number: occurrence.number + 1, zone: zone)
            else { return Self.day / 2 }
            switch next.nominal.localSeconds - occurrence.nominal.localSeconds {
            case ..<Self.day:
                return max(0, next.instant.seconds(since: occurrence.instant)) / 2
            case ..<(2 * Self.day): return Self.day / 2
            case ..<(7 * Self.day): return Self.day
            case ...(14 * Self.day): return 2 * Self.day
            default: return nil
            }
        }
    }

    /// How long before its slot a recorded dose already counts for it, in seconds: a quarter of the
    /// time from the slot before, at most 6 hours; the first slot and a single dose: 6 hours; slots
    /// more than 2 weeks apart: 7 days. As needed: 0. A product setting, not a medical fact.
    package func earlyWindow(of occurrence: Occurrence, zone: Zone) -> Int64 {
        let longest: Int64 = 6 * 3600
        guard case .repeating(let series) = self else { return asNeeded == nil ? longest : 0 }
        let isFirst = occurrence.number <= 1
        let neighbor = isFirst ? 2 : occurrence.number - 1
        guard let other = series.unbounded(number: neighbor, zone: zone) else { return longest }
        let nominalGap = occurrence.nominal.localSeconds - other.nominal.localSeconds
        if abs(nominalGap) > 14 * Self.day { return 7 * Self.day }
        if isFirst { return longest }
        return min(longest, max(0, occurrence.instant.seconds(since: other.instant)) / 4)
    }
}
