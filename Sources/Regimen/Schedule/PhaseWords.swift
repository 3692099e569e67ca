extension Phases {
    /// "20 mg every day at 08:00 for 7 days, then 10 mg every day at 08:00 for 7 days".
    var words: String {
        var said: [String] = []
        var before: Phase?
        for (index, phase) in list.enumerated() {
            let next = index + 1 < list.count ? list[index + 1] : nil
            var text = phase.amount.map { "\($0.words) " } ?? ""
            text += phase.daysThrough(next) ?? phase.series.words
            if let before, before.leavesPause(to: phase) {
                text += ", from \(phase.series.start.date.words)"
            }
            said.append(text)
            before = phase
        }
        return said.joined(separator: ", then ")
    }
}

extension Phase {
    /// "on days 1, 15 and 29 at 09:30", where the last of these is the first dose of the phase
    /// that follows: a treatment that goes on every 28 days from day 29. Nil if this is no such
    /// beginning.
    fileprivate func daysThrough(_ next: Phase?) -> String? {
        guard let next, next.amount == amount, series.isOnePass,
            case .cycle(let days, let times) = series.pattern,
            case .calendar(_, _, times) = next.series.pattern,
            next.series.start.time == series.start.time
        else { return nil }
        let last = next.series.start.date.dayNumber - series.start.date.dayNumber + 1
        guard let joined = CycleDays(days.ranges + [last...last], length: max(last, days.length))
        else { return nil }
        let pattern = Pattern.cycle(joined, times)
        return series.words(pattern.words(start: series.start, isOnePass: true))
    }

    /// Whether more time lies before the next phase than either of the two has between its doses.
    fileprivate func leavesPause(to next: Phase) -> Bool {
        guard let last = series.lastSlot else { return false }
        let days = next.series.start.date.dayNumber - last.date.dayNumber
        return days > max(series.pattern.longestStep, next.series.pattern.longestStep)
    }
}

extension Pattern {
    /// The most days from one step to the next.
    var longestStep: Int {
        switch self {
        case .hours(let step): step.value / 24 + 1
        case .calendar(let step, let unit, _):
            step.value * [.day: 1, .week: 7, .month: 31, .year: 366][unit, default: 1]
        case .weekdays(_, let weeks, _): weeks.value * 7
        case .monthDays(_, let months, _): months.value * 31
        case .cycle(let days, _): days.length
        }
    }
}
