import Testing

@testable import Regimen

/// Compares the planner, which jumps, with a model that looks at every day.
@Suite("due doses against a model that walks")
struct PlannerModelTests {
    /// The first `count` slots of a calendar pattern, found by asking of each day whether it has
    /// any.
    private func model(_ series: Series, count: Int) -> [CivilDateTime] {
        var found: [CivilDateTime] = []
        var date = series.start.date
        while found.count < count, date.year < 2200 {
            if let times = times(on: date, series) {
                for time in times.sorted {
                    let slot = CivilDateTime(date: date, time: time)
                    if slot >= series.start, found.count < count { found.append(slot) }
                }
            }
            date = date.adding(days: 1)
        }
        return found
    }

    private func times(on date: CivilDate, _ series: Series) -> TimesOfDay? {
        let first = series.start.date
        let days = date.dayNumber - first.dayNumber
        let months = (date.year - first.year) * 12 + date.month - first.month
        let length = CivilDate.daysInMonth(date.month, year: date.year)
        switch series.pattern {
        case .hours: return nil
        case .calendar(let step, .day, let times): return days % step.value == 0 ? times : nil
        case .calendar(let step, .week, let times):
            return days % (7 * step.value) == 0 ? times : nil
        case .calendar(let step, let unit, let times):
            let distance = unit == .year ? step.value * 12 : step.value
            return months % distance == 0 && date.day == min(first.day, length) ? times : nil
        case .weekdays(let set, let weeks, let times):
            let monday = first.dayNumber - (first.weekday.rawValue - 1)
            let week = (date.dayNumber - monday) / 7
            return week % weeks.value == 0 && set.sorted.contains(date.weekday) ? times : nil
        case .monthDays(let set, let step, let times):
            let hasDay = set.sorted.contains { min($0, length) == date.day }
            return months % step.value == 0 && hasDay ? times : nil
        case .cycle(let set, let times):
            let day = (days + set.firstDay - 1) % set.length + 1
            return set.days.contains(day) ? times : nil
        }
    }

    @Test("every slot is the model's, and the jump finds what walking finds")
    func agreement() throws {
        var random = Random(seed: 13)
        let names = [
            "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca",
        ]
        let zones = try names.map { try Support.zone($0) }
        for round in 0..<400 {
            let zone = random.pick(zones)
            let start = try random.start()
            let series = try #require(Series(pattern: random.calendarPattern(), start: start))
            let schedule = Schedule.repeating(series)
            let expected = model(series, count: 12)
            let got = (1...12).compactMap { schedule.occurrence(number: $0, zone: zone) }
            #expect(got.map(\.nominal) == expected, "round \(round): \(schedule.canonical)")
            #expect(got.map(\.instant) == expected.map { zone.instant(of: $0) })
            for _ in 0..<6 {
                let near = random.pick(got).instant.adding(seconds: Int64(random.number(-2...2)))
                let walked = got.first { $0.instant >= near }
                guard let walked else { continue }
                #expect(
                    schedule.first(onOrAfter: near, zone: zone) == walked, "\(schedule.canonical)")
            }
        }
    }

    @Test("a far jump agrees with counting on from a dose before it")
    func farJump() throws {
        var random = Random(seed: 17)
        let zone = try Support.zone("Europe/Berlin")
        for _ in 0..<400 {
            let schedule = Schedule.repeating(try random.series())
            let number = random.number(2...400)
            guard let target = schedule.occurrence(number: number, zone: zone),
                let before = schedule.occurrence(number: number - 1, zone: zone)
            else { continue }
            #expect(schedule.next(after: before, zone: zone) == target)
            let found = schedule.first(onOrAfter: target.instant, zone: zone)
            // A slot moved by a clock gap may share the moment with an earlier-numbered one.
            #expect(found?.instant == target.instant || (found?.number ?? .max) < target.number)
            if before.instant < target.instant {
                #expect(
                    schedule.first(onOrAfter: before.instant.adding(seconds: 1), zone: zone)
                        == target)
            }
        }
    }

    @Test(
        "over all clock changes of 2026 to 2030 a dose a day stays a dose a day",
        arguments: [
            "Europe/Berlin", "America/Nuuk", "Australia/Lord_Howe", "Antarctica/Troll",
            "Africa/Casablanca",
            "America/Scoresbysund", "Asia/Gaza",
        ])
    func noDoseLost(name: String) throws {
        let zone = try Support.zone(name)
        for time in ["00:00", "00:30", "01:30", "02:15", "02:30", "03:30", "23:30"] {
            let text = "every day at \(time) from 2026-01-01 \(time)"
            let schedule = try Schedule.parse(canonical: text)
            var cursor = zone.instant(of: try Support.civil("2026-01-01 00:00"))
            var date = try Support.date("2026-01-01")
            while date.year < 2031 {
                let found = try #require(schedule.first(onOrAfter: cursor, zone: zone))
                #expect(found.nominal.date == date)
                let shift = zone.civil(at: found.instant).localSeconds - found.nominal.localSeconds
                #expect((0...7200).contains(shift))
                cursor = found.instant.adding(seconds: 1)
                date = date.adding(days: 1)
            }
        }
    }
}
