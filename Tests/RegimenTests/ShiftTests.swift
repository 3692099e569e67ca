import Testing

@testable import Regimen

@Suite("moving what follows")
struct ShiftTests {
    private func shifted(
        _ text: String, from number: Int, days: Int = 0, minutes: Int = 0
    ) throws -> String {
        let zone = try Support.zone("Europe/Berlin")
        let schedule = try Schedule.parse(canonical: text)
        let dose = try #require(schedule.occurrence(number: number, zone: zone))
        return try schedule.shifted(days: days, minutes: minutes, from: dose, zone: zone).canonical
    }

    @Test(
        "all that follow move along, and as many are left",
        arguments: [
            (
                "every 4 weeks at 09:30 from 2026-12-01 09:30", 2, 4, 0,
                "every 4 weeks at 09:30 from 2027-01-02 09:30"
            ),
            (
                "every day at 08:00 from 2026-12-01 08:00 for 10 doses", 4, 1, 0,
                "every day at 08:00 from 2026-12-05 08:00 for 7 doses"
            ),
            (
                "every day at 08:00 from 2026-12-01 08:00 until 2026-12-10", 4, 0, 60,
                "every day at 09:00 from 2026-12-04 09:00 for 7 doses"
            ),
            (
                "every day at 08:00 and 20:00 from 2026-12-01 08:00 for 7 days", 2, 1, 30,
                "every day at 08:30 and 20:30 from 2026-12-02 20:30 for 13 doses"
            ),
            (
                "every week on Monday and Thursday at 09:00 from 2026-11-30 09:00", 1, 2, 0,
                "every week on Wednesday and Saturday at 09:00 from 2026-12-02 09:00"
            ),
            (
                "every week on Sunday at 23:00 from 2026-11-29 23:00", 1, 0, 120,
                "every week on Monday at 01:00 from 2026-11-30 01:00"
            ),
            (
                "every day at 23:00 from 2026-11-29 23:00", 1, 0, 120,
                "every day at 01:00 from 2026-11-30 01:00"
            ),
            (
                "every 6 hours from 2026-12-01 08:00 for 8 doses", 3, 0, 90,
                "every 6 hours from 2026-12-01 21:30 for 6 doses"
            ),
            (
                "every month on the 15th at 09:00 from 2026-12-15 09:00", 1, 0, 60,
                "every month on the 15th at 10:00 from 2026-12-15 10:00"
            ),
            (
                "on days 1-21 of every 28 days at 08:00 from 2026-12-01 08:00", 8, 1, 0,
                "on days 1-21 of every 28 days at 08:00 from 2026-12-09 08:00 as day 8"
            ),
            (
                "on days 1 and 15 of every 28 days at 09:30 from 2026-03-02 09:30 for 2 doses then "
                    + "every 28 days at 09:30 from 2026-03-30 09:30", 2, 3, 0,
                "on days 1 of every 14 days at 09:30 from 2026-03-19 09:30 for 1 dose then every "
                    + "28 days at 09:30 from 2026-04-02 09:30"
            ),
            (
                "20 mg every day at 08:00 from 2026-12-01 08:00 for 3 days then 10 mg every "
                    + "day at 08:00 from 2026-12-04 08:00 for 3 days", 4, 1, 0,
                "10 mg every day at 08:00 from 2026-12-05 08:00 for 3 doses"
            ),
            ("once on 2026-12-03 at 10:00", 1, 1, -30, "once on 2026-12-04 at 09:30"),
        ])
    func moves(text: String, number: Int, days: Int, minutes: Int, expected: String) throws {
        #expect(try shifted(text, from: number, days: days, minutes: minutes) == expected)
    }

