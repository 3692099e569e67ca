/// When a medicine is given.
package enum Schedule: Hashable, Sendable {
    /// One dose, at this local time.
    case once(CivilDateTime)
    /// A series of doses.
    case repeating(Series)
    /// No set times; the person decides, within limits.
    case asNeeded(AsNeeded)

    /// The local time from which the doses count; nil for as needed.
    package var start: CivilDateTime? {
        switch self {
        case .once(let slot): slot
        case .repeating(let series): series.start
        case .asNeeded: nil
        }
    }

    /// The limits of an as-needed schedule; nil for all others.
    package var asNeeded: AsNeeded? {
        if case .asNeeded(let limits) = self { limits } else { nil }
    }
}

/// A repeated dose: the pattern, where it begins and where it ends.
package struct Series: Hashable, Sendable {
    /// Which slots there are.
    package let pattern: Pattern
    /// The slots are counted from this local time on; the first one is at it or after it.
    package let start: CivilDateTime
    /// After which slot it stops.
    package let end: End

    /// The series; nil if its last day is before its first slot.
    package init?(pattern: Pattern, start: CivilDateTime, end: End = .never) {
        if case .lastDay(let day) = end {
            let first = SlotPlan(pattern, start: start)?.slot(0) ?? start
            guard first.date <= day else { return nil }
        }
        self.pattern = pattern
        self.start = start
        self.end = end
    }
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
