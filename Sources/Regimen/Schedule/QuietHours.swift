/// The part of the day in which a person is told only what cannot wait.
package struct QuietHours: Hashable, Sendable {
    /// Our setting: 22:00 to 07:00.
    package static let usual = QuietHours(
        checkedFrom: CivilTime(secondOfDay: 79_200), until: CivilTime(secondOfDay: 25_200))

    package let from: CivilTime
    /// Earlier on the clock than `from`: on the next day.
    package let until: CivilTime

    /// The hours; nil when they are none, for they begin when they end.
    package init?(from: CivilTime, until: CivilTime) {
        guard from != until else { return nil }
        self.init(checkedFrom: from, until: until)
    }

    private init(checkedFrom from: CivilTime, until: CivilTime) {
        self.from = from
        self.until = until
    }

    /// When they end, at an instant within them; nil at any other.
    package func end(at now: Instant, zone: Zone) -> Instant? {
        let civil = zone.civil(at: now)
        let day: CivilDate
        if from < until {
            guard (from..<until).contains(civil.time) else { return nil }
            day = civil.date
        } else if civil.time < until {
            day = civil.date
        } else if civil.time >= from {
            day = civil.date.adding(days: 1)
        } else {
            return nil
        }
        let end = zone.instant(of: CivilDateTime(date: day, time: until))
        // When the clock is put back, their end can come before the hour that is there twice.
        return end > now ? end : nil
    }
}
