extension Schedule {
    /// The last year in which slots are planned.
    package static let lastYear = 2200
    /// How long ago the first slot may be before `startsInPast` says so, in seconds.
    package static let pastTolerance: Int64 = 600

    /// Dose `number` (the first is 1) of the schedule; nil if it has no such dose or it lies after
    /// `lastYear`. As needed: nil.
    package func occurrence(number: Int, zone: Zone) -> Occurrence? {
        if case .once(let slot) = self {
            guard number == 1 else { return nil }
            return Occurrence(nominal: slot, number: 1, instant: zone.instant(of: slot))
        }
        return DosePlan(self, zone: zone).occurrence(number: number)
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
        if case .once = self {
            guard let only = occurrence(number: 1, zone: zone), only.instant >= instant
            else { return nil }
            return only
        }
        return DosePlan(self, zone: zone).first(onOrAfter: instant)
    }

    /// How many doses the schedule has; nil if it never ends. As needed: 0.
    package func doseCount(zone: Zone) -> Int? {
        if case .once = self { return 1 }
        return DosePlan(self, zone: zone).count
    }

    /// All doses from `instant` on, by number: what `first(onOrAfter:)` and `next(after:)` find,
    /// but the plan is made once. May never end.
    package func occurrences(onOrAfter instant: Instant, zone: Zone) -> OccurrenceSequence {
        OccurrenceSequence(self, first: first(onOrAfter: instant, zone: zone), zone: zone)
    }

    /// Whether the first dose lies more than 10 minutes before `now`. As needed: false.
    package func startsInPast(now: Instant, zone: Zone) -> Bool {
        guard let first = occurrence(number: 1, zone: zone) else { return false }
        return now.seconds(since: first.instant) > Self.pastTolerance
    }
}

/// The doses of a schedule from one of them on, in the order of their numbers.
package struct OccurrenceSequence: Sequence, IteratorProtocol {
    private var walk: DosePlan.Walk

    init(_ schedule: Schedule, first: Occurrence?, zone: Zone) {
        if case .once = schedule {
            walk = DosePlan.Walk(only: first)
        } else {
            walk = DosePlan.Walk(DosePlan(schedule, zone: zone), from: first?.number)
        }
    }

    /// The next dose; nil after the last one.
    package mutating func next() -> Occurrence? { walk.next() }
}
