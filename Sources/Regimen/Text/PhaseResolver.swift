/// Makes a schedule of the parts of a text: one, or several phases one after the other.
struct PhaseResolver {
    let text: TextParts

    private var cursor: TokenCursor { text.cursor }
    private var isOpen: Bool { text.setting.clock != nil }

    func schedule() throws(TextError) -> Schedule {
        var parts = text.parts
        if let schedule = try single(parts) { return schedule }
        if isOpen { try giveStartToFirst(&parts) }
        parts = try StepExpansion(text: text).expand(parts)
        var phases: [Phase] = []
        var before: Clauses?
        for (index, part) in parts.enumerated() {
            var part = part
            let range = text.ranges[min(index, text.ranges.count - 1)]
            try refuseNoSeries(part)
            if let before, isOpen { part.inherit(from: before) }
            if let last = phases.last, part.start == nil || part.start?.value.date == nil {
                if let merged = try goOn(from: last, with: part, at: range) {
                    phases.removeLast()
                    phases += merged
                    before = part
                    continue
                }
                try part.begin(after: last, resolver(part))
            }
            if index + 1 < parts.count { try bound(&part, by: parts[index + 1], at: range) }
            let series = try resolver(part).series()
            phases.append(Phase(series: series, amount: part.amount?.value))
            before = part
        }
        return try join(phases)
    }

    /// The schedule of a text with a single part that has no phases in it.
    private func single(_ parts: [Clauses]) throws(TextError) -> Schedule? {
        guard let part = parts.first, parts.count == 1, part.change == nil else { return nil }
        let schedule = try resolver(part).schedule()
        guard case .repeating(let series) = schedule else {
            if let amount = part.amount {
                throw cursor.error(
                    .twoAmounts, "Leave out the amount here: it belongs to the medicine.",
                    at: amount.range)
            }
            return schedule
        }
        return try AmountRule(text: text).settle([Phase(series: series, amount: part.amount?.value)]
        )
    }

    private func resolver(_ part: Clauses) -> ScheduleResolver {
        ScheduleResolver(clauses: part, cursor: cursor, setting: text.setting)
    }

    /// "… then every 28 days from 2026-03-02 09:30": a start behind the last part, where the first
    /// has none, is the start of the whole if the first counts days or a comma cuts it off.
    private func giveStartToFirst(_ parts: inout [Clauses]) throws(TextError) {
        guard parts.count > 1, parts[0].start == nil, let start = parts[parts.count - 1].start,
            !parts.dropFirst().dropLast().contains(where: { $0.start != nil })
        else { return }
        let last = parts[parts.count - 1]
        let others = [last.rhythm, last.times?.range, last.amount?.range].compactMap { $0 }
        guard others.contains(where: { $0.offset < start.range.offset }) else { return }
        let isDayList = parts[0].cycle != nil && parts[0].cycle?.value.length == nil
        guard isDayList || isCutOff(start.range) else {
            let from = cursor.typed(start.range)
            throw cursor.error(
                .contradiction,
                "\"\(from)\" can be the start of all or of the last phase. Write it in the first "
                    + "phase, or right behind \"then\".", at: start.range)
        }
        parts[0].start = start
        parts[parts.count - 1].start = nil
    }

    /// Whether a comma or "starting" sets a part off from what is before it.
    private func isCutOff(_ range: TextRange) -> Bool {
        guard let index = cursor.tokens.firstIndex(where: { $0.range.offset == range.offset }),
            index > 0
        else { return false }
        return ["starting", "beginning"].contains(cursor.tokens[index].text)
            || [",", ";"].contains(cursor.tokens[index - 1].text)
    }

    private func refuseNoSeries(_ part: Clauses) throws(TextError) {
        let other = part.asNeeded?.range ?? part.once?.range ?? part.date?.range ?? part.most?.range
        if let other {
            throw cursor.error(
                .contradiction,
                "\"\(cursor.typed(other))\" cannot be one of several phases. Add it as a "
                    + "prescription of its own.", at: other)
        }
    }

    /// A phase that another follows must end.
    private func bound(
        _ part: inout Clauses, by next: Clauses, at range: TextRange
    ) throws(TextError) {
        let isBounded =
            part.span != nil || part.count != nil || part.lastDay != nil
            || part.cycle != nil && part.cycle?.value.length == nil && part.cadence == nil
        if isBounded { return }
        if let date = next.start?.value.date {
            part.lastDay = Found(value: date.adding(days: -1), range: range)
            return
        }
        throw cursor.error(
            .incomplete, "How long? For example: 20 mg daily for 7 days, then 10 mg daily.",
            at: range)
    }

