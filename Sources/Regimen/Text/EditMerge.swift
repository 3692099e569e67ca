/// Joins what a change says with what held before.
struct EditMerge {
    let text: TextParts
    let old: Schedule
    let last: CivilDateTime?
    let next: CivilDateTime?
    let zone: Zone

    private var cursor: TokenCursor { text.cursor }

    func schedule() throws(TextError) -> Schedule {
        guard let new = text.parts.first else { return old }
        switch old {
        case .asNeeded(let limits):
            guard new.fitsAsNeeded, text.parts.count == 1 else { return try text.schedule() }
            return try merged(new, with: limits)
        case .once(let slot): return try merged(new, with: slot)
        case .phased: return try whole(new)
        case .repeating(let series):
            guard text.parts.count == 1, new.change == nil, !new.standsAlone else {
                return try inheriting(new, from: series)
            }
            return try merged(new, with: series)
        }
    }

    private func resolver(_ clauses: Clauses) -> ScheduleResolver {
        ScheduleResolver(clauses: clauses, cursor: cursor, setting: text.setting)
    }

    private func merged(_ new: Clauses, with limits: AsNeeded) throws(TextError) -> Schedule {
        var clauses = new
        clauses.asNeeded = new.asNeeded ?? Found(value: true, range: cursor.whole)
        let read = try resolver(clauses).asNeeded().asNeeded
        return .asNeeded(
            AsNeeded(
                gapMinutes: read?.gapMinutes ?? limits.gapMinutes,
                maxCount: read?.maxCount ?? limits.maxCount,
                maxAmount: read?.maxAmount ?? limits.maxAmount))
    }

    /// A single dose gets another day or time.
    private func merged(_ new: Clauses, with slot: CivilDateTime) throws(TextError) -> Schedule {
        guard new.rhythm == nil, new.asNeeded == nil, text.parts.count == 1, new.change == nil,
            new.start == nil, new.onceAt == nil, new.gap == nil, new.counting == nil, !new.saysEnd
        else { return try text.schedule() }
        let range = cursor.whole
        var clauses = new
        clauses.once = new.once ?? Found(value: true, range: range)
        clauses.date = new.date ?? Found(value: slot.date, range: range)
        if new.times == nil, new.meals == nil {
            let read = Clauses.ReadTime(dose: TimedDose(time: slot.time), isHabit: false)
            clauses.times = Found(value: [read], range: range)
        }
        return try resolver(clauses).once()
    }

    /// Phases are written anew as a whole.
    private func whole(_ new: Clauses) throws(TextError) -> Schedule {
        let isWhole = text.parts.count > 1 || new.rhythm != nil || new.standsAlone
        guard isWhole || new.change != nil else {
            throw cursor.error(
                .contradiction,
                "This schedule has several phases. Write the whole of it, for example: "
                    + "20 mg daily at 08:00 for 7 days, then 10 mg daily.",
                at: cursor.whole)
        }
        return try text.schedule()
    }

    /// A text with phases of its own: the first takes from the old series what it does not say.
    private func inheriting(_ new: Clauses, from series: Series) throws(TextError) -> Schedule {
        guard !new.standsAlone, new.rhythm == nil || new.times == nil else {
            return try text.schedule()
        }
        var text = text
        text.fillFirst(from: try clauses(of: series))
        return try text.schedule()
    }

    private func clauses(of series: Series) throws(TextError) -> Clauses {
        let canonical = Schedule.repeating(series).canonical
        let cursor = try TokenCursor(canonical, limit: Schedule.canonicalLimit)
        let parts = try TextParts(cursor, TextSetting(clock: nil), allowsAmount: true)
        return (parts.parts.first ?? Clauses()).standing(at: self.cursor.whole)
    }

    // MARK: A series

    private func merged(_ new: Clauses, with series: Series) throws(TextError) -> Schedule {
        if case .hours = series.pattern, new.rhythm == nil, let times = new.times {
            throw cursor.error(
                .contradiction,
                "This one counts hours from the first dose. Write \"from\" and its time, or how "
                    + "often: daily at 08:00 and 20:00.", at: times.range)
        }
        var clauses = new
        clauses.fill(from: try self.clauses(of: series))
        let isHours = clauses.cadence?.value.unit == .hour
        var isFree = new.start?.value.date == nil && new.start?.value.isNow != true
        if isFree, isHours, let time = new.start?.value.time, let clock = text.setting.clock {
            // "From 10:00" is the next time that it is ten.
            let day = clock.date.adding(days: time > clock.time ? 0 : 1)
            clauses.start?.value.date = day
            isFree = false
        } else if isFree {
            try clauses.start(anchor(new, series), time: new.start?.value.time, resolver(clauses))
        }
        if !new.saysEnd { keepEnd(of: series, in: &clauses) }
        let read = try resolver(clauses).series()
        let amounts = AmountRule(text: text)
        let merged = isFree ? try onGrid(read) : read
        return try amounts.settle([Phase(series: merged)])
    }

    /// From where the slots are counted when the text does not say it: an old rhythm from where it
    /// began; a new one from the last slot, else from the next.
    private func anchor(_ new: Clauses, _ series: Series) -> CivilDateTime {
        if new.rhythm == nil { return series.start }
        if new.cycle != nil { return next ?? last ?? series.start }
        return last ?? next ?? series.start
    }

