/// Asks whether the clauses of one part of a text go together, and makes a schedule of them.
struct ScheduleResolver {
    var clauses: Clauses
    let cursor: TokenCursor
    let setting: TextSetting

    func schedule() throws(TextError) -> Schedule {
        if clauses.asNeeded != nil { return try asNeeded() }
        if let most = clauses.most {
            throw cursor.error(
                .contradiction,
                "A largest amount goes with \"as needed\". Add \"as needed\" or leave "
                    + "this out.", at: most.range)
        }
        if clauses.once != nil || clauses.date != nil { return try once() }
        return .repeating(try series())
    }

    /// The series that the clauses make.
    func series() throws(TextError) -> Series {
        guard let cadence = clauses.cadence else {
            return try calendar(step: .one, unit: .day)
        }
        guard cadence.value.upper == nil, let step = StepCount(cadence.value.count) else {
            throw cursor.error(
                .contradiction,
                "A range goes with \"as needed\". Add \"as needed\" or write one number.",
                at: cadence.range)
        }
        if cadence.value.unit == .hour { return try hours(step, cadence.range) }
        guard let unit = cadence.value.unit.calendar else {
            throw cursor.error(
                .notSupported, "The shortest that can be planned is every 1 hour.",
                at: cadence.range)
        }
        return try calendar(step: step, unit: unit)
    }

    /// Two parts that do not go together; points at the second.
    func conflict(_ first: TextRange, _ second: TextRange, _ advice: String = "") -> TextError {
        cursor.error(
            .contradiction,
            "\"\(cursor.typed(first))\" and \"\(cursor.typed(second))\" do not go "
                + "together.\(advice.isEmpty ? "" : " " + advice)", at: second)
    }

    // MARK: Hours and calendar

    private func hours(_ step: StepCount, _ range: TextRange) throws(TextError) -> Series {
        if let times = clauses.times {
            throw conflict(
                range, times.range,
                "Hours are counted from the first dose: write \"from\" and its time, "
                    + "or \"daily at\" and all times.")
        }
        let days =
            clauses.weekdays?.range ?? clauses.monthDays?.range ?? clauses.perDay?.range
            ?? clauses.cycle?.range ?? clauses.perPeriod?.range
        if let days { throw conflict(range, days) }
        let begin: CivilDateTime
        if let start = clauses.start?.value, !start.isNow {
            guard let time = start.time else { throw timeQuestion(1) }
            begin = CivilDateTime(date: try date(of: start), time: time)
        } else {
            begin = try minute()
        }
        return try series(.hours(step), start: begin)
    }

    private func calendar(step: StepCount, unit: CalendarUnit) throws(TextError) -> Series {
        try refuseMixedDays(step: step, unit: unit)
        let times = try times()
        if clauses.cycle != nil { return try cycle(times) }
        let weekdays = clauses.weekdays.flatMap { WeekdaySet($0.value) }
        let monthDays = clauses.monthDays.flatMap { MonthDays($0.value) }
        func pattern(_ step: StepCount) -> Pattern {
            if let weekdays { return .weekdays(weekdays, weeks: step, times) }
            if let monthDays { return .monthDays(monthDays, months: step, times) }
            return .calendar(step, unit, times)
        }
        let hasDays = weekdays != nil || monthDays != nil
        guard let start = try stated(times) else {
            let nearest = hasDays ? pattern(.one) : .calendar(.one, .day, times)
            return try series(pattern(step), start: firstSlot(nearest, from: try now()))
        }
        // Weeks and months count from the first slot, not from a date before it.
        let isOpen = setting.clock != nil
        if hasDays, isOpen {
            return try series(pattern(step), start: firstSlot(pattern(.one), from: start))
        }
        return try series(pattern(step), start: try later(start, pattern(step)))
    }

    /// Today's first time may have passed; a schedule of every day then begins with the next one.
    private func later(
        _ start: CivilDateTime, _ pattern: Pattern
    ) throws(TextError) -> CivilDateTime {
        guard let clock = setting.clock, clauses.start?.value.time == nil, start < clock,
            start.date == clock.date, case .calendar(.one, .day, _) = pattern
        else { return start }
        return firstSlot(pattern, from: clock)
    }

    private func refuseMixedDays(step: StepCount, unit: CalendarUnit) throws(TextError) {
        let days = [clauses.weekdays?.range, clauses.monthDays?.range, clauses.cycle?.range]
            .compactMap { $0 }
        if days.count > 1 { throw conflict(days[0], days[1]) }
        if let perPeriod = clauses.perPeriod { try refuseUnknownDays(perPeriod) }
        guard let cadence = clauses.cadence else { return }
        if let perDay = clauses.perDay, step != .one || unit != .day {
            throw conflict(cadence.range, perDay.range)
        }
        if let days = clauses.weekdays, unit != .week { throw conflict(cadence.range, days.range) }
        if let days = clauses.monthDays, unit != .month {
            throw conflict(cadence.range, days.range)
        }
        if let cycle = clauses.cycle, unit == .month || unit == .year {
            throw conflict(cadence.range, cycle.range)
        }
    }

