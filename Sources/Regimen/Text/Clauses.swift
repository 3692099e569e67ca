/// A value that was read, and where.
struct Found<Value: Equatable>: Equatable {
    var value: Value
    var range: TextRange

    /// The same value, said to stand elsewhere: what is taken from an old schedule stands nowhere
    /// in the text.
    func at(_ range: TextRange) -> Found { Found(value: value, range: range) }
}

/// What the parts of a schedule's text say, before anyone asks whether they go together.
struct Clauses {
    /// `every 4-6 hours`.
    struct Cadence: Equatable {
        var count: Int
        /// The larger number of a range.
        var upper: Int?
        var unit: TimeUnit
    }

    /// `from tomorrow 09:30`.
    struct Start: Equatable {
        var date: CivilDate?
        var time: CivilTime?
        var isNow = false
    }

    /// `max 4 doses and 3000 mg in 24 hours`.
    struct Most: Equatable {
        var count: Int?
        var amount: Quantity?
    }

    /// `days 1-21 of every 28 days`; without a length the days come just once.
    struct Cycle: Equatable {
        var ranges: [ClosedRange<Int>]
        var length: Int?
    }

    /// `decrease by 5 mg every 7 days until 5 mg`.
    struct Change: Equatable {
        var by: Quantity
        var isRise: Bool
        var each: Cadence
        var until: Quantity
    }

    /// A clock time that was read, and how it was said.
    struct ReadTime: Equatable {
        var dose: TimedDose
        /// Not by the clock ("in the morning", "with breakfast"): a clock time beside it says more.
        var isHabit: Bool
        /// Afternoon, evening or night, by its words.
        var isLate = false
    }

    var amount: Found<Quantity>?
    var cadence: Found<Cadence>?
    var perDay: Found<Int>?
    /// `twice a week`.
    var perPeriod: Found<Cadence>?
    var weekdays: Found<[Weekday]>?
    var monthDays: Found<[Int]>?
    var cycle: Found<Cycle>?
    var times: Found<[ReadTime]>?
    /// `with meals`: the three meals, so many minutes later (earlier when negative).
    var meals: Found<MealPhrase>?
    var once: Found<Bool>?
    var onceAt: Found<CivilDateTime>?
    var date: Found<CivilDate>?
    var start: Found<Start>?
    /// `as day 8`: which day of the cycle the start is.
    var cycleDay: Found<Int>?
    var lastDay: Found<CivilDate>?
    var count: Found<Int>?
    var span: Found<Cadence>?
    var change: Found<Change>?
    var asNeeded: Found<Bool>?
    var most: Found<Most>?
    /// `at least 6 hours apart`, in minutes.
    var gap: Found<Int>?
    var counting: Found<Counting>?
    var route: Found<Route>?
    var indication: Found<String>?
    var instructions: [Found<String>] = []

    /// Where it says how often.
    var rhythm: TextRange? {
        cadence?.range ?? weekdays?.range ?? monthDays?.range ?? cycle?.range ?? perPeriod?.range
            ?? perDay?.range
    }

    /// Whether some clock time was named by the clock.
    var hasClockTime: Bool { times?.value.contains { !$0.isHabit } ?? false }
}
