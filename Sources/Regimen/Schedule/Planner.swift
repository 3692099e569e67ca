extension Schedule {
    /// The last year in which slots are planned.
    package static let lastYear = 2200
    /// How long ago the first slot may be before `startsInPast` says so, in seconds.
    package static let pastTolerance: Int64 = 600

    /// Dose `number` (the first is 1) of the schedule; nil if it has no such dose or it lies after
    /// `lastYear`. As needed: nil.
    package func occurrence(number: Int, zone: Zone) -> Occurrence? {
        guard number >= 1 else { return nil }
        switch self {
        case .asNeeded: return nil
        case .once(let slot):
            guard number == 1 else { return nil }
            return Occurrence(nominal: slot, number: 1, instant: zone.instant(of: slot))
        case .repeating(let series):
            guard let found = series.unbounded(number: number, zone: zone),
                series.includes(found, zone: zone)
            else { return nil }
            return found
        }
    }

    /// The dose after `occurrence`, by number; nil after the last one.
    package func next(after occurrence: Occurrence, zone: Zone) -> Occurrence? {
        self.occurrence(number: occurrence.number + 1, zone: zone)
    }

    /// The lowest-numbered dose at or after `instant`, found without walking from the start; nil if
    /// there is none.
    ///
    /// In a gap of the clock a slot may come at the same time as or after a later-numbered one
    /// (02:30 moved to 03:30, and 03:00): going on with `next(after:)` from the answer then misses
    /// none.
    package func first(onOrAfter instant: Instant, zone: Zone) -> Occurrence? {
        guard case .repeating(let series) = self else {
            guard let only = occurrence(number: 1, zone: zone), only.instant >= instant
            else { return nil }
            return only
        }
        var number = series.numberBefore(instant, zone: zone)
        while let found = occurrence(number: number, zone: zone) {
            if found.instant >= instant { return found }
            number += 1
        }
        return nil
    }

    /// Whether the first dose lies more than 10 minutes before `now`. As needed: false.
    package func startsInPast(now: Instant, zone: Zone) -> Bool {
        guard let first = occurrence(number: 1, zone: zone) else { return false }
        return now.seconds(since: first.instant) > Self.pastTolerance
    }
}

extension Series {
    /// Dose `number`, whatever the end says; nil after the last planned year.
    func unbounded(number: Int, zone: Zone) -> Occurrence? {
        let found: Occurrence
        if case .hours(let step) = pattern {
            let (distance, overflow) = Int64(number - 1)
                .multipliedReportingOverflow(by: Int64(step.value) * 3600)
            let begin = zone.instant(of: start)
            guard !overflow, distance <= Instant.latest.seconds(since: begin) else { return nil }
            let instant = begin.adding(seconds: distance)
            found = Occurrence(
                nominal: zone.civil(at: instant), number: number, instant: instant)
        } else {
            guard let slot = SlotPlan(pattern, start: start)?.slot(number - 1) else { return nil }
            found = Occurrence(nominal: slot, number: number, instant: zone.instant(of: slot))
        }
        return found.nominal.date.year <= Schedule.lastYear ? found : nil
    }

    /// A number not above that of the first dose at or after `instant`, and close to it.
    func numberBefore(_ instant: Instant, zone: Zone) -> Int {
        if case .hours(let step) = pattern {
            let passed = instant.seconds(since: zone.instant(of: start))
            return max(1, Int(passed / (Int64(step.value) * 3600)))
        }
        // Clocks differ by at most a day before and after a change; two days are safe.
        let civil = zone.civil(at: instant).adding(days: -2)
        return (SlotPlan(pattern, start: start)?.indexBefore(civil) ?? 0) + 1
    }

    func includes(_ occurrence: Occurrence, zone: Zone) -> Bool {
        switch end {
        case .never: return true
        case .count(let count): return occurrence.number <= count.value
        case .lastDay(let day): return occurrence.nominal.date <= day
        case .span(let count, let unit):
            guard let first = unbounded(number: 1, zone: zone) else { return false }
            return isWithin(occurrence, first: first, count: count.value, unit: unit, zone: zone)
        }
    }

    private func isWithin(
        _ occurrence: Occurrence, first: Occurrence, count: Int, unit: CalendarUnit, zone: Zone
    ) -> Bool {
        let days = unit == .week ? count * 7 : count
        if case .hours = pattern, unit == .day || unit == .week {
            return occurrence.instant < first.instant.adding(seconds: Int64(days) * 86_400)
        }
        switch unit {
        case .day, .week: return occurrence.nominal < first.nominal.adding(days: days)
        case .month: return occurrence.nominal < first.nominal.adding(months: count)
        case .year: return occurrence.nominal < first.nominal.adding(months: count * 12)
        }
    }
}
