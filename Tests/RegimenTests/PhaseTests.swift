import Testing

@testable import Regimen

@Suite("phases, cycles and amounts")
struct PhaseTests {
    private func doses(_ text: String, _ count: Int) throws -> [String] {
        let (zone, _) = try Support.berlin()
        let schedule = try Support.prescription(text).schedule
        return (1...count).compactMap { schedule.occurrence(number: $0, zone: zone) }
            .map { "\($0.number) \($0.nominal) \($0.amount?.description ?? "-")" }
    }

    @Test("a taper numbers its doses through and says the amount of each")
    func taper() throws {
        let text =
            "prednisone 20 mg daily at 8 from 2026-12-01 for 2 days then 10 mg daily for 2 days"
        #expect(
            try doses(text, 9) == [
                "1 2026-12-01 08:00 20 mg", "2 2026-12-02 08:00 20 mg",
                "3 2026-12-03 08:00 10 mg", "4 2026-12-04 08:00 10 mg",
            ])
        let schedule = try Support.prescription(text).schedule
        #expect(schedule.doseCount(zone: .utc) == 4)
        #expect(schedule.hasAmounts)
    }

    @Test("different amounts at different times sit on their times")
    func amounts() throws {
        #expect(
            try doses("naproxen 1 tablet at 08:00 and 2 at 21:00 from 2026-12-01", 3) == [
                "1 2026-12-01 08:00 1 tablet", "2 2026-12-01 21:00 2 tablets",
                "3 2026-12-02 08:00 1 tablet",
            ])
        // All the same: the prescription's own.
        #expect(
            try doses("naproxen 1 tablet at 08:00 and 1 tablet at 21:00 from 2026-12-01", 1) == [
                "1 2026-12-01 08:00 -"
            ])
    }

    @Test(
        "words for phases are short and right",
        arguments: [
            (
                "x 20 mg daily at 08:00 for 7 days then 10 mg daily for 7 days",
                "20 mg every day at 08:00 for 7 days, then 10 mg every day at 08:00 for 7 days"
            ),
            (
                "x 125 mg daily at 8 for 21 days, then 7 days off",
                "every day for 21 days, then 7 days off, at 08:00"
            ),
            (
                "x 1 mg on days 1, 15 and 29 at 9 then every 28 days",
                "on days 1, 15 and 29 at 09:00, then every 28 days at 09:00"
            ),
            ("x 1 mg on days 1 and 8 at 9:00", "on days 1 and 8 at 09:00"),
            (
                "x 1 mg on days 1-3 and 8 of every 28 days at 9",
                "on days 1 to 3 and 8 of every 28 days at 09:00"
            ),
            ("x 1 mg day 1 of every 21 days at 9", "on day 1 of every 21 days at 09:00"),
            (
                "x 1 mg daily at 8 for 7 days then from 2027-01-10 2 mg",
                "1 mg every day at 08:00 for 7 days, then 2 mg every day at 08:00, "
                    + "from Sun 2027-01-10"
            ),
            (
                "x 1 tablet at 08:00, 2 tablets at 9 pm",
                "every day, 1 tablet at 08:00 and 2 tablets at 21:00"
            ),
            (
                "x 1 mg every 4 weeks at 10:00 counted from the dose given",
                "every 4 weeks at 10:00, counted from the last dose given"
            ),
            (
                "x 1 mg every 8 hours at least 6 hours apart",
                "every 8 hours, at least 6 hours apart"
            ),
            (
                "x 500 mg q6h prn max 4 doses and 2 g in 24 hours",
                "as needed, at least 6 hours apart, at most 4 times and 2 g in 24 hours"
            ),
            (
                "x 1 mg monthly from 2026-12-31 10:00",
                "every month (in shorter months on the last day) at 10:00"
            ),
        ])
    func words(text: String, words: String) throws {
        #expect(try Support.prescription(text).schedule.words == words)
    }

    @Test("parts that cannot be phases of one schedule are no phases")
    func wrongPhases() throws {
        let start = try Support.civil("2026-12-01 08:00")
        let daily = Pattern.calendar(.one, .day, TimesOfDay(start.time))
        let open = try #require(Series(pattern: daily, start: start))
        let two = try #require(StepCount(2))
        let short = try #require(Series(pattern: daily, start: start, end: .count(two)))
        let early = try #require(Series(pattern: daily, start: start.adding(days: 1)))
        let late = try #require(Series(pattern: daily, start: start.adding(days: 2)))
        #expect(Phases([Phase(series: open), Phase(series: late)]) == nil)
        #expect(Phases([Phase(series: short), Phase(series: early)]) == nil)
        #expect(Phases([Phase(series: short), Phase(series: late)]) != nil)
        #expect(Phases([Phase(series: short)]) == nil && Phases([]) == nil)
        #expect(Series(pattern: .hours(two), start: start, counting: .given) != nil)
        let weekly = Pattern.weekdays(
            try #require(WeekdaySet([.monday])), weeks: .one, TimesOfDay(start.time))
        #expect(Series(pattern: weekly, start: start, counting: .given) == nil)
        #expect(
            CycleDays([1...0 + 29], length: 28) == nil && CycleDays([1...1], length: 367) == nil)
        #expect(CycleDays([1...3, 4...5], length: 28)?.ranges == [1...5])
    }

    @Test("hours of a phase stop where the next begins, also when the clocks change")
    func hoursBeforeNext() throws {
        let zone = try Support.zone("Europe/Berlin")
        // The night of 25 October 2026 has 25 hours, so 25 hourly doses end an hour earlier.
        let text =
            "1 mg every hour from 2026-03-28 12:00 for 24 doses then 2 mg every hour "
            + "from 2026-03-29 12:00"
        let schedule = try Schedule.parse(canonical: text)
        let all = schedule.occurrences(onOrAfter: .earliest, zone: zone).prefix(30)
        let instants = all.map(\.instant)
        #expect(zip(instants, instants.dropFirst()).allSatisfy { $0 < $1 })
        #expect(all.map(\.number) == Array(1...30))
    }
}