    /// The series from its first slot after now on, on the same grid.
    private func onGrid(_ series: Series) throws(TextError) -> Series {
        guard let clock = text.setting.clock else { return series }
        let from = max(clock, last?.adding(seconds: 1) ?? clock)
        guard let open = Series(pattern: series.pattern, start: series.start) else { return series }
        let plan = SeriesPlan(open, zone: zone)
        var number = plan.numberBefore(zone.instant(of: from))
        while let slot = plan.dose(number)?.slot, slot < from { number += 1 }
        guard let slot = plan.dose(number)?.slot,
            let rest = Series(
                pattern: series.pattern.entered(at: slot, from: series.start), start: slot,
                end: series.end, counting: series.counting,
                smallestGapMinutes: series.smallestGapMinutes)
        else {
            throw cursor.error(
                .endBeforeStart, "No dose is left before the end. Write a new end too.",
                at: cursor.whole)
        }
        return rest
    }

    /// An end that was a number of doses is as many as are left; one that was a length of time is
    /// the same last day.
    private func keepEnd(of series: Series, in clauses: inout Clauses) {
        let plan = DosePlan(.repeating(series), zone: zone)
        let range = cursor.whole
        clauses.lastDay = nil
        clauses.count = nil
        clauses.span = nil
        switch series.end {
        case .never: break
        case .lastDay(let day): clauses.lastDay = Found(value: day, range: range)
        case .span:
            let final = plan.count.flatMap { plan.occurrence(number: $0) }
            clauses.lastDay = final.map { Found(value: $0.nominal.date, range: range) }
        case .count(let count):
            let given = last.flatMap { plan.first(onOrAfter: zone.instant(of: $0))?.number } ?? 0
            clauses.count = Found(value: max(1, count.value - given), range: range)
        }
    }
}

extension Pattern {
    /// The same grid, begun at one of its slots.
    fileprivate func entered(at slot: CivilDateTime, from start: CivilDateTime) -> Pattern {
        switch self {
        case .cycle(let days, let times):
            let passed = slot.date.dayNumber - start.date.dayNumber
            let day = (days.firstDay - 1 + passed) % days.length + 1
            return .cycle(days.starting(on: day) ?? days, times)
        case .calendar(let step, .month, let times) where slot.date.day != start.date.day:
            // From the last day of a short month it would not find back to the 31st.
            guard let days = MonthDays([start.date.day]) else { return self }
            return .monthDays(days, months: step, times)
        case .hours, .calendar, .weekdays, .monthDays: return self
        }
    }
}

extension Clauses {
    /// Whether the text is a schedule of another kind, so that nothing of a series stays.
    var standsAlone: Bool { asNeeded != nil || once != nil || date != nil || most != nil }

    /// Whether it can be about a medicine as needed.
    fileprivate var fitsAsNeeded: Bool {
        !hasClockTime && start == nil && once == nil && date == nil && weekdays == nil
            && monthDays == nil && cycle == nil && perPeriod == nil && !saysEnd && change == nil
            && counting == nil
    }

    /// What a series says, with one place for all of it.
    fileprivate func standing(at range: TextRange) -> Clauses {
        var clauses = Clauses()
        clauses.cadence = cadence?.at(range)
        clauses.weekdays = weekdays?.at(range)
        clauses.monthDays = monthDays?.at(range)
        clauses.cycle = cycle?.at(range)
        clauses.cycleDay = cycleDay?.at(range)
        clauses.times = times?.at(range)
        clauses.gap = gap?.at(range)
        clauses.counting = counting?.at(range)
        return clauses
    }

    /// Takes from `old` what this does not say.
    mutating func fill(from old: Clauses) {
        let saysRhythm = rhythm != nil
        if times == nil, meals == nil, cadence?.value.unit != .hour {
            let was = old.times?.value ?? []
            let isDaily = cadence?.value == Cadence(count: 1, unit: .day) && perDay == nil
            let wanted = perDay?.value ?? (isDaily ? 1 : was.count)
            if wanted == was.count {
                times = old.times
            } else if wanted == 1, let first = was.first {
                times = old.times.map { Found(value: [first], range: $0.range) }
            }
        }
        if !saysRhythm {
            cadence = old.cadence
            weekdays = old.weekdays
            monthDays = old.monthDays
            cycle = old.cycle
            cycleDay = old.cycleDay
        }
        gap = gap ?? old.gap
        let isOneDose = times?.value.count ?? 1 == 1 && perDay?.value ?? 1 == 1
        let canCount = isOneDose && weekdays == nil && monthDays == nil && cycle == nil
        counting = counting ?? (canCount ? old.counting : nil)
    }

    /// Begins at the date of `anchor`; hours at its time too.
    fileprivate mutating func start(
        _ anchor: CivilDateTime, time: CivilTime?, _ resolver: ScheduleResolver
    ) throws(TextError) {
        let range = start?.range ?? TextRange(offset: 0, length: 0)
        let isHours = cadence?.value.unit == .hour
        var first = time ?? anchor.time
        if !isHours, time == nil {
            var probe = resolver
            probe.clauses.start = Found(
                value: Start(date: anchor.date, time: times == nil ? anchor.time : nil),
                range: range)
            if perDay?.value ?? 1 > 1 { probe.clauses.start = nil }
            first = try probe.times().sorted.first ?? anchor.time
        }
        start = Found(value: Start(date: anchor.date, time: first), range: range)
    }
}
