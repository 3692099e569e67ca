/// The clock of all later years, as a TZif file's last line gives it: a POSIX TZ text with the
/// extensions of RFC 9636, 3.3.1 (times from -167 to 167 hours).
struct PosixRule: Equatable, Sendable {
    /// The two changes of one year and the offset between them.
    struct Daylight: Equatable, Sendable {
        /// Seconds east of UTC from `start` to `end`. May be less than the standard offset
        /// (Ireland).
        var offset: Int
        var start: Change
        var end: Change
    }

    /// A day of the year and seconds after its midnight (may lie on another day).
    struct Change: Equatable, Sendable {
        var day: Day
        var seconds: Int

        /// Seconds since 1970-01-01 00:00 on the local clock in force before the change.
        func localSeconds(year: Int) -> Int64 {
            Int64(day.dayNumber(year: year)) * 86_400 + Int64(seconds)
        }
    }

    enum Day: Equatable, Sendable {
        /// `Jn`: day 1...365; 29 February is never counted.
        case julian(Int)
        /// `n`: day 0...365; 29 February is counted.
        case zeroBased(Int)
        /// `Mm.w.d`: weekday d (0 is Sunday) of week w (5 is the last) of month m.
        case monthWeekday(month: Int, week: Int, weekday: Int)

        func dayNumber(year: Int) -> Int {
            let newYear = firstDay(month: 1, year: year)
            switch self {
            case .julian(let day):
                return newYear + day - 1 + (day >= 60 && CivilDate.isLeap(year) ? 1 : 0)
            case .zeroBased(let day):
                return newYear + day
            case .monthWeekday(let month, let week, let weekday):
                let first = firstDay(month: month, year: year)
                let firstWeekday = CivilDate(dayNumber: first).weekday.rawValue % 7
                var day = first + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
                let last = first + CivilDate.daysInMonth(month, year: year) - 1
                while day > last { day -= 7 }
                return day
            }
        }

        private func firstDay(month: Int, year: Int) -> Int {
            CivilDate(year: year, month: month, day: 1)?.dayNumber ?? 0
        }
    }

    /// Seconds east of UTC outside of daylight time.
    var standardOffset: Int
    /// Nil where the clock never changes.
    var daylight: Daylight?

    /// All changes of the years around `seconds` (since 1970-01-01T00:00:00Z), in rising order; the
    /// first lies well before it, so the last one at or before `seconds` gives the offset.
    func transitions(around seconds: Int64) -> [TZif.Transition] {
        guard let daylight else { return [] }
        let year = CivilDateTime(localSeconds: seconds).date.year
        var found: [TZif.Transition] = []
        for year in max(1, year - 2)...min(9999, year + 1) {
            let start = daylight.start.localSeconds(year: year) - Int64(standardOffset)
            let end = daylight.end.localSeconds(year: year) - Int64(daylight.offset)
            found.append(TZif.Transition(at: start, offset: daylight.offset))
            found.append(TZif.Transition(at: end, offset: standardOffset))
        }
        // Daylight time that lasts all year ends and begins at one moment: the beginning wins.
        found.sort {
            ($0.at, $0.offset == daylight.offset ? 1 : 0) < (
                $1.at, $1.offset == daylight.offset ? 1 : 0
            )
        }
        return found
    }
}
