extension Schedule {
    /// A dose given so many hours after its slot or less still belongs to its day.
    package static let sameDayHours: Int64 = 6

    /// For a series that is counted from the dose given: the schedule from the next dose on, when
    /// the dose of `occurrence` was given at `instant` on another day than planned (hours: at
    /// another minute). Its dose 1 is the next dose. What ended after a number of doses, a day or a
    /// time ends after as many doses as were left.
    ///
    /// - Returns: nil when nothing changes: it is counted from the plan, it was given on its day,
    ///   or no dose is left.
    package func counted(
        fromGiven instant: Instant, for occurrence: Occurrence, zone: Zone
    ) -> Schedule? {
        guard let phase = phase(of: occurrence, zone: zone), phase.series.counting == .given,
            let next = next(after: occurrence, zone: zone),
            let moved = phase.series.next(afterGiven: instant, for: occurrence, zone: zone)
        else { return nil }
        if case .hours = phase.series.pattern {
            let minutes = instant.seconds(since: occurrence.instant) / 60
            guard minutes != 0 else { return nil }
            // The second pass of an hour that the clock shows twice cannot be written as a local
            // time. Then the next dose comes an hour later: never closer than the interval.
            let target = next.instant.adding(seconds: minutes * 60)
            let written = zone.instant(of: zone.civil(at: target))
            let wait = max(0, target.seconds(since: written)) / 60
            return try? shifted(days: 0, minutes: Int(minutes + wait), from: next, zone: zone)
        }
        let given = zone.civil(at: instant)
        let days = given.date.dayNumber - occurrence.nominal.date.dayNumber
        let late = instant.seconds(since: occurrence.instant)
        let isSameDay = days == 0 || (0...Self.sameDayHours * 3600).contains(late)
        guard !isSameDay else { return nil }
        // Months differ in length, so the next date is counted anew and not moved along; the first
        // dose of a phase that follows is moved along.
        let isSamePhase = self.phase(of: next, zone: zone) == phase
        let distance = isSamePhase ? moved.date.dayNumber - next.nominal.date.dayNumber : days
        return try? shifted(days: distance, minutes: 0, from: next, zone: zone)
    }
}

extension Series {
    /// The slot one step after a dose that was given at `instant`, at the usual clock time.
    fileprivate func next(
        afterGiven instant: Instant, for occurrence: Occurrence, zone: Zone
    ) -> CivilDateTime? {
        let day = zone.civil(at: instant).date
        switch pattern {
        case .hours(let step):
            return zone.civil(at: instant.adding(seconds: Int64(step.value) * 3600))
        case .calendar(let step, let unit, _):
            return CivilDateTime(date: day, time: occurrence.nominal.time).adding(step.value, unit)
        case .weekdays, .monthDays, .cycle: return nil
        }
    }
}
