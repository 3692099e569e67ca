/// Asks whether the parts of a schedule's text go together, and makes a schedule of them.
struct ScheduleResolver {
    let reader: ScheduleReader

    private var clauses: Clauses { reader.clauses }
    private var cursor: TokenCursor { reader.cursor }

    func schedule() throws(TextError) -> Schedule {
        if clauses.asNeeded != nil { return try asNeeded() }
        if let most = clauses.most {
            throw cursor.error(
                .contradiction,
                "A largest amount goes with \"as needed\". Add \"as needed\" or leave "
                    + "this out.", at: most.range)
        }
        if clauses.once != nil || clauses.date != nil { return try once() }
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

    // MARK: As needed

    private func asNeeded() throws(TextError) -> Schedule {
        let other = [
            clauses.times?.range, clauses.start?.range, clauses.once?.range, clauses.date?.range,
            clauses.weekdays?.range, clauses.monthDays?.range, clauses.lastDay?.range,
            clauses.span?.range, clauses.count?.range,
        ]
        if let asNeeded = clauses.asNeeded, let part = other.compactMap({ $0 }).first {
            throw reader.conflict(
                asNeeded.range, part,
                "A medicine as needed has no set times and no end; it can have \"every 6 hours\" "
                    + "and \"max 6 a day\"."
            )
        }
        let limit = try limit()
        return .asNeeded(
            AsNeeded(gapMinutes: try gap(), maxCount: limit.count, maxAmount: limit.amount))
    }

    private func gap() throws(TextError) -> StepCount? {
        guard let cadence = clauses.cadence else { return nil }
        guard let seconds = cadence.value.unit.seconds, seconds >= 60,
            let gap = StepCount(Int(clamping: Int64(cadence.value.count) * (seconds / 60)))
        else {
            throw cursor.error(
                .outOfRange, "The smallest gap can be 1 minute to 6 days.", at: cadence.range)
        }
        return gap
    }

    private func limit() throws(TextError) -> (count: StepCount?, amount: Quantity?) {
        if let most = clauses.most, let perDay = clauses.perDay {
            throw reader.conflict(perDay.range, most.range)
        }
        switch clauses.most?.value {
        case .amount(let quantity): return (nil, quantity)
        case .count(let count): return (StepCount(count), nil)
        case nil: return (clauses.perDay.flatMap { StepCount($0.value) }, nil)
        }
    }

    // MARK: One dose

    private func once() throws(TextError) -> Schedule {
        let begin = clauses.once?.range ?? clauses.date?.range ?? TextRange(offset: 0, length: 0)
        let other = [
            clauses.cadence?.range, clauses.perDay?.range, clauses.weekdays?.range,
            clauses.monthDays?.range, clauses.lastDay?.range, clauses.span?.range,
            clauses.count?.range,
        ]
        if let part = other.compactMap({ $0 }).first {
            let advice =
                clauses.once == nil ? "For a first day write \"from\" before the date." : ""
            throw reader.conflict(begin, part, advice)
        }
        if let moment = clauses.onceAt {
            if let part = clauses.times?.range ?? clauses.date?.range ?? clauses.start?.range {
                throw reader.conflict(moment.range, part)
            }
            return .once(moment.value)
        }
        if let start = clauses.start, start.value.isNow { return .once(try reader.minute(at: 0)) }
        if let date = clauses.date, let start = clauses.start {
            throw reader.conflict(date.range, start.range)
        }
        let times = clauses.times?.value ?? []
        guard times.count < 2 else {
            throw cursor.error(
                .contradiction, "One dose has one time.", at: clauses.times?.range)
        }
        guard let time = times.first ?? clauses.start?.value.time else {
            throw cursor.error(.timeMissing, "At what time? For example: at 09:30.", at: begin)
        }
        if let date = clauses.date?.value ?? clauses.start?.value.date {
            return .once(CivilDateTime(date: date, time: time))
        }
        return .once(try nextSlot(at: TimesOfDay(time), clauses.times?.range ?? begin))
    }

    // MARK: A series

    private func hours(_ step: StepCount, _ range: TextRange) throws(TextError) -> Schedule {
        if let times = clauses.times {
            throw reader.conflict(
                range, times.range,
                "Hours are counted from the first dose: write \"from\" and its time, "
                    + "or \"daily at\" and all times.")
        }
        let days = clauses.weekdays?.range ?? clauses.monthDays?.range ?? clauses.perDay?.range
        if let days { throw reader.conflict(range, days) }
        let begin: CivilDateTime
        if let start = clauses.start?.value, !start.isNow {
            guard let time = start.time else { throw timeQuestion(1) }
            begin = CivilDateTime(date: try date(of: start), time: time)
        } else {
            begin = try reader.minute(at: 0)
        }
        return .repeating(try series(.hours(step), start: begin))
    }

    private func calendar(step: StepCount, unit: CalendarUnit) throws(TextError) -> Schedule {
        try refuseMixedDays(step: step, unit: unit)
        let times = try times()
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
            return .repeating(
                try series(pattern(step), start: try firstSlot(nearest, from: now())))
        }
        // Weeks and months count from the first slot, not from a date before it.
        let begin =
            hasDays && reader.clock != nil ? try firstSlot(pattern(.one), from: start) : start
        return .repeating(try series(pattern(step), start: begin))
    }

