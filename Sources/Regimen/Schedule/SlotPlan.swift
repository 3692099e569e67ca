/// The slots of a calendar pattern without its end, numbered from 0. Any slot is found without
/// walking from the start: the pattern is cut into cycles of equally many slots.
struct SlotPlan {
    /// A slot inside a cycle: days (or the day of the month) and the time.
    private struct Entry {
        var day: Int
        var time: CivilTime
    }

    private enum Cycle {
        case days(first: CivilDate, step: Int)
        case months(first: CivilDate, step: Int)
        case monthDays(firstOfMonth: CivilDate, step: Int)
    }

    private let cycle: Cycle
    private let entries: [Entry]
    /// Entries of the first cycle that lie before the start.
    private let skipped: Int

    /// Nil for hours, which are no calendar pattern.
    init?(_ pattern: Pattern, start: CivilDateTime) {
        switch pattern {
        case .hours: return nil
        case .calendar(let step, let unit, let times):
            cycle = Self.cycle(step.value, unit, first: start.date)
            entries = times.sorted.map { Entry(day: 0, time: $0) }
        case .weekdays(let days, let weeks, let times):
            let monday = start.date.adding(days: 1 - start.date.weekday.rawValue)
            cycle = .days(first: monday, step: weeks.value * 7)
            entries = days.sorted.flatMap { day in
                times.sorted.map { Entry(day: day.rawValue - 1, time: $0) }
            }
        case .monthDays(let days, let months, let times):
            let first = start.date.adding(days: 1 - start.date.day)
            cycle = .monthDays(firstOfMonth: first, step: months.value)
            entries = days.sorted.flatMap { day in
                times.sorted.map { Entry(day: day, time: $0) }
            }
        }
        let cycle = cycle
        skipped = entries.count { Self.slot(cycle, 0, $0) < start }
    }

    private static func cycle(_ step: Int, _ unit: CalendarUnit, first: CivilDate) -> Cycle {
        switch unit {
        case .day: .days(first: first, step: step)
        case .week: .days(first: first, step: step * 7)
        case .month: .months(first: first, step: step)
        case .year: .months(first: first, step: step * 12)
        }
    }

    private static func slot(_ cycle: Cycle, _ index: Int, _ entry: Entry) -> CivilDateTime {
        let date: CivilDate
        switch cycle {
        case .days(let first, let step):
            date = first.adding(days: index * step + entry.day)
        case .months(let first, let step):
            date = first.adding(months: index * step)
        case .monthDays(let first, let step):
            let month = first.adding(months: index * step)
            let length = CivilDate.daysInMonth(month.month, year: month.year)
            date = month.adding(days: min(entry.day, length) - 1)
        }
        return CivilDateTime(date: date, time: entry.time)
    }

    /// The slot `index`, 0...10^9; nil beyond.
    func slot(_ index: Int) -> CivilDateTime? {
        guard (0...1_000_000_000).contains(index) else { return nil }
        let position = index + skipped
        return Self.slot(cycle, position / entries.count, entries[position % entries.count])
    }

    /// An index whose slot, like all before it, is before `civil`, or 0; at most two cycles too
    /// early.
    func indexBefore(_ civil: CivilDateTime) -> Int {
        let cycles: Int
        switch cycle {
        case .days(let first, let step):
            cycles = (civil.date.dayNumber - first.dayNumber) / step
        case .months(let first, let step), .monthDays(let first, let step):
            let months = (civil.date.year - first.year) * 12 + civil.date.month - first.month
            cycles = months / step
        }
        return max(0, (cycles - 1) * entries.count - skipped)
    }
}
