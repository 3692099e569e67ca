extension Schedule {
    /// For people: "every 12 weeks at 09:30", "every day for 21 days, then 7 days off, at 08:00",
    /// "as needed, at least 6 hours apart, at most 6 times in 24 hours".
    package var words: String {
        switch self {
        case .once(let slot): "once on \(slot.date.words) at \(slot.time)"
        case .repeating(let series): series.words
        case .phased(let phases): phases.words
        case .asNeeded(let limits): limits.words
        }
    }
}

extension Series {
    var words: String { words(pattern.words(start: start, isOnePass: isOnePass)) }

    /// The pattern in words, and what follows it.
    func words(_ pattern: String) -> String {
        var text = pattern + (isOnePass ? "" : end.words)
        if let smallestGapMinutes { text += ", at least \(length(smallestGapMinutes)) apart" }
        if counting == .given { text += ", counted from the last dose given" }
        return text
    }

    /// Whether the series goes through its cycle just once: "on days 1, 15 and 29".
    var isOnePass: Bool {
        guard case .cycle(let days, let times) = pattern, case .count(let count) = end else {
            return false
        }
        return days.firstDay == 1 && count.value == days.days.count * times.doses.count
            && start.time <= (times.sorted.first ?? start.time)
    }
}

extension Pattern {
    func words(start: CivilDateTime, isOnePass: Bool) -> String {
        let at = times?.words ?? ""
        switch self {
        case .hours(let step): return every(step, "hour")
        case .calendar(let step, let unit, _):
            return every(step, unit.rawValue) + rule(unit, start.date) + at
        case .weekdays(let days, let weeks, _):
            let names = listed(days.sorted.map(\.name))
            return (weeks == .one ? "every \(names)" : every(weeks, "week") + " on \(names)") + at
        case .monthDays(let days, let months, _):
            let names = listed(days.sorted.map(ordinal))
            let rule = days.needsClamping ? " (in shorter months on the last day)" : ""
            return every(months, "month") + " on the \(names)\(rule)" + at
        case .cycle(let days, _): return days.words(isOnePass: isOnePass) + at
        }
    }

    private func rule(_ unit: CalendarUnit, _ first: CivilDate) -> String {
        if unit == .month, first.day > 28 { return " (in shorter months on the last day)" }
        let isLeapDay = first.month == 2 && first.day == 29
        return unit == .year && isLeapDay ? " (in other years on 28 February)" : ""
    }
}

extension CycleDays {
    /// "every day for 21 days, then 7 days off," or "on days 1, 8 and 15 of every 28 days".
    fileprivate func words(isOnePass: Bool) -> String {
        if isOnePass { return "on " + dayWords(days) }
        let entry = firstDay == 1 ? "" : ", beginning with day \(firstDay) of the cycle,"
        if let first = ranges.first, ranges.count == 1, first.lowerBound == 1, first.count > 1,
            first.upperBound < length
        {
            let off = length - first.upperBound
            return "every day for \(first.upperBound) days, then \(off) day\(off == 1 ? "" : "s")"
                + " off" + (entry.isEmpty ? "," : entry)
        }
        let spelled = ranges.flatMap { range in
            range.count > 2
                ? ["\(range.lowerBound) to \(range.upperBound)"] : range.map { "\($0)" }
        }
        return "on day\(days.count == 1 ? "" : "s") \(listed(spelled)) of every \(length) days"
            + entry
    }
}

/// "day 1", "days 1, 15 and 29".
func dayWords(_ days: [Int]) -> String {
    "day\(days.count == 1 ? "" : "s") \(listed(days.map(\.description)))"
}

extension TimesOfDay {
    /// With a space or comma in front: " at 08:00 and 20:00", ", 1 tablet at 08:00 and 2 tablets
    /// at 21:00".
    fileprivate var words: String {
        guard hasAmounts else { return " at \(listed(sorted.map(\.description)))" }
        let each = doses.map { dose in
            (dose.amount.map { "\($0.words) " } ?? "") + "at \(dose.time)"
        }
        return ", " + listed(each)
    }
}

extension End {
    /// With a space in front; empty if there is no end.
    fileprivate var words: String {
        switch self {
        case .never: ""
        case .lastDay(let day): " until \(day.words)"
        case .count(let count): " for \(counted(count, "dose"))"
        case .span(let count, let unit): " for \(counted(count, unit.rawValue))"
        }
    }
}

extension AsNeeded {
    fileprivate var words: String {
        var parts = ["as needed"]
        if let gapMinutes { parts.append("at least \(length(gapMinutes)) apart") }
        let times = maxCount.map { $0 == .one ? "once" : "\($0.value) times" }
        let most = [times, maxAmount?.words].compactMap { $0 }
        if !most.isEmpty { parts.append("at most \(listed(most)) in 24 hours") }
        return parts.joined(separator: ", ")
    }
}

/// "every day", "every 12 weeks".
func every(_ step: StepCount, _ unit: String) -> String {
    step == .one ? "every \(unit)" : "every \(counted(step, unit))"
}

/// "1 dose", "10 doses".
func counted(_ count: StepCount, _ word: String) -> String {
    "\(count.value) \(word)\(count == .one ? "" : "s")"
}

/// "a", "a and b", "a, b and c".
func listed(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
}

/// "1st", "2nd", "3rd", "11th", "31st".
func ordinal(_ number: Int) -> String {
    if (11...13).contains(number % 100) { return "\(number)th" }
    switch number % 10 {
    case 1: return "\(number)st"
    case 2: return "\(number)nd"
    case 3: return "\(number)rd"
    default: return "\(number)th"
    }
}