    /// "Twice a week" needs two weekdays.
    private func refuseUnknownDays(_ often: Found<Clauses.Cadence>) throws(TextError) {
        let known =
            switch often.value.unit {
            case .week: clauses.weekdays?.value.count
            case .month: clauses.monthDays?.value.count
            default: nil as Int?
            }
        if known == often.value.count { return }
        if known != nil, let days = clauses.weekdays?.range ?? clauses.monthDays?.range {
            throw conflict(often.range, days, "The number of days differs.")
        }
        throw cursor.error(
            .dayMissing, "On which days? For example: on Monday and Thursday at 09:00.",
            at: often.range)
    }

    // MARK: Cycles

    private func cycle(_ times: TimesOfDay) throws(TextError) -> Series {
        guard let found = clauses.cycle else { throw scheduleMissing() }
        var length = found.value.length
        if let cadence = clauses.cadence, cadence.value.count > 1 || cadence.value.unit == .week {
            let days = cadence.value.count * (cadence.value.unit == .week ? 7 : 1)
            guard length ?? days == days else { throw conflict(found.range, cadence.range) }
            length = days
        }
        let last = found.value.ranges.map(\.upperBound).max() ?? 1
        guard
            let days = CycleDays(
                found.value.ranges, length: length ?? last,
                firstDay: clauses.cycleDay?.value ?? 1)
        else {
            throw cursor.error(
                .contradiction, "These days do not fit into a cycle of \(length ?? last) days.",
                at: clauses.cycleDay?.range ?? found.range)
        }
        let pattern = Pattern.cycle(days, times)
        var start = try stated(times)
        if start == nil { start = firstSlot(.calendar(.one, .day, times), from: try now()) }
        guard let start else { throw scheduleMissing() }
        guard length == nil else { return try series(pattern, start: start) }
        if let end = clauses.span?.range ?? clauses.lastDay?.range {
            throw cursor.error(
                .contradiction,
                "How long is the cycle? For example: days 1, 8 and 15 of every 28 days.", at: end)
        }
        let doses = days.days.count * times.doses.count
        guard clauses.count?.value ?? doses == doses, let count = StepCount(doses) else {
            throw conflict(found.range, clauses.count?.range ?? found.range)
        }
        return try series(pattern, start: start, end: .count(count))
    }

    // MARK: Beginning and end

    /// The start that the text gives; nil if it gives none.
    private func stated(_ times: TimesOfDay) throws(TextError) -> CivilDateTime? {
        guard let start = clauses.start?.value else { return nil }
        if start.isNow { return try minute() }
        let time = start.time ?? times.sorted.first ?? .midnight
        return CivilDateTime(date: try date(of: start), time: time)
    }

    private func date(of start: Clauses.Start) throws(TextError) -> CivilDate {
        if let date = start.date { return date }
        return try now().date
    }

    func now() throws(TextError) -> CivilDateTime {
        guard let clock = setting.clock else {
            throw cursor.error(
                .dateMissing, "Write from which date and time on: from tomorrow 09:30.", at: nil)
        }
        return clock
    }

    /// Now, without its seconds.
    func minute() throws(TextError) -> CivilDateTime {
        let now = try now()
        return CivilDateTime(
            date: now.date, time: CivilTime(secondOfDay: now.time.secondOfDay / 60 * 60))
    }

    func firstSlot(_ pattern: Pattern, from start: CivilDateTime) -> CivilDateTime {
        SlotPlan(pattern, start: start)?.slot(0)?.slot ?? start
    }

    private func series(
        _ pattern: Pattern, start: CivilDateTime, end known: End? = nil
    ) throws(TextError) -> Series {
        let end = if let known { known } else { try end() }
        let gap = clauses.gap.flatMap { StepCount($0.value) }
        let counting = clauses.counting?.value ?? .plan
        if counting == .given, !pattern.hasOneDosePerStep {
            throw cursor.error(
                .contradiction,
                "Only a plan with one dose each time can be counted from the dose given, "
                    + "for example: every 4 weeks at 09:30.", at: clauses.counting?.range)
        }
        guard
            let series = Series(
                pattern: pattern, start: start, end: end, counting: counting,
                smallestGapMinutes: gap)
        else {
            throw cursor.error(
                .endBeforeStart, "The end is before the first dose, which is on \(start.words).",
                at: clauses.lastDay?.range)
        }
        if let found = clauses.gap, setting.clock != nil,
            series.smallestGapSeconds > pattern.shortestDistance
        {
            throw cursor.error(
                .contradiction, "Some of the doses are less than that apart.", at: found.range)
        }
        return series
    }

    private func end() throws(TextError) -> End {
        let ends = [clauses.lastDay?.range, clauses.count?.range, clauses.span?.range]
            .compactMap { $0 }
        if ends.count > 1 { throw conflict(ends[0], ends[1], "Write one end.") }
        if let lastDay = clauses.lastDay { return .lastDay(lastDay.value) }
        if let count = clauses.count.flatMap({ StepCount($0.value) }) { return .count(count) }
        if let span = clauses.span, let count = StepCount(span.value.count) {
            guard let unit = span.value.unit.calendar else { return .never }
            return .span(count, unit)
        }
        return .never
    }
}
