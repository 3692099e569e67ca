extension Schedule {
    /// For people: "every 12 weeks at 09:30", "every day at 08:00 and 20:00 until 2026-12-31",
    /// "as needed, at least 6 hours apart, at most 6 times in 24 hours".
    package var words: String {
        switch self {
        case .once(let slot): "once on \(slot.date.words) at \(slot.time)"
        case .repeating(let series):
            series.pattern.words(start: series.start) + series.end.words
        case .asNeeded(let limits): limits.words
        }
    }
}

extension Pattern {
    fileprivate func words(start: CivilDateTime) -> String {
        switch self {
        case .hours(let step): return every(step, "hour")
        case .calendar(let step, let unit, let times):
            return every(step, unit.rawValue) + rule(unit, start.date) + " at " + list(times.sorted)
        case .weekdays(let days, let weeks, let times):
            let names = listed(days.sorted.map(\.name))
            let head = weeks == .one ? "every \(names)" : every(weeks, "week") + " on \(names)"
            return head + " at " + list(times.sorted)
        case .monthDays(let days, let months, let times):
            let names = listed(days.sorted.map(ordinal))
            let rule = days.needsClamping ? " (in shorter months on the last day)" : ""
            return every(months, "month") + " on the \(names)\(rule) at " + list(times.sorted)
        }
    }

    private func rule(_ unit: CalendarUnit, _ first: CivilDate) -> String {
        if unit == .month, first.day > 28 { return " (in shorter months on the last day)" }
        let isLeapDay = first.month == 2 && first.day == 29
        return unit == .year && isLeapDay ? " (in other years on 28 February)" : ""
    }

    private func every(_ step: StepCount, _ unit: String) -> String {
        step == .one ? "every \(unit)" : "every \(step.value) \(unit)s"
    }

    private func list(_ times: [CivilTime]) -> String { listed(times.map(\.description)) }
}

extension End {
    /// With a space in front; empty if there is no end.
    fileprivate var words: String {
        switch self {
        case .never: ""
        case .lastDay(let day): " until \(day.words)"
        case .count(let count): " for \(count.value) dose\(count == .one ? "" : "s")"
        case .span(let count, let unit):
            " for \(count.value) \(unit.rawValue)\(count == .one ? "" : "s")"
        }
    }
}

extension AsNeeded {
    fileprivate var words: String {
        var parts = ["as needed"]
        if let gapMinutes {
            let isHours = gapMinutes.value % 60 == 0
            let count = isHours ? gapMinutes.value / 60 : gapMinutes.value
            parts.append(
                "at least \(count) \(isHours ? "hour" : "minute")\(count == 1 ? "" : "s") apart")
        }
        switch limit {
        case nil: break
        case .count(let count):
            parts.append("at most \(count == .one ? "once" : "\(count.value) times") in 24 hours")
        case .amount(let quantity): parts.append("at most \(quantity.words) in 24 hours")
        }
        return parts.joined(separator: ", ")
    }
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