    @Test("what would change more than the moment is refused with advice")
    func refusals() throws {
        let cases: [(String, Int, Int, ShiftError)] = [
            ("every month on the 15th at 09:00 from 2026-12-15 09:00", 1, 0, .daysOfMonth),
            (
                "every day at 08:00 and 23:30 from 2026-12-15 08:00", 0, 60,
                .crossesMidnight(try #require(CivilTime(hour: 23, minute: 30)))
            ),
            (
                "every 2 weeks on Monday and Saturday at 09:00 from 2026-11-30 09:00", 2, 0,
                .splitsWeek
            ),
            ("every day at 08:00 from 2026-12-15 08:00", 4_000, 0, .tooFar),
        ]
        for (text, days, minutes, expected) in cases {
            let error = try #require(throws: ShiftError.self) {
                try shifted(text, from: 1, days: days, minutes: minutes)
            }
            #expect(error == expected)
            #expect(error.message.hasSuffix("."))
        }
        let dose = Occurrence(
            nominal: try Support.civil("2026-12-01 08:00"), number: 1, instant: .earliest)
        #expect(throws: ShiftError.noPlan) {
            try Schedule.asNeeded(AsNeeded()).shifted(days: 1, minutes: 0, from: dose, zone: .utc)
        }
    }

    @Test("moving by days moves every later dose by just these days")
    func property() throws {
        var random = Random(seed: 31)
        var checked = 0
        for _ in 0..<500 {
            let schedule = Schedule.repeating(try random.series())
            let number = random.number(1...20)
            let days = random.number(-300...300)
            guard let dose = schedule.occurrence(number: number, zone: .utc),
                let moved = try? schedule.shifted(days: days, minutes: 0, from: dose, zone: .utc)
            else { continue }
            let isMonthly =
                if case .calendar(_, let unit, _)? = schedule.phases.first?.series.pattern {
                    unit == .month || unit == .year
                } else { false }
            guard dose.instant.adding(seconds: Int64(days) * 86_400) > .earliest else { continue }
            for step in 0..<(isMonthly ? 1 : 20) {
                let was = schedule.occurrence(number: number + step, zone: .utc)
                let isNow = moved.occurrence(number: 1 + step, zone: .utc)
                #expect(isNow?.nominal == was?.nominal.adding(days: days), "\(schedule.canonical)")
                #expect(isNow?.amount == was?.amount)
            }
            checked += 1
        }
        #expect(checked > 200)
    }

    @Test(
        "a series counted from the dose given goes on from the day on which it was given",
        arguments: [
            (
                "every 4 weeks at 09:30 from 2026-12-01 09:30", 1, "2026-12-05 11:00",
                "every 4 weeks at 09:30 from 2027-01-02 09:30"
            ),
            (
                "every 4 weeks at 09:30 from 2026-12-01 09:30 for 5 doses", 2, "2026-12-28 08:00",
                "every 4 weeks at 09:30 from 2027-01-25 09:30 for 3 doses"
            ),
            (
                "every 6 months at 10:00 from 2026-08-31 10:00", 1, "2026-09-10 10:00",
                "every 6 months at 10:00 from 2027-03-10 10:00"
            ),
            (
                "every 8 hours from 2026-12-01 08:00", 1, "2026-12-01 09:20",
                "every 8 hours from 2026-12-01 17:20"
            ),
            // On its day, whatever the hour, and shortly after midnight.
            ("every 4 weeks at 09:30 from 2026-12-01 09:30", 1, "2026-12-01 18:00", nil),
            ("every day at 22:00 from 2026-12-01 22:00", 1, "2026-12-02 00:30", nil),
            ("every 8 hours from 2026-12-01 08:00", 1, "2026-12-01 08:00:40", nil),
            // The last dose has none after it.
            (
                "every 4 weeks at 09:30 from 2026-12-01 09:30 for 1 dose", 1, "2026-12-05 11:00",
                nil
            ),
        ])
    func given(text: String, number: Int, at: String, expected: String?) throws {
        let zone = try Support.zone("Europe/Berlin")
        let schedule = try Schedule.parse(canonical: text + " counted from the dose given")
        let dose = try #require(schedule.occurrence(number: number, zone: zone))
        let instant = zone.instant(of: try Support.civil(at))
        let next = schedule.counted(fromGiven: instant, for: dose, zone: zone)
        #expect(next?.canonical == expected.map { $0 + " counted from the dose given" })
        let plan = try Schedule.parse(canonical: text)
        #expect(plan.counted(fromGiven: instant, for: dose, zone: zone) == nil)
    }

    @Test("hours after a dose given never come early where the clock shows an hour twice")
    func givenBeforeFold() throws {
        let zone = try Support.zone("Europe/Berlin")
        let schedule = try Schedule.parse(
            canonical: "every 3 hours from 2027-10-30 20:30 counted from the dose given")
        let dose = try #require(schedule.occurrence(number: 2, zone: zone))
        // Three hours later it is 02:30 for the second time that night.
        let given = zone.instant(of: try Support.civil("2027-10-31 00:30"))
        let next = try #require(schedule.counted(fromGiven: given, for: dose, zone: zone))
        let first = try #require(next.occurrence(number: 1, zone: zone))
        #expect(first.instant.seconds(since: given) == 4 * 3600)
    }
}
