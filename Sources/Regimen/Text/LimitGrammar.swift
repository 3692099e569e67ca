/// What holds for all doses of a part: "at least 6 hours apart", "counted from the dose given".
extension ScheduleReader {
    /// `at least 6 hours apart`; false (and no move) if none comes next.
    mutating func readGap() throws(TextError) -> Bool {
        let first = cursor.index
        let isOften =
            cursor.take("no", "more", "often", "than")
            || cursor.take("not", "more", "often", "than")
        guard isOften || cursor.take("at", "least") || cursor.take("minimum") else {
            return false
        }
        _ = isOften && cursor.takeAny(["every", "each", "q", "once"])
        _ = isOften && cursor.takeAny(["every"])
        let limits = 1...StepCount.limit
        let begin = cursor.index
        guard let count = try cursor.takeCount(in: limits, what: "The number", articles: true)
        else {
            throw cursor.error(
                .incomplete, "How far apart? For example: at least 6 hours apart.",
                at: cursor.here)
        }
        let unit = try cursor.takeTimeUnit()
        let between = cursor.take("apart") || cursor.take("between", "doses")
        guard isOften || between else {
            throw cursor.error(
                .incomplete, "Write it like this: at least 6 hours apart.",
                at: cursor.range(from: first))
        }
        guard let seconds = unit.seconds, seconds >= 60,
            let gap = StepCount(Int(clamping: Int64(count) * (seconds / 60)))
        else {
            throw cursor.error(
                .outOfRange, "The smallest gap can be 1 minute to 6 days.",
                at: cursor.range(from: begin))
        }
        try set(\.gap, gap.value, from: first)
        return true
    }

    /// `counted from the dose given`, `after the last dose`; false (and no move) if none comes.
    mutating func readCounting() throws(TextError) -> Bool {
        let first = cursor.index
        let isCounted = cursor.take("counted") || cursor.take("counting")
        if isCounted, cursor.take("from", "the", "plan") {
            try set(\.counting, .plan, from: first)
            return true
        }
        if cursor.takeAny(["from", "after"]) {
            _ = cursor.take("the")
            let isLast = cursor.takeAny(["last", "previous", "actual"])
            if cursor.take("dose") || cursor.take("injection") || cursor.take("infusion") {
                let isGiven = cursor.takeAny(["given", "taken"])
                if isLast || isGiven {
                    try set(\.counting, .given, from: first)
                    return true
                }
            }
        }
        guard !isCounted else {
            throw cursor.error(
                .incomplete,
                "From what? Write \"counted from the dose given\" or \"counted from the plan\".",
                at: cursor.range(from: first))
        }
        cursor.index = first
        return false
    }

    /// `decrease by 5 mg every 7 days until 5 mg`; false (and no move) if none comes next.
    mutating func readChange() throws(TextError) -> Bool {
        let first = cursor.index
        let isRise: Bool
        if cursor.takeAny(["increase", "increasing", "raise"]) {
            isRise = true
        } else if cursor.takeAny(["decrease", "decreasing", "reduce", "lower", "taper", "reducing"])
        {
            isRise = false
        } else {
            return false
        }
        let form = "Write it like this: decrease by 5 mg every 7 days until 5 mg."
        func missing() -> TextError { cursor.error(.incomplete, form, at: cursor.here) }
        guard cursor.take("by"), let by = try cursor.takeQuantity() else { throw missing() }
        guard cursor.takeAny(["every", "each"]) || cursor.word() == "q" && cursor.take("q") else {
            throw missing()
        }
        let limits = 1...StepCount.limit
        let count = try cursor.takeCount(in: limits, what: "The number") ?? 1
        let unit = try cursor.takeTimeUnit()
        guard unit.calendar != nil else {
            throw cursor.error(
                .notSupported, "The amount can change after days, weeks or months.",
                at: cursor.range(from: first))
        }
        let isUntil =
            cursor.takeAny(["until", "to", "till"]) || cursor.take("up", "to")
            || cursor.take("down", "to")
        guard isUntil, let last = try cursor.takeQuantity() else { throw missing() }
        let each = Clauses.Cadence(count: count, unit: unit)
        try set(
            \.change, Clauses.Change(by: by, isRise: isRise, each: each, until: last), from: first)
        return true
    }
}
