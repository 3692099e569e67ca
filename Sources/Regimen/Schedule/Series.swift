/// A repeated dose: the pattern, where it begins and where it ends.
package struct Series: Hashable, Sendable {
    /// Which slots there are.
    package let pattern: Pattern
    /// The slots are counted from this local time on; the first one is at it or after it.
    package let start: CivilDateTime
    /// After which slot it stops.
    package let end: End
    /// From what the next dose is counted.
    package let counting: Counting
    /// The smallest time between two doses that the text names ("at least 6 hours apart"), in
    /// minutes; nil if it names none.
    package let smallestGapMinutes: StepCount?

    /// The series; nil if its last day is before its first slot, or if it is to be counted from
    /// the dose given and has more than one dose in each step.
    package init?(
        pattern: Pattern, start: CivilDateTime, end: End = .never, counting: Counting = .plan,
        smallestGapMinutes: StepCount? = nil
    ) {
        guard counting == .plan || pattern.hasOneDosePerStep else { return nil }
        if case .lastDay(let day) = end {
            let first = SlotPlan(pattern, start: start)?.slot(0)?.slot ?? start
            guard first.date <= day else { return nil }
        }
        self.pattern = pattern
        self.start = start
        self.end = end
        self.counting = counting
        self.smallestGapMinutes = smallestGapMinutes
    }
}

/// From what the next dose of a series is counted.
package enum Counting: String, CaseIterable, Hashable, Sendable {
    /// From the plan: a dose that was given late moves none of the others.
    case plan
    /// From the dose that was given: when the clinic moves one by four days, the next moves too.
    case given
}

/// Which slots a series has.
package enum Pattern: Hashable, Sendable {
    /// Every so many hours of elapsed time; the clock time shifts when the clocks change.
    case hours(StepCount)
    /// Every so many days, weeks, months or years after the start's date, at these clock times. In
    /// a month that lacks the start's day: on its last day, always counted from the start.
    case calendar(StepCount, CalendarUnit, TimesOfDay)
    /// On these weekdays of every so many weeks; weeks begin on Monday and count from the start's
    /// week.
    case weekdays(WeekdaySet, weeks: StepCount, TimesOfDay)
    /// On these days of every so many months, counted from the start's month.
    case monthDays(MonthDays, months: StepCount, TimesOfDay)
    /// On these days of a cycle of so many days; the start's date is the cycle's `firstDay`.
    case cycle(CycleDays, TimesOfDay)

    /// The clock times; nil for hours.
    package var times: TimesOfDay? {
        switch self {
        case .hours: nil
        case .calendar(_, _, let times), .weekdays(_, _, let times), .monthDays(_, _, let times),
            .cycle(_, let times):
            times
        }
    }

    /// Whether each step has exactly one dose, so that the next can be counted from one given.
    package var hasOneDosePerStep: Bool {
        switch self {
        case .hours: true
        case .calendar(_, _, let times): times.doses.count == 1
        case .weekdays, .monthDays, .cycle: false
        }
    }

    /// The same pattern at other times; hours have none and stay.
    func at(_ times: TimesOfDay) -> Pattern {
        switch self {
        case .hours: self
        case .calendar(let step, let unit, _): .calendar(step, unit, times)
        case .weekdays(let days, let weeks, _): .weekdays(days, weeks: weeks, times)
        case .monthDays(let days, let months, _): .monthDays(days, months: months, times)
        case .cycle(let days, _): .cycle(days, times)
        }
    }
}

/// What a calendar step counts.
package enum CalendarUnit: String, CaseIterable, Hashable, Sendable {
    case day
    case week
    case month
    case year
}

/// Where a series ends.
package enum End: Hashable, Sendable {
    /// It goes on until someone stops it.
    case never
    /// The last day on which there may be a slot.
    case lastDay(CivilDate)
    /// This many doses.
    case count(StepCount)
    /// So many days, weeks, months or years from the first slot on; the slot exactly at the end is
    /// not given.
    case span(StepCount, CalendarUnit)
}