    /// "On days 1, 15 and 29, then every 28 days": day 29 is the first of those that go on.
    private func goOn(
        from last: Phase, with part: Clauses, at range: TextRange
    ) throws(TextError) -> [Phase]? {
        guard isOpen, part.amount == nil || part.amount?.value == last.amount,
            last.series.isOnePass, case .cycle(let days, let times) = last.series.pattern,
            times.doses.count == 1, let final = days.days.last, part.cycle == nil,
            part.weekdays == nil, part.monthDays == nil,
            let cadence = part.cadence?.value, let unit = cadence.unit.calendar,
            unit != .day || cadence.count > 1
        else { return nil }
        var part = part
        let day = last.series.start.date.adding(days: final - 1)
        part.start = Found(
            value: Clauses.Start(date: day, time: part.times == nil ? times.sorted[0] : nil),
            range: range)
        let series = try resolver(part).series()
        let next = Phase(series: series, amount: last.amount)
        guard days.days.count > 1 else { return [next] }
        let kept = days.days.dropLast().map { $0...$0 }
        guard let rest = CycleDays(kept, length: final - 1),
            let count = StepCount(kept.count),
            let loading = Series(
                pattern: .cycle(rest, times), start: last.series.start, end: .count(count),
                smallestGapMinutes: last.series.smallestGapMinutes)
        else { return nil }
        return [Phase(series: loading, amount: last.amount), next]
    }

    private func join(_ phases: [Phase]) throws(TextError) -> Schedule {
        for (phase, next) in zip(phases, phases.dropFirst()) {
            guard let last = phase.series.lastSlot else { throw overlap(next) }
            guard last < next.series.start, phase.series.start < next.series.start else {
                throw overlap(next)
            }
        }
        return try AmountRule(text: text).settle(phases)
    }

    private func overlap(_ phase: Phase) -> TextError {
        cursor.error(
            .contradiction,
            "The phase from \(phase.series.start.words) on begins before the one in front of it "
                + "has ended.", at: text.ranges.last)
    }
}

extension Clauses {
    /// What a later part leaves out is as in the part before it.
    fileprivate mutating func inherit(from before: Clauses) {
        let saysRhythm = rhythm != nil
        if !saysRhythm {
            cadence = before.cadence
            perDay = times == nil ? before.perDay : nil
            perPeriod = before.perPeriod
            weekdays = before.weekdays
            monthDays = before.monthDays
            cycle = before.cycle?.value.length == nil ? nil : before.cycle
        }
        if amount == nil, times?.value.contains(where: { $0.dose.amount != nil }) != true {
            amount = before.amount
        }
        guard times == nil, meals == nil else { return }
        let isHours = cadence?.value.unit == .hour
        if isHours { return }
        let count = perDay?.value
        let wasRead = before.times?.value ?? []
        let wasOnce = wasRead.count == 1
        if let start = before.start?.value.time, wasRead.isEmpty, before.perDay?.value ?? 1 == 1 {
            let read = ReadTime(dose: TimedDose(time: start), isHabit: false)
            times = before.start.map { Found(value: [read], range: $0.range) }
        } else if !saysRhythm || count == wasRead.count || count == nil && wasOnce {
            times = before.times
            meals = before.meals
            if !saysRhythm, times == nil, meals == nil { perDay = perDay ?? before.perDay }
        } else if count ?? 1 == 1, let first = wasRead.first {
            times = before.times.map { Found(value: [first], range: $0.range) }
        }
        // An amount for the whole part stands above those that were at the times.
        if amount != nil {
            let plain = (times?.value ?? []).map { read in
                ReadTime(
                    dose: TimedDose(time: read.dose.time), isHabit: read.isHabit,
                    isLate: read.isLate)
            }
            times = times.map { Found(value: plain, range: $0.range) }
        }
    }

    /// The first moment of a part that follows another without saying when.
    fileprivate mutating func begin(
        after last: Phase, _ resolver: ScheduleResolver
    ) throws(TextError) {
        let series = last.series
        let range =
            start?.range ?? rhythm ?? TextRange(offset: resolver.cursor.text.count, length: 0)
        guard let final = series.lastSlot else { return }
        var begin: CivilDateTime
        switch series.end {
        case .lastDay(let day):
            begin = CivilDateTime(date: day.adding(days: 1), time: .midnight)
        case .span(let count, let unit):
            let first = resolver.firstSlot(series.pattern, from: series.start)
            begin = first.adding(count.value, unit)
            // Whole days, unless the first day began late.
            if series.pattern.times?.sorted.first == first.time {
                begin = CivilDateTime(date: begin.date, time: .midnight)
            }
        case .count, .never:
            begin = final.adding(seconds: 1)
            let own = Clauses.Start(date: final.date.adding(days: 1), time: final.time)
            if let step = cadence?.value, let unit = step.unit.calendar, cycle == nil,
                weekdays == nil, monthDays == nil, unit != .day || step.count > 1
            {
                begin = CivilDateTime(
                    date: final.adding(step.count, unit).date, time: .midnight)
            } else if cycle != nil, let date = own.date {
                begin = CivilDateTime(date: date, time: .midnight)
            }
        }
        if cadence?.value.unit == .hour {
            let time = start?.value.time ?? (begin.time == .midnight ? final.time : begin.time)
            start = Found(value: Start(date: begin.date, time: time), range: range)
            return
        }
        let times = try resolver.times()
        let slot = resolver.firstSlot(.calendar(.one, .day, times), from: begin)
        start = Found(value: Start(date: slot.date, time: slot.time), range: range)
        self.times = Found(
            value: times.doses.map { ReadTime(dose: $0, isHabit: false) },
            range: self.times?.range ?? range)
    }
}

extension CivilDateTime {
    /// The clock `seconds` later, as if it never changed.
    func adding(seconds: Int64) -> CivilDateTime {
        CivilDateTime(localSeconds: localSeconds + seconds)
    }
}
