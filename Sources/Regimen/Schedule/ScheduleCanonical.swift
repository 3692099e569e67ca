extension Schedule {
    /// A text for storage that needs no clock to be read: `parse(canonical:)` gives back this
    /// schedule.
    package var canonical: String {
        switch self {
        case .once(let slot): "once on \(slot.date) at \(slot.time)"
        case .repeating(let series): series.canonical
        case .phased(let phases): phases.list.map(\.canonical).joined(separator: " then ")
        case .asNeeded(let limits): limits.canonical
        }
    }
}

extension Phase {
    fileprivate var canonical: String {
        (amount.map { "\($0) " } ?? "") + series.canonical
    }
}

extension Series {
    fileprivate var canonical: String {
        var text = "\(pattern.canonical) from \(start)"
        if case .cycle(let days, _) = pattern, days.firstDay > 1 {
            text += " as day \(days.firstDay)"
        }
        text += end.canonical
        if let smallestGapMinutes { text += " at least \(length(smallestGapMinutes)) apart" }
        if counting == .given { text += " counted from the dose given" }
        return text
    }
}

extension Pattern {
    fileprivate var canonical: String {
        let at = times.map { $0.canonical } ?? ""
        switch self {
        case .hours(let step): return every(step, "hour")
        case .calendar(let step, let unit, _):
            return "\(every(step, unit.rawValue)) \(at)"
        case .weekdays(let days, let weeks, _):
            return "\(every(weeks, "week")) on \(listed(days.sorted.map(\.name))) \(at)"
        case .monthDays(let days, let months, _):
            return "\(every(months, "month")) on the \(listed(days.sorted.map(ordinal))) \(at)"
        case .cycle(let days, _):
            let spelled = days.ranges.map(\.spelled)
            return "on days \(listed(spelled)) of every \(days.length) days \(at)"
        }
    }
}

extension TimesOfDay {
    /// "at 08:00 and 20:00"; "1 tablet at 08:00, 2 tablets at 21:00". An amount holds for the
    /// times that follow it, so times without one come first.
    fileprivate var canonical: String {
        var groups: [(amount: Quantity?, times: [CivilTime])] = []
        for dose in doses.filter({ $0.amount == nil }) + doses.filter({ $0.amount != nil }) {
            if let last = groups.last, last.amount == dose.amount {
                groups[groups.count - 1].times.append(dose.time)
            } else {
                groups.append((dose.amount, [dose.time]))
            }
        }
        return groups.map { group in
            (group.amount.map { "\($0) " } ?? "") + "at \(listed(group.times.map(\.description)))"
        }.joined(separator: ", ")
    }
}

extension End {
    fileprivate var canonical: String {
        switch self {
        case .never: ""
        case .lastDay(let day): " until \(day)"
        case .count(let count): " for \(counted(count, "dose"))"
        case .span(let count, let unit): " for \(counted(count, unit.rawValue))"
        }
    }
}

extension AsNeeded {
    fileprivate var canonical: String {
        var text = "as needed"
        if let gapMinutes { text += " every \(length(gapMinutes))" }
        switch (maxCount, maxAmount) {
        case (nil, nil): break
        case (let count?, nil): text += " max \(count.value) in 24 hours"
        case (nil, let amount?): text += " max \(amount) in 24 hours"
        case (let count?, let amount?):
            text += " max \(count.value) doses and \(amount) in 24 hours"
        }
        return text
    }
}

extension ClosedRange<Int> {
    /// "8" or "1-21".
    var spelled: String {
        lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound)-\(upperBound)"
    }
}

/// "6 hours", "90 minutes", "1 hour": minutes as hours where that is exact.
func length(_ minutes: StepCount) -> String {
    let isHours = minutes.value % 60 == 0
    let count = isHours ? minutes.value / 60 : minutes.value
    return "\(count) \(isHours ? "hour" : "minute")\(count == 1 ? "" : "s")"
}
