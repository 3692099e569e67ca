/// How often: "every 12 weeks", "daily", "twice a day", "every Monday".
extension ScheduleReader {
    /// `every …`, `each …`, `q8h`; false (and no move) if none comes next.
    mutating func readEvery() throws(TextError) -> Bool {
        let first = cursor.index
        if let short = try takeShortCadence() {
            try set(\.cadence, short, from: first)
            return true
        }
        if cursor.word() == "q", cursor.isNumber(1) {
            try refuseShortMonths()
            cursor.advance()
        } else {
            guard cursor.takeAny(["every", "each"]) else { return false }
        }
        if try readWeekdays(from: first) { return true }
        if let word = cursor.word(), let step = Vocabulary.ordinals[word] {
            cursor.advance()
            if try readWeekdays(from: first) {
                try set(\.cadence, Clauses.Cadence(count: step, unit: .week), from: first)
                return true
            }
            try setCadence(count: step, upper: nil, from: first)
            return true
        }
        let count = try cursor.takeCount(in: 1...StepCount.limit, what: "The number")
        cursor.skipOrdinalSuffix()
        var upper: Int?
        if count != nil {
            let mark = cursor.index
            let isRange = cursor.takeSymbol("-") || cursor.take("to")
            if isRange { upper = try cursor.takeCount(in: 1...StepCount.limit, what: "The number") }
            if upper == nil { cursor.index = mark }
        }
        try setCadence(count: count ?? 1, upper: upper, from: first)
        return true
    }

    /// `QOD`, `q week`, `quarterly`, `6-hourly`; nil (and no move) if none comes next.
    private mutating func takeShortCadence() throws(TextError) -> Clauses.Cadence? {
        guard let word = cursor.word() else {
            guard cursor.isNumber(), cursor.isSymbol("-", 1),
                let unit = cursor.word(2).flatMap({ Vocabulary.adverbs[$0] }),
                let count = try cursor.takeCount(in: 1...StepCount.limit, what: "The number")
            else { return nil }
            cursor.advance(2)
            return Clauses.Cadence(count: count, unit: unit)
        }
        if let (count, unit) = Vocabulary.cadences[word] {
            cursor.advance()
            return Clauses.Cadence(count: count, unit: unit)
        }
        if let readings = Vocabulary.unclear[word] {
            throw cursor.error(
                .contradiction,
                "\"\(cursor.typed(cursor.here))\" can be read two ways: \(readings[0]) or "
                    + "\(readings[1]). Write one of them.", at: cursor.here, try: readings)
        }
        if word == "q", cursor.word(1) == "other", cursor.word(2) == "day" {
            cursor.advance(3)
            return Clauses.Cadence(count: 2, unit: .day)
        }
        if word == "q", let unit = cursor.word(1).flatMap({ Vocabulary.timeUnits[$0] }) {
            cursor.advance(2)
            return Clauses.Cadence(count: 1, unit: unit)
        }
        let isAlternate = cursor.take("on", "alternate", "days") || cursor.take("alternate", "days")
        return isAlternate ? Clauses.Cadence(count: 2, unit: .day) : nil
    }

    /// "q6m" is written for months and for minutes.
    private func refuseShortMonths() throws(TextError) {
        guard cursor.word(2) == "m", let count = cursor.peek(1), let unit = cursor.peek(2) else {
            return
        }
        let reading = "every \(count.text) months"
        throw cursor.error(
            .unknownUnit, "\"m\" can be minutes or months. Write it out: \(reading).",
            at: cursor.here.through(unit.range), try: [reading])
    }

    private mutating func setCadence(count: Int, upper: Int?, from first: Int) throws(TextError) {
        let unit = try cursor.takeTimeUnit()
        let limits: [TimeUnit: Int] = [
            .hour: 8_784, .day: 3_660, .week: 520, .month: 120, .year: 10,
        ]
        if let limit = limits[unit], max(count, upper ?? 1) > limit {
            throw cursor.error(
                .outOfRange,
                "The longest that can be planned is every \(grouped(Int64(limit))) "
                    + "\(unit.name)s.", at: cursor.range(from: first))
        }
        if let upper, upper <= count {
            throw cursor.error(
                .contradiction,
                "Write the smaller number first: every \(upper)-\(count) "
                    + "\(unit.name)s.", at: cursor.range(from: first))
        }
        let cadence = Clauses.Cadence(count: count, upper: upper, unit: unit)
        try set(\.cadence, cadence, from: first)
    }

