/// When a person is up and eats. Texts such as "twice a day" get their clock times from it.
package struct DailyHabits: Hashable, Sendable {
    /// Our setting until the person sets their own: up at 08:00, to bed at 22:00, meals at 08:00,
    /// 12:30 and 18:30.
    package static let usual = DailyHabits(
        checkedWake: time(8, 0), sleep: time(22, 0),
        meals: [time(8, 0), time(12, 30), time(18, 30)])

    /// The shortest time awake, in minutes.
    package static let shortestDay = 240
    /// How long before sleep the last dose of several a day is, in minutes. Our setting.
    package static let beforeSleep = 120

    /// When the person gets up.
    package let wake: CivilTime
    /// When the person goes to sleep; earlier on the clock than `wake`: after midnight.
    package let sleep: CivilTime
    /// When the first meal is.
    package let breakfast: CivilTime
    /// When the meal in the middle of the day is.
    package let lunch: CivilTime
    /// When the last meal is.
    package let dinner: CivilTime

    /// The habits; nil if fewer than 4 hours are between getting up and sleep, or two meals are
    /// at the same time.
    package init?(
        wake: CivilTime, sleep: CivilTime, breakfast: CivilTime, lunch: CivilTime,
        dinner: CivilTime
    ) {
        self.init(checkedWake: wake, sleep: sleep, meals: [breakfast, lunch, dinner])
        guard minutesAwake >= Self.shortestDay, Set([breakfast, lunch, dinner]).count == 3
        else { return nil }
    }

    private init(checkedWake: CivilTime, sleep: CivilTime, meals: [CivilTime]) {
        wake = checkedWake
        self.sleep = sleep
        breakfast = meals[0]
        lunch = meals[1]
        dinner = meals[2]
    }

    private static func time(_ hour: Int, _ minute: Int) -> CivilTime {
        CivilTime(secondOfDay: hour * 3600 + minute * 60)
    }

    private var minutesAwake: Int {
        let seconds = sleep.secondOfDay - wake.secondOfDay
        return (seconds > 0 ? seconds : seconds + 86_400) / 60
    }

    /// Two hours before sleep: "in the evening".
    package var evening: CivilTime { wake.adding(minutes: minutesAwake - Self.beforeSleep) }

    /// `count` times a day (1...24): once when the person gets up; else evenly from then to two
    /// hours before sleep, rounded to 5 minutes. In the order of the day.
    package func times(_ count: Int) -> [CivilTime] {
        guard count > 1 else { return [wake] }
        let awake = minutesAwake - Self.beforeSleep
        let gaps = min(count, TimesOfDay.limit) - 1
        return (0...gaps).map { place in
            // Twice the minutes in 5-minute steps, so that half a step rounds up.
            let steps = (2 * awake * place + 5 * gaps) / (10 * gaps)
            return wake.adding(minutes: place == gaps ? awake : steps * 5)
        }
    }
}

extension CivilTime {
    /// The clock `minutes` later (earlier when negative), past midnight if need be.
    func adding(minutes: Int) -> CivilTime {
        let seconds = (secondOfDay + minutes % 1440 * 60 + 86_400) % 86_400
        return CivilTime(secondOfDay: seconds)
    }
}
