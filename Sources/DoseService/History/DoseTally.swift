/// How many doses of the plan went which way.
struct DoseTally {
    /// Fewer doses than this say too little for a percentage (our setting).
    static let fewest = 5

    private var counts: [DoseStanding: Int] = [:]

    subscript(standing: DoseStanding) -> Int { counts[standing] ?? 0 }

    /// Those of which it is known how they went.
    var counted: Int {
        DoseStanding.allCases.filter { $0 != .open }.map { self[$0] }.reduce(0, +)
    }

    var taken: Int { self[.onTime] + self[.late] + self[.given] }

    mutating func add(_ other: DoseTally?) {
        counts.merge(other?.counts ?? [:], uniquingKeysWith: +)
    }

    mutating func count(_ standing: DoseStanding) { counts[standing, default: 0] += 1 }

    /// A part of the counted ones in percent, rounded down so that 100 means all of them; nil when
    /// they are too few.
    func percent(_ part: Int) -> Int? {
        let counted = counted
        return counted < Self.fewest ? nil : part * 100 / counted
    }
}