    /// Weekdays with commas and "and" between them, "weekdays", "weekends".
    mutating func readWeekdays(from first: Int) throws(TextError) -> Bool {
        var days: [Weekday] = []
        if cursor.takeAny(["weekday", "weekdays"]) {
            days = [.monday, .tuesday, .wednesday, .thursday, .friday]
        } else if cursor.takeAny(["weekend", "weekends"]) {
            days = [.saturday, .sunday]
        } else if cursor.take("mwf") {
            days = [.monday, .wednesday, .friday]
        }
        var mark = cursor.index
        var isDashed = false
        // "weekdays and Saturday"
        if !days.isEmpty { _ = cursor.takeSeparator() }
        while let day = cursor.takeWeekday() {
            days.append(day)
            if !isDashed { days += takeDays(after: day) }
            mark = cursor.index
            isDashed = cursor.takeSymbol("-")
            guard isDashed || cursor.takeSeparator() || cursor.takeSymbol("/") || cursor.isAtWeekday
            else { break }
            _ = cursor.take("on") || cursor.take("every")
        }
        cursor.index = mark
        guard !days.isEmpty else { return false }
        try set(\.weekdays, Set(days).sorted(), from: first)
        return true
    }

    /// The days behind the first one of "Monday to Friday", "Mon-Fri"; none (and no move) if only
    /// one is named. "Mon-Wed-Fri" are three days.
    private mutating func takeDays(after first: Weekday) -> [Weekday] {
        let mark = cursor.index
        let isRange = cursor.takeSymbol("-") || cursor.takeAny(["to", "through", "thru"])
        guard isRange, let last = cursor.takeWeekday(),
            !cursor.isSymbol("-") || Vocabulary.weekdays[cursor.word(1) ?? ""] == nil
        else {
            cursor.index = mark
            return []
        }
        var days: [Weekday] = []
        var day = first
        while day != last, let next = Weekday(rawValue: day.rawValue % 7 + 1) {
            days.append(next)
            day = next
        }
        return days
    }

    /// `daily`, `once a day`, `twice a day`, `3 times a day`, `BID`, `6 times`; false (and no move)
    /// if none.
    mutating func readOften() throws(TextError) -> Bool {
        let first = cursor.index
        if let word = cursor.word(), let unit = Vocabulary.adverbs[word] {
            cursor.advance()
            try set(\.cadence, Clauses.Cadence(count: 1, unit: unit), from: first)
            return true
        }
        if let word = cursor.word(), let count = Vocabulary.perDay[word] {
            cursor.advance()
            try set(\.perDay, count, from: first)
            return true
        }
        guard let count = try takeFrequency() else { return false }
        guard let unit = takePeriod() else {
            if count.isOnce { return undo(first) }
            try set(\.count, count.value, from: first)
            return true
        }
        try setFrequency(count.value, unit: unit, from: first)
        return true
    }

    private mutating func undo(_ first: Int) -> Bool {
        cursor.index = first
        return false
    }

    /// "once", "twice", "3 times", "2x", "10 doses"; nil (and no move) if none.
    private mutating func takeFrequency() throws(TextError) -> (value: Int, isOnce: Bool)? {
        if cursor.take("once") { return (1, true) }
        if cursor.take("twice") { return (2, false) }
        let mark = cursor.index
        let isCounted = ["times", "time", "x", "doses", "dose"].contains(cursor.word(1) ?? "")
        guard isCounted,
            let count = try cursor.takeCount(in: 1...StepCount.limit, what: "The number")
        else {
            cursor.index = mark
            return nil
        }
        cursor.advance()
        return (count, false)
    }

    /// "a day", "per week", "daily", "/ day"; nil (and no move) if none.
    mutating func takePeriod() -> TimeUnit? {
        if let word = cursor.word(), word != "hourly", let unit = Vocabulary.adverbs[word] {
            cursor.advance()
            return unit
        }
        let mark = cursor.index
        let isPer = cursor.takeAny(["a", "per", "each", "every", "q"]) || cursor.takeSymbol("/")
        let units: [String: TimeUnit] = [
            "day": .day, "d": .day, "wk": .week, "week": .week, "month": .month, "year": .year,
            "hour": .hour,
        ]
        if isPer, let word = cursor.word(), let unit = units[word] {
            cursor.advance()
            return unit
        }
        cursor.index = mark
        return nil
    }

    private mutating func setFrequency(
        _ count: Int, unit: TimeUnit, from first: Int
    ) throws(TextError) {
        if unit == .day {
            try set(\.perDay, count, from: first)
        } else if count == 1 {
            try set(\.cadence, Clauses.Cadence(count: 1, unit: unit), from: first)
        } else {
            try set(\.perPeriod, Clauses.Cadence(count: count, unit: unit), from: first)
        }
    }
}

extension TokenCursor {
    /// Whether the name of a day of the week comes next.
    fileprivate var isAtWeekday: Bool { word().map { Vocabulary.weekdays[$0] != nil } ?? false }

    /// The day of the week that comes next; nil (and no move) if none does.
    fileprivate mutating func takeWeekday() -> Weekday? {
        guard let day = word().flatMap({ Vocabulary.weekdays[$0] }) else { return nil }
        advance()
        return day
    }
}
