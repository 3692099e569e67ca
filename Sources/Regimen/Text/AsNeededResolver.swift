/// As needed, and a single dose.
extension ScheduleResolver {
    func asNeeded() throws(TextError) -> Schedule {
        let clock = clauses.hasClockTime ? clauses.times?.range : nil
        let other = [
            clock, clauses.start?.range, clauses.once?.range, clauses.date?.range,
            clauses.weekdays?.range, clauses.monthDays?.range, clauses.cycle?.range,
            clauses.perPeriod?.range, clauses.lastDay?.range, clauses.span?.range,
            clauses.count?.range, clauses.counting?.range,
        ]
        if let asNeeded = clauses.asNeeded, let part = other.compactMap({ $0 }).first {
            throw conflict(
                asNeeded.range, part,
                "A medicine as needed has no set times and no end; it can have \"every 6 hours\" "
                    + "and \"max 6 a day\".")
        }
        var most = clauses.most?.value ?? Clauses.Most()
        if let often = clauses.perDay
            ?? clauses.times.map({
                Found(value: $0.value.count, range: $0.range)
            })
        {
            if let found = clauses.most, found.value.count != nil {
                throw conflict(often.range, found.range)
            }
            most.count = often.value
        }
        return .asNeeded(
            AsNeeded(
                gapMinutes: try gap(), maxCount: most.count.flatMap { StepCount($0) },
                maxAmount: most.amount))
    }

    private func gap() throws(TextError) -> StepCount? {
        if let gap = clauses.gap {
            if let cadence = clauses.cadence { throw conflict(cadence.range, gap.range) }
            return StepCount(gap.value)
        }
        guard let cadence = clauses.cadence else { return nil }
        // "Daily as needed" is a number, not a gap.
        guard let seconds = cadence.value.unit.seconds, seconds >= 60,
            let gap = StepCount(Int(clamping: Int64(cadence.value.count) * (seconds / 60)))
        else {
            throw cursor.error(
                .outOfRange, "The smallest gap can be 1 minute to 6 days.", at: cadence.range)
        }
        return gap
    }

    func once() throws(TextError) -> Schedule {
        let begin = clauses.once?.range ?? clauses.date?.range ?? TextRange(offset: 0, length: 0)
        let other = [
            clauses.cadence?.range, clauses.perDay?.range, clauses.perPeriod?.range,
            clauses.weekdays?.range, clauses.monthDays?.range, clauses.cycle?.range,
            clauses.lastDay?.range, clauses.span?.range, clauses.counting?.range,
            clauses.count.flatMap { $0.value == 1 ? nil : $0.range }, clauses.gap?.range,
        ]
        if let part = other.compactMap({ $0 }).first {
            let advice =
                clauses.once == nil ? "For a first day write \"from\" before the date." : ""
            throw conflict(begin, part, advice)
        }
        if let moment = clauses.onceAt {
            if let part = clauses.times?.range ?? clauses.date?.range ?? clauses.start?.range {
                throw conflict(moment.range, part)
            }
            return .once(moment.value)
        }
        if let start = clauses.start, start.value.isNow { return .once(try minute()) }
        if let date = clauses.date, let start = clauses.start {
            throw conflict(date.range, start.range)
        }
        let times = clauses.times?.value.map(\.dose) ?? []
        guard times.count < 2 else {
            throw cursor.error(
                .contradiction, "One dose has one time.", at: clauses.times?.range)
        }
        guard let time = times.first?.time ?? clauses.start?.value.time else {
            throw cursor.error(.timeMissing, "At what time? For example: at 09:30.", at: begin)
        }
        if let date = clauses.date?.value ?? clauses.start?.value.date {
            return .once(CivilDateTime(date: date, time: time))
        }
        return .once(firstSlot(.calendar(.one, .day, TimesOfDay(time)), from: try now()))
    }
}
