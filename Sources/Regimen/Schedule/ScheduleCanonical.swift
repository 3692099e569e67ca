extension Schedule {
    /// A text for storage that needs no clock to be read: `parse(canonical:)` gives back this
    /// schedule.
    package var canonical: String {
        switch self {
        case .once(let slot): return "once on \(slot.date) at \(slot.time)"
        case .repeating(let series):
            return "\(series.pattern.canonical) from \(series.start)\(series.end.canonical)"
        case .asNeeded(let limits): return limits.canonical
        }
    }
}

extension Pattern {
    fileprivate var canonical: String {
        switch self {
        case .hours(let step): "every \(step.value) hours"
        case .calendar(let step, let unit, let times):
            "every \(step.value) \(unit.rawValue)s at \(listed(times.sorted.map(\.description)))"
        case .weekdays(let days, let weeks, let times):
            "every \(weeks.value) weeks on \(listed(days.sorted.map(\.name)))"
                + " at \(listed(times.sorted.map(\.description)))"
        case .monthDays(let days, let months, let times):
            "every \(months.value) months on the \(listed(days.sorted.map(ordinal)))"
                + " at \(listed(times.sorted.map(\.description)))"
        }
    }
}

extension End {
    fileprivate var canonical: String {
        switch self {
        case .never: ""
        case .lastDay(let day): " until \(day)"
        case .count(let count): " for \(count.value) doses"
        case .span(let count, let unit): " for \(count.value) \(unit.rawValue)s"
        }
    }
}

extension AsNeeded {
    fileprivate var canonical: String {
        var text = "as needed"
        if let gapMinutes {
            let isHours = gapMinutes.value % 60 == 0
            let count = isHours ? gapMinutes.value / 60 : gapMinutes.value
            text += " every \(count) \(isHours ? "hours" : "minutes")"
        }
        switch limit {
        case nil: break
        case .count(let count): text += " max \(count.value) in 24 hours"
        case .amount(let quantity): text += " max \(quantity) in 24 hours"
        }
        return text
    }
}
