/// A value that was read, and where.
struct Found<Value: Equatable>: Equatable {
    var value: Value
    var range: TextRange
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

    struct Start: Equatable {
        var date: CivilDate?
        var time: CivilTime?
        var isNow = false
    }

    enum Most: Equatable {
        case count(Int)
        case amount(Quantity)
    }

    var cadence: Found<Cadence>?
    var perDay: Found<Int>?
    var isBedtime = false
    var weekdays: Found<[Weekday]>?
    var monthDays: Found<[Int]>?
    var times: Found<[CivilTime]>?
    var once: Found<Bool>?
    var onceAt: Found<CivilDateTime>?
    var date: Found<CivilDate>?
    var start: Found<Start>?
    var lastDay: Found<CivilDate>?
    var count: Found<Int>?
    var span: Found<Cadence>?
    var asNeeded: Found<Bool>?
    var most: Found<Most>?
    var route: Found<Route>?
    var indication: Found<String>?
}
