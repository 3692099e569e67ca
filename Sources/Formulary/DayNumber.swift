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

    /// The year, month and day (proleptic Gregorian).
    package var civil: (year: Int, month: Int, day: Int) {
        // Years that begin in March, so that the leap day is the last day of one.
        let shifted = value + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * marchMonth + 2) / 5 + 1
        )
    }

    /// "2026-11-23".
    package var iso: String {
        let date = civil
        let month = date.month < 10 ? "0\(date.month)" : "\(date.month)"
        let day = date.day < 10 ? "0\(date.day)" : "\(date.day)"
        return "\(date.year)-\(month)-\(day)"
    }
}
