/// A date and clock time, without zone. It names a dose's slot; `Zone` turns it into an `Instant`.
package struct CivilDateTime: Comparable, Hashable, Sendable, CustomStringConvertible {
    /// The date.
    package let date: CivilDate
    /// The clock time.
    package let time: CivilTime

    /// The given time on the given date.
    package init(date: CivilDate, time: CivilTime) {
        self.date = date
        self.time = time
    }

    /// Reads `2026-12-01 09:30`, `2026-12-01T09:30` and the same with seconds.
    package init?(iso: String) {
        guard let date = CivilDate(iso: String(iso.prefix(10))) else { return nil }
        let rest = iso.dropFirst(10)
        guard rest.first == " " || rest.first == "T" else { return nil }
        guard let time = CivilTime(iso: String(rest.dropFirst())) else { return nil }
        self.init(date: date, time: time)
    }

    /// Counted as if the clock were UTC: seconds since 1970-01-01 00:00 on this clock.
    init(localSeconds: Int64) {
        let day = localSeconds >= 0 ? localSeconds / 86_400 : (localSeconds - 86_399) / 86_400
        let limited = min(max(day, -10_000_000), 10_000_000)
        date = CivilDate(dayNumber: Int(limited))
        time = CivilTime(secondOfDay: Int(localSeconds - day * 86_400))
    }

    /// Seconds since 1970-01-01 00:00 on this clock, as if it never changed.
    package var localSeconds: Int64 { Int64(date.dayNumber) * 86_400 + Int64(time.secondOfDay) }

    /// The same clock time `days` later.
    package func adding(days: Int) -> CivilDateTime {
        CivilDateTime(date: date.adding(days: days), time: time)
    }

    /// The same clock time `months` later, on the last day where the month is shorter.
    package func adding(months: Int) -> CivilDateTime {
        CivilDateTime(date: date.adding(months: months), time: time)
    }

    /// `2026-12-01 09:30`.
    package var description: String { "\(date) \(time)" }

    /// With the day of the week, for people: `Tue 2026-12-01 09:30`.
    package var words: String { "\(date.words) \(time)" }

    package static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
        (left.date, left.time) < (right.date, right.time)
    }
}
