/// A civil day, counted from 1970-01-01 (day 0) in the proleptic Gregorian calendar.
///
/// It has no time of day and no zone: the age of a lab result is a number of calendar days.
package struct DayNumber: Comparable, Hashable, Sendable {
    /// Days since 1970-01-01; negative before it.
    package var value: Int

    /// Makes a day from its number.
    package init(value: Int) {
        self.value = value
    }

    /// Earlier days come first.
    package static func < (left: DayNumber, right: DayNumber) -> Bool {
        left.value < right.value
    }

    /// Calendar days from `earlier` to this day; negative if `earlier` is later.
    package func days(since earlier: DayNumber) -> Int {
        value - earlier.value
    }
}
