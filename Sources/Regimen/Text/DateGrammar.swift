/// What a reader of dates may know: the local time now (nil: dates must be written out) and the
/// direction.
struct DateContext: Sendable {
    var clock: CivilDateTime?
    var direction: TextDirection = .future

    /// The years that a person may write.
    static let years = 1970...2200
}

/// Dates in typed text.
extension TokenCursor {
    /// A date: ISO, 3.4.2026 if only one reading exists, today, a weekday, 18 Nov 2026, Nov 18.
    /// Moves behind it; nil (and no move) if none comes next.
    mutating func takeDate(_ context: DateContext) throws(TextError) -> CivilDate? {
        guard let token = current else { return nil }
        switch token.kind {
        case .isoDate:
            let parts = token.text.split(separator: "-").map { Int($0) ?? 0 }
            advance()
            return try date(year: parts[0], month: parts[1], day: parts[2], at: token.range)
        case .numericDate:
            advance()
            return try numericDate(token)
        case .word:
            if let date = try takeRelativeDay(context) { return date }
            return try takeMonthFirst(context)
        case .number:
            return try takeDayFirst(context)
        case .clock, .symbol:
            return nil
        }
    }

    /// The date, or the reason why there is none.
    func date(
        year: Int, month: Int, day: Int, at range: TextRange
    ) throws(TextError) -> CivilDate {
        guard DateContext.years.contains(year) else {
            throw error(
                .outOfRange,
                "The year must be \(DateContext.years.lowerBound) to "
                    + "\(DateContext.years.upperBound).", at: range)
        }
        guard (1...12).contains(month) else {
            throw error(.noSuchDate, "There is no month \(month).", at: range)
        }
        if let date = CivilDate(year: year, month: month, day: day) { return date }
        let length = CivilDate.daysInMonth(month, year: year)
        throw error(
            .noSuchDate, "\(Vocabulary.monthNames[month - 1]) \(year) has \(length) days.",
            at: range)
    }

    private func numericDate(_ token: Token) throws(TextError) -> CivilDate {
        let parts = token.text.split { !$0.isNumber }.map { Int($0) ?? 0 }
        let (first, second, year) = (parts[0], parts[1], parts[2])
        guard year >= 100 else {
            throw error(
                .noSuchDate, "Write the year with four digits, for example 2026-12-01.",
                at: token.range)
        }
        guard DateContext.years.contains(year) else {
            return try date(year: year, month: 1, day: 1, at: token.range)
        }
        let dayFirst = CivilDate(year: year, month: second, day: first)
        let monthFirst = CivilDate(year: year, month: first, day: second)
        guard let reading = dayFirst ?? monthFirst else {
            throw error(
                .noSuchDate, "There is no date \(token.text). Write it like this: 2026-12-01.",
                at: token.range)
        }
        if let dayFirst, let monthFirst, dayFirst != monthFirst {
            let choices = [dayFirst, monthFirst].map {
                "\($0) (\($0.day) \(Vocabulary.monthNames[$0.month - 1]))"
            }
            throw error(
                .ambiguousDate,
                "\(token.text) can be read two ways: \(choices[0]) or \(choices[1]). "
                    + "Write one of them.", at: token.range,
                try: [dayFirst.description, monthFirst.description])
        }
        return reading
    }

