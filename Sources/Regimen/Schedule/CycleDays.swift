/// Which days of a cycle have doses: "days 1 to 21 of every 28 days".
package struct CycleDays: Hashable, Sendable {
    /// The longest cycle, in days.
    package static let limit = 366

    /// The days with doses, counted from 1: in rising order, neither meeting nor touching.
    package let ranges: [ClosedRange<Int>]
    /// How many days the cycle has, 1...366.
    package let length: Int
    /// Which day of the cycle the first date of the series is, 1...`length`.
    package let firstDay: Int

    /// The days; nil if there are none, or one of the numbers is not 1...`length`, or the cycle
    /// is too long. Ranges that meet or touch are joined.
    package init?(_ ranges: some Sequence<ClosedRange<Int>>, length: Int, firstDay: Int = 1) {
        guard (1...Self.limit).contains(length), (1...length).contains(firstDay) else {
            return nil
        }
        var joined: [ClosedRange<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            guard range.lowerBound >= 1, range.upperBound <= length else { return nil }
            if let last = joined.last, range.lowerBound <= last.upperBound + 1 {
                joined[joined.count - 1] =
                    last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        guard !joined.isEmpty else { return nil }
        self.ranges = joined
        self.length = length
        self.firstDay = firstDay
    }

    /// The single days, rising.
    package var days: [Int] { ranges.flatMap { Array($0) } }

    /// The same cycle, entered on day `firstDay`; nil outside of 1...`length`.
    package func starting(on firstDay: Int) -> CycleDays? {
        CycleDays(ranges, length: length, firstDay: firstDay)
    }

    /// What is left of a single pass from `day` on, counted anew from 1.
    func rest(from day: Int) -> CycleDays? {
        let left = days.filter { $0 >= day }.map { $0 - day + 1...$0 - day + 1 }
        return CycleDays(left, length: length - day + 1)
    }
}