    private func refuseMixedDays(step: StepCount, unit: CalendarUnit) throws(TextError) {
        if let weekdays = clauses.weekdays, let monthDays = clauses.monthDays {
            throw reader.conflict(weekdays.range, monthDays.range)
        }
        if let perDay = clauses.perDay, let cadence = clauses.cadence, step != .one || unit != .day
        {
            throw reader.conflict(cadence.range, perDay.range)
        }
        if let days = clauses.weekdays, let cadence = clauses.cadence, unit != .week {
            throw reader.conflict(cadence.range, days.range)
        }
        if let days = clauses.monthDays, let cadence = clauses.cadence, unit != .month {
            throw reader.conflict(cadence.range, days.range)
        }
    }

    private func times() throws(TextError) -> TimesOfDay {
        let isSilent =
            clauses.cadence == nil && clauses.weekdays == nil && clauses.monthDays == nil
            && clauses.perDay == nil && clauses.times == nil
        if isSilent { throw scheduleMissing() }
        if let found = clauses.times, let times = TimesOfDay(found.value) {
            if let perDay = clauses.perDay, perDay.value != found.value.count {
                throw reader.conflict(perDay.range, found.range, "The number of times differs.")
            }
            return times
        }
        if let start = clauses.start?.value, (clauses.perDay?.value ?? 1) == 1 {
            if let time = start.time { return TimesOfDay(time) }
            if start.isNow { return TimesOfDay(try reader.minute(at: 0).time) }
        }
        throw timeQuestion(clauses.perDay?.value ?? 1)
    }

    private func scheduleMissing() -> TextError {
        let form = "For example: every 12 weeks from tomorrow 09:30."
        if let start = clauses.start {
            return cursor.error(.scheduleMissing, "How often? \(form)", at: start.range)
        }
        return cursor.error(
            .scheduleMissing, "It does not say when. \(form)",
            at: TextRange(offset: cursor.text.count, length: 0))
    }

    private func timeQuestion(_ count: Int) -> TextError {
        let examples = [
            1: "at 09:30", 2: "at 08:00 and 20:00", 3: "at 08:00, 14:00 and 20:00",
            4: "at 08:00, 12:00, 16:00 and 20:00",
        ]
        let example =
            clauses.isBedtime ? "at 22:00" : examples[count] ?? "at 08:00, 14:00 and 20:00"
        let range =
            clauses.perDay?.range ?? clauses.cadence?.range ?? clauses.weekdays?.range
            ?? clauses.monthDays?.range ?? clauses.start?.range
        return cursor.error(
            .timeMissing, "At which time\(count == 1 ? "" : "s")? For example: \(example)",
            at: range,
            try: [example])
    }

    // MARK: Beginning and end

    /// The start that the text gives; nil if it gives none.
    private func stated(_ times: TimesOfDay) throws(TextError) -> CivilDateTime? {
        guard let start = clauses.start?.value else { return nil }
        if start.isNow { return try reader.minute(at: 0) }
        let time = start.time ?? times.sorted.first ?? .midnight
        return CivilDateTime(date: try date(of: start), time: time)
    }

    private func date(of start: Clauses.Start) throws(TextError) -> CivilDate {
        if let date = start.date { return date }
        return try now().date
    }

    private func now() throws(TextError) -> CivilDateTime {
        guard let clock = reader.clock else {
            throw cursor.error(
                .dateMissing, "Write from which date and time on: from tomorrow 09:30.", at: nil)
        }
        return clock
    }

    private func nextSlot(
        at times: TimesOfDay, _ range: TextRange
    ) throws(TextError) -> CivilDateTime {
        try firstSlot(.calendar(.one, .day, times), from: now())
    }

    private func firstSlot(
        _ pattern: Pattern, from start: CivilDateTime
    ) throws(TextError) -> CivilDateTime {
        SlotPlan(pattern, start: start)?.slot(0)?.slot ?? start
    }

    private func series(_ pattern: Pattern, start: CivilDateTime) throws(TextError) -> Series {
        let ends = [clauses.lastDay?.range, clauses.count?.range, clauses.span?.range].compactMap {
            $0
        }
        if ends.count > 1 { throw reader.conflict(ends[0], ends[1], "Write one end.") }
        var end = End.never
        if let lastDay = clauses.lastDay { end = .lastDay(lastDay.value) }
        if let count = clauses.count.flatMap({ StepCount($0.value) }) { end = .count(count) }
        if let span = clauses.span, let count = StepCount(span.value.count),
            let unit = span.value.unit.calendar
        {
            end = .span(count, unit)
        }
        if let series = Series(pattern: pattern, start: start, end: end) { return series }
        throw cursor.error(
            .endBeforeStart, "The end is before the first dose, which is on \(start.words).",
            at: clauses.lastDay?.range)
    }
}
