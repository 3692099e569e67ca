/// A date of the proleptic Gregorian calendar, without zone. Years 1...9999.
package struct CivilDate: Comparable, Hashable, Sendable, CustomStringConvertible {
    /// The first date that can be spelled: 0001-01-01.
    package static let earliest = CivilDate(checkedYear: 1, month: 1, day: 1)
    /// The last date that can be spelled: 9999-12-31.
    package static let latest = CivilDate(checkedYear: 9999, month: 12, day: 31)

    /// 1...9999.
    package let year: Int
    /// 1...12.
    package let month: Int
    /// 1...31, and it exists in this month.
    package let day: Int

    /// The date; nil if the calendar has no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.daysInMonth(month, year: year)
        else { return nil }
        self.init(checkedYear: year, month: month, day: day)
    }

    /// Reads `2026-12-01` and nothing else.
    package init?(iso: String) {
        var reader = DigitReader(iso)
        guard let year = reader.digits(4), reader.take("-"), let month = reader.digits(2),
            reader.take("-"), let day = reader.digits(2), reader.isAtEnd
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The date `dayNumber` days after 1970-01-01, or the nearest date that can be spelled.
    package init(dayNumber: Int) {
        let shifted = min(max(dayNumber, -719_162), 2_932_896) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        self.init(
            checkedYear: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private init(checkedYear: Int, month: Int, day: Int) {
        self.year = checkedYear
        self.month = month
        self.day = day
    }

    /// How many days `month` (1...12) has in `year`.
    package static func daysInMonth(_ month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether `year` has a 29 February.
    package static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// Days since 1970-01-01 (negative before).
    package var dayNumber: Int {
        let marchYear = month <= 2 ? year - 1 : year
        let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
        return 365 * marchYear + leapDays + (153 * ((month + 9) % 12) + 2) / 5 + day - 1 - 719_468
    }

    /// The day of the week.
    package var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        let index = ((dayNumber + 3) % 7 + 7) % 7
        return Weekday(rawValue: index + 1) ?? .monday
    }

    /// The date `days` later (earlier when negative), or the nearest date that can be spelled.
    package func adding(days: Int) -> CivilDate {
        let (sum, overflow) = dayNumber.addingReportingOverflow(days)
        guard !overflow else { return days > 0 ? .latest : .earliest }
        return CivilDate(dayNumber: sum)
    }

    /// The same day `months` later (earlier when negative); a day that the month lacks becomes its
    /// last day (31 August plus 6 months is 28 February). To repeat without drift always count from
    /// the first date.
    package func adding(months: Int) -> CivilDate {
        let limited = min(max(months, -120_000), 120_000)
        let total = year * 12 + month - 1 + limited
        guard total >= 12 else { return .earliest }
        guard total < 120_000 else { return .latest }
        let newMonth = total % 12 + 1
        let newDay = min(day, Self.daysInMonth(newMonth, year: total / 12))
        return CivilDate(checkedYear: total / 12, month: newMonth, day: newDay)
    }

    /// ISO 8601: `2026-12-01`.
    package var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

    /// With the day of the week, for people: `Tue 2026-12-01`.
    package var words: String { "\(weekday.short) \(description)" }

    /// "January".
    package var monthName: String { Vocabulary.monthNames[month - 1] }

    package static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}
