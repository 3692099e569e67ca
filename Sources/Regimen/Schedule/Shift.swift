extension Schedule {
    /// The farthest that doses can be moved at once, in days.
    package static let shiftLimitDays = 3_660

    /// The schedule whose dose 1 is `occurrence` moved by so many days and minutes (earlier when
    /// negative), with all that follow it. What ended after a number of doses, a day or a time ends
    /// after as many doses as were left.
    ///
    /// Weekdays move along with whole days.
    ///
    /// - Throws: `ShiftError` where moving would change more than the moment of the doses.
    package func shifted(
        days: Int, minutes: Int, from occurrence: Occurrence, zone: Zone
    ) throws(ShiftError) -> Schedule {
        guard abs(days) <= Self.shiftLimitDays,
            abs(minutes) <= Self.shiftLimitDays * 1440
        else { throw .tooFar }
        let change = Shift(days: days, minutes: minutes, zone: zone)
        switch self {
        case .asNeeded: throw .noPlan
        case .once(let slot): return .once(change.moved(slot))
        case .repeating, .phased:
            guard let place = DosePlan(self, zone: zone).place(of: occurrence.number) else {
                throw .tooFar
            }
            let rest = phases.dropFirst(place.index)
            var moved: [Phase] = []
            for phase in rest {
                let isFirst = moved.isEmpty
                let from = isFirst ? occurrence : phase.series.unbounded(1, zone: zone)
                let left =
                    isFirst
                    ? place.count.map { $0 - place.number + 1 }
                    : SeriesPlan(phase.series, zone: zone).count
                guard let from, left != 0,
                    let series = try change.series(phase.series, from: from, left: left)
                else { throw .tooFar }
                moved.append(Phase(series: series, amount: phase.amount))
            }
            guard case .phased = self else { return .repeating(moved[0].series) }
            return try Self.of(moved)
        }
    }

    /// Phases, or the plain series when one without an amount of its own is left.
    static func of(_ phases: [Phase]) throws(ShiftError) -> Schedule {
        if let only = phases.first, phases.count == 1, only.amount == nil {
            return .repeating(only.series)
        }
        guard let phases = Phases(phases) else { throw .tooFar }
        return .phased(phases)
    }
}

/// How far doses move.
private struct Shift {
    let days: Int
    let minutes: Int
    let zone: Zone

    func moved(_ slot: CivilDateTime) -> CivilDateTime {
        CivilDateTime(
            localSeconds: slot.adding(days: days).localSeconds + Int64(minutes) * 60)
    }

    /// The series from `occurrence` on, moved; `left` doses of it are left (nil: no end).
    func series(
        _ series: Series, from occurrence: Occurrence, left: Int?
    ) throws(ShiftError) -> Series? {
        let pattern = try pattern(series.pattern, of: series, from: occurrence)
        var start = moved(occurrence.nominal)
        if case .hours = pattern {
            let seconds = Int64(days) * 86_400 + Int64(minutes) * 60
            start = zone.civil(at: occurrence.instant.adding(seconds: seconds))
        }
        var end = End.never
        if let left {
            if let count = StepCount(left) {
                end = .count(count)
            } else if let last = SeriesPlan(series, zone: zone).count.flatMap({
                series.unbounded($0, zone: zone)
            }) {
                // More doses than can be counted: as many days.
                end = .lastDay(moved(last.nominal).date)
            }
        }
        return Series(
            pattern: pattern, start: start, end: end, counting: series.counting,
            smallestGapMinutes: series.smallestGapMinutes)
    }

    private func pattern(
        _ pattern: Pattern, of series: Series, from occurrence: Occurrence
    ) throws(ShiftError) -> Pattern {
        guard let times = pattern.times else { return pattern }
        let (moved, carry) = try self.times(times)
        let days = self.days + carry
        switch pattern {
        case .hours: return pattern
        case .calendar(let step, let unit, _): return .calendar(step, unit, moved)
        case .weekdays(let set, let weeks, _):
            return .weekdays(try weekdays(set, weeks, by: days), weeks: weeks, moved)
        case .monthDays(let set, let months, _):
            guard days == 0 else { throw .daysOfMonth }
            return .monthDays(set, months: months, moved)
        case .cycle(let set, _):
            let passed = occurrence.nominal.date.dayNumber - series.start.date.dayNumber
            let day = (set.firstDay - 1 + passed) % set.length + 1
            let rest = series.isOnePass ? set.rest(from: day) : set.starting(on: day)
            guard let entered = rest else { throw .tooFar }
            return .cycle(entered, moved)
        }
    }

    /// The times moved by the minutes, and how many days that carries them on.
    private func times(
        _ times: TimesOfDay
    ) throws(ShiftError) -> (TimesOfDay, carry: Int) {
        var moved: [TimedDose] = []
        var carries: Set<Int> = []
        var crossing = CivilTime.midnight
        for dose in times.doses {
            let total = dose.time.secondOfDay + minutes * 60
            let carry = total >= 0 ? total / 86_400 : (total - 86_399) / 86_400
            let time = CivilTime(secondOfDay: total - carry * 86_400)
            if carry != 0 { crossing = dose.time }
            moved.append(TimedDose(time: time, amount: dose.amount))
            carries.insert(carry)
        }
        guard let carry = carries.first, carries.count == 1, let all = TimesOfDay(doses: moved)
        else { throw .crossesMidnight(crossing) }
        return (all, carry)
    }

    private func weekdays(
        _ set: WeekdaySet, _ weeks: StepCount, by days: Int
    ) throws(ShiftError) -> WeekdaySet {
        let places = set.sorted.map { $0.rawValue - 1 + days }
        let weeksMoved = Set(places.map { $0 >= 0 ? $0 / 7 : ($0 - 6) / 7 })
        guard weeks == .one || weeksMoved.count == 1 else { throw .splitsWeek }
        let moved = places.compactMap { Weekday(rawValue: ($0 % 7 + 7) % 7 + 1) }
        guard let rotated = WeekdaySet(moved) else { throw .tooFar }
        return rotated
    }
}