    private mutating func takeRelativeDay(_ context: DateContext) throws(TextError) -> CivilDate? {
        if let date = try takeDayBesideAnother(context) { return date }
        if let date = try takeNamedWeekday(context) { return date }
        guard let token = current else { return nil }
        let distances = ["today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1]
        let distance = distances[token.text]
        let weekday = Vocabulary.weekdays[token.text]
        guard distance != nil || weekday != nil else { return nil }
        let today = try today(context, at: token.range)
        if token.text != "tonight" { advance() }
        if let distance { return today.adding(days: distance) }
        guard let weekday else { return nil }
        let ahead = (weekday.rawValue - today.weekday.rawValue + 7) % 7
        switch context.direction {
        case .future: return today.adding(days: ahead == 0 ? 7 : ahead)
        case .past: return today.adding(days: ahead == 0 ? 0 : ahead - 7)
        }
    }

    /// "the day before yesterday", "day after tomorrow".
    private mutating func takeDayBesideAnother(
        _ context: DateContext
    ) throws(TextError) -> CivilDate? {
        let first = index
        _ = take("the")
        for (words, days) in [
            (["day", "before", "yesterday"], -2), (["day", "after", "tomorrow"], 2),
        ] where take(words) {
            return try today(context, at: range(from: first)).adding(days: days)
        }
        index = first
        return nil
    }

    /// "last Friday", "this Friday", "next Friday". The next one can be the first to come or the
    /// one of the week after, so only a weekday of which both are the same is clear.
    private mutating func takeNamedWeekday(
        _ context: DateContext
    ) throws(TextError) -> CivilDate? {
        guard let which = word(), ["last", "this", "next"].contains(which),
            let name = word(1), let weekday = Vocabulary.weekdays[name]
        else { return nil }
        let first = index
        let today = try today(context, at: here)
        advance(2)
        let ahead = (weekday.rawValue - today.weekday.rawValue + 7) % 7
        switch which {
        case "last": return today.adding(days: ahead - 7)
        case "this": return today.adding(days: ahead)
        default:
            guard ahead > 0 else { return today.adding(days: 7) }
            let choices = [today.adding(days: ahead), today.adding(days: ahead + 7)]
            let words = choices.map(\.words).joined(separator: " or ")
            throw error(
                .ambiguousDate, "This can be read two ways: \(words). Write one of them.",
                at: range(from: first), try: choices.map(\.description))
        }
    }

    func today(_ context: DateContext, at range: TextRange) throws(TextError) -> CivilDate {
        guard let clock = context.clock else {
            throw error(
                .notSupported, "Write the date out here, like this: 2026-12-01.", at: range)
        }
        return clock.date
    }

    /// `Nov 18`, `November 18th, 2026`.
    private mutating func takeMonthFirst(_ context: DateContext) throws(TextError) -> CivilDate? {
        guard let word = word(), let month = Vocabulary.months[word], let day = peek(1),
            day.kind == .number, let number = Int(day.text), day.text.count <= 2
        else { return nil }
        let first = index
        advance(2)
        skipOrdinalSuffix()
        return try finishDate(day: number, month: month, from: first, context)
    }

    /// `18 Nov`, `18th of November 2026`.
    private mutating func takeDayFirst(_ context: DateContext) throws(TextError) -> CivilDate? {
        guard let day = current, let number = Int(day.text), day.text.count <= 2 else { return nil }
        let first = index
        advance()
        skipOrdinalSuffix()
        _ = take("of")
        if isSymbol("."), isGluedSymbol() { advance() }
        guard let word = word(), let month = Vocabulary.months[word] else {
            index = first
            return nil
        }
        advance()
        return try finishDate(day: number, month: month, from: first, context)
    }

    private func isGluedSymbol() -> Bool { current?.isGlued ?? false }

    /// Steps over `st`, `nd`, `rd`, `th` right behind a number; whether there was one.
    @discardableResult
    mutating func skipOrdinalSuffix() -> Bool {
        guard let token = current, token.isGlued, ["st", "nd", "rd", "th"].contains(token.text)
        else { return false }
        advance()
        return true
    }

    private mutating func finishDate(
        day: Int, month: Int, from first: Int, _ context: DateContext
    ) throws(TextError) -> CivilDate {
        let beforeMark = index
        if isSymbol(",") { advance() }
        if let year = current, year.kind == .number, year.text.count == 4,
            let value = Int(year.text)
        {
            advance()
            return try date(year: value, month: month, day: day, at: range(from: first))
        }
        index = beforeMark
        let today = try today(context, at: range(from: first))
        let years =
            context.direction == .future
            ? Array(today.year...today.year + 8) : (today.year - 8...today.year).reversed()
        for year in years {
            guard let date = CivilDate(year: year, month: month, day: day) else { continue }
            if context.direction == .future ? date >= today : date <= today { return date }
        }
        // No year has this day, so the one that is meant is told by the month alone.
        let isAhead = context.direction == .future
        let isOtherYear = isAhead ? month < today.month : month > today.month
        let year = today.year + (isOtherYear ? (isAhead ? 1 : -1) : 0)
        return try date(year: year, month: month, day: day, at: range(from: first))
    }
}
