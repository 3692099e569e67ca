/// The slots of a calendar pattern without its end, numbered from 0. Any slot is found without
/// walking from the start: the pattern is cut into cycles of equally many slots.
struct SlotPlan: Sendable {
    private enum Cycle {
        /// So many days, from a day number on.
        case days(first: Int, step: Int)
        /// The same day of every so many months.
        case months(first: CivilDate, step: Int)
        /// Days of every so many months, from the first of a month on.
        case monthDays(first: CivilDate, step: Int)
    }

    private let cycle: Cycle
    /// The days of a cycle that have doses: days after its first, or days of the month.
    private let days: [Int]
    private let times: [TimedDose]
    /// Slots of the first cycle that lie before the start.
    private let skipped: Int

    /// Nil for hours, which are no calendar pattern.
    init?(_ pattern: Pattern, start: CivilDateTime) {
        guard let times = pattern.times?.doses else { return nil }
        self.times = times
        let date = start.date
        switch pattern {
        case .hours: return nil
        case .calendar(let step, let unit, _):
            cycle = Self.cycle(step.value, unit, first: date)
            days = [0]
        case .weekdays(let set, let weeks, _):
            let monday = date.dayNumber + 1 - date.weekday.rawValue
            cycle = .days(first: monday, step: weeks.value * 7)
            days = set.sorted.map { $0.rawValue - 1 }
        case .monthDays(let set, let months, _):
            cycle = .monthDays(first: date.adding(days: 1 - date.day), step: months.value)
            days = set.sorted
        case .cycle(let set, _):
            cycle = .days(first: date.dayNumber - (set.firstDay - 1), step: set.length)
            days = set.days.map { $0 - 1 }
        }
        var before = 0
        for day in days {
            let slotDate = Self.date(cycle, 0, day)
            guard slotDate <= date else { break }
            before += slotDate < date ? times.count : times.count { $0.time < start.time }
        }
        skipped = before
    }

    private static func cycle(_ step: Int, _ unit: CalendarUnit, first: CivilDate) -> Cycle {
        switch unit {
        case .day: .days(first: first.dayNumber, step: step)
        case .week: .days(first: first.dayNumber, step: step * 7)
        case .month: .months(first: first, step: step)
        case .year: .months(first: first, step: step * 12)
        }
    }

    private static func date(_ cycle: Cycle, _ index: Int, _ day: Int) -> CivilDate {
        switch cycle {
        case .days(let first, let step):
            return CivilDate(dayNumber: first + index * step + day)
        case .months(let first, let step):
            return first.adding(months: index * step)
        case .monthDays(let first, let step):
            let month = first.adding(months: index * step)
            let length = CivilDate.daysInMonth(month.month, year: month.year)
            return month.adding(days: min(day, length) - 1)
        }
    }

    /// The slot `index`, 0...10^9, and the amount at its time; nil beyond.
    func slot(_ index: Int) -> (slot: CivilDateTime, amount: Quantity?)? {
        guard (0...1_000_000_000).contains(index) else { return nil }
        let position = index + skipped
        let time = times[position % times.count]
        let day = position / times.count
        let date = Self.date(cycle, day / days.count, days[day % days.count])
        return (CivilDateTime(date: date, time: time.time), time.amount)
    }

    /// An index whose slot, like all before it, is before `civil`, or 0; at most two cycles too
    /// early.
    func indexBefore(_ civil: CivilDateTime) -> Int {
        let cycles: Int
        switch cycle {
        case .days(let first, let step):
            cycles = (civil.date.dayNumber - first) / step
        case .months(let first, let step), .monthDays(let first, let step):
            let months = (civil.date.year - first.year) * 12 + civil.date.month - first.month
            cycles = months / step
        }
        return max(0, (cycles - 1) * slotsPerCycle - skipped)
    }

    /// The index of the first slot at or after `civil`, which is also the number of slots before
    /// it.
    func firstIndex(onOrAfter civil: CivilDateTime) -> Int {
        var low = indexBefore(civil)
        var high = low + 3 * slotsPerCycle
        while low < high {
            let middle = (low + high) / 2
            if let found = slot(middle)?.slot, found < civil {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    private var slotsPerCycle: Int { days.count * times.count }

    /// The slots from `index` on, one after the other.
    struct Walk: Sendable {
        private let plan: SlotPlan
        private var round: Int
        private var day: Int
        private var time: Int
        private var date: CivilDate
        /// Its beginning in `localSeconds`.
        private var midnight: Int64

        init(_ plan: SlotPlan, from index: Int) {
            self.plan = plan
            let position = index + plan.skipped
            time = position % plan.times.count
            let days = position / plan.times.count
            day = days % plan.days.count
            round = days / plan.days.count
            (date, midnight) = Self.date(plan, round, day)
        }

        private static func date(
            _ plan: SlotPlan, _ round: Int, _ day: Int
        ) -> (date: CivilDate, midnight: Int64) {
            let date = SlotPlan.date(plan.cycle, round, plan.days[day])
            if case .days(let first, let step) = plan.cycle {
                return (date, Int64(first + round * step + plan.days[day]) * 86_400)
            }
            return (date, Int64(date.dayNumber) * 86_400)
        }

        /// The slot, also as `localSeconds`, and its amount.
        mutating func next() -> (slot: CivilDateTime, local: Int64, amount: Quantity?) {
            let found = plan.times[time]
            let slot = CivilDateTime(date: date, time: found.time)
            let local = midnight + Int64(found.time.secondOfDay)
            time += 1
            if time == plan.times.count {
                time = 0
                day += 1
                if day == plan.days.count { (day, round) = (0, round + 1) }
                (date, midnight) = Self.date(plan, round, day)
            }
            return (slot, local, found.amount)
        }
    }
}
