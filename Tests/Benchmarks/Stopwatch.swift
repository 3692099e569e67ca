import Glibc

/// Elapsed time and its middle.
enum Stopwatch {
    /// Nanoseconds of a clock that nobody sets.
    static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// Nanoseconds for which this process had a core.
    static var worked: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// How long a body takes, in seconds.
    static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let begin = now
        try body()
        return Double(now - begin) / 1e9
    }

    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return .nan }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}

/// Ours and the known thing, measured in turns, so that whatever else the machine does meets both.
struct Pairs {
    private(set) var ours: [Double] = []
    private(set) var known: [Double] = []

    /// Measures so many pairs, after one that does not count and warms both up.
    ///
    /// - Parameters:
    ///   - ours: seconds of one run of ours.
    ///   - known: seconds of one run of the known thing.
    init(_ count: Int, ours: () throws -> Double, known: () throws -> Double) rethrows {
        _ = try (ours(), known())
        for index in 0..<count {
            // Who goes first changes, so that being second is no advantage.
            if index % 2 == 0 {
                self.known.append(try known())
                self.ours.append(try ours())
            } else {
                self.ours.append(try ours())
                self.known.append(try known())
            }
        }
    }

    /// The same, each time the mean of so many runs.
    ///
    /// - Parameters:
    ///   - ours: one run of ours.
    ///   - known: one run of the known thing.
    init(_ count: Int, each: Int, ours: () throws -> Void, known: () throws -> Void) throws {
        try self.init(
            count, ours: { try Self.mean(of: each, ours) },
            known: { try Self.mean(of: each, known) })
    }

    private static func mean(of count: Int, _ body: () throws -> Void) throws -> Double {
        try Stopwatch.seconds { for _ in 0..<count { try body() } } / Double(count)
    }

    /// The median of the ratios of the pairs.
    var ratio: Double { Stopwatch.median(zip(ours, known).map { $0 / $1 }) }

    /// What came out, for a target that is a ratio.
    func row(
        _ what: String, against known: String, target: Double, in unit: (Double) -> String
    ) -> ResultRow {
        ResultRow(
            what: what, ours: unit(medianOfOurs), against: "\(known): \(unit(medianOfKnown))",
            ratio: Shown.ratio(ratio),
            target: "≤ \(Shown.number(target, digits: target == target.rounded() ? 0 : 1))",
            isMet: ratio <= target)
    }

    /// The same, for a target of how many times as fast ours is.
    func row(
        _ what: String, against known: String, timesAsFast target: Double,
        in unit: (Double) -> String
    ) -> ResultRow {
        let times = 1 / ratio
        let isLarge = target >= 10
        return ResultRow(
            what: what, ours: unit(medianOfOurs), against: "\(known): \(unit(medianOfKnown))",
            ratio: "\(Shown.number(times, digits: isLarge ? 0 : 2)) times",
            target: "≥ \(Shown.number(target, digits: isLarge ? 0 : 1)) times",
            isMet: times >= target)
    }

    var medianOfOurs: Double { Stopwatch.median(ours) }
    var medianOfKnown: Double { Stopwatch.median(known) }
}
