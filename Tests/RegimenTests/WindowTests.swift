import Testing

@testable import Regimen

@Suite("early and late")
struct WindowTests {
    private static let hour: Int64 = 3600
    private static let day: Int64 = 86_400

    @Test(
        "how late a dose may be depends on the time to the next",
        arguments: [
            ("every 6 hours from 2026-12-01 08:00", 1, 3 * hour),
            ("every day at 08:00 and 20:00 from 2026-12-01 08:00", 1, 6 * hour),
            ("every day at 08:00, 14:00 and 21:00 from 2026-12-01 08:00", 2, 7 * hour / 2),
            ("every day at 08:00 from 2026-12-01 08:00", 3, 12 * hour),
            ("every 2 days at 08:00 from 2026-12-01 08:00", 1, day),
            ("every 6 days at 08:00 from 2026-12-01 08:00", 1, day),
            ("every week on Monday and Thursday at 08:00 from 2026-11-30 08:00", 1, day),
            ("every week at 08:00 from 2026-12-01 08:00", 1, 2 * day),
            ("every 2 weeks at 08:00 from 2026-12-01 08:00", 1, 2 * day),
            ("every 15 days at 08:00 from 2026-12-01 08:00", 1, nil),
            ("every 12 weeks at 09:30 from 2026-12-01 09:30", 1, nil),
            ("every month at 09:30 from 2026-12-01 09:30", 1, nil),
            ("once on 2026-12-03 at 10:00", 1, day),
            // The last dose has the same window as the others.
            ("every day at 08:00 and 20:00 from 2026-12-01 08:00 for 1 dose", 1, 6 * hour),
            // 25 hours lie between these two, but they are a day apart by the clock.
            ("every day at 08:00 from 2026-10-24 08:00", 1, 12 * hour),
            ("every day at 20:00 and 08:00 from 2026-10-24 20:00", 1, 13 * hour / 2),
        ])
    func late(text: String, number: Int, expected: Int64?) throws {
        let zone = try Support.zone("Europe/Berlin")
        let schedule = try Schedule.parse(canonical: text)
        let dose = try #require(schedule.occurrence(number: number, zone: zone))
        #expect(schedule.lateWindow(of: dose, zone: zone) == expected)
    }

    @Test(
        "how early a dose may be depends on the time from the one before",
        arguments: [
            ("every 6 hours from 2026-12-01 08:00", 1, 6 * hour),
            ("every 6 hours from 2026-12-01 08:00", 2, 3 * hour / 2),
            ("every day at 08:00 and 20:00 from 2026-12-01 08:00", 2, 3 * hour),
            ("every day at 08:00 from 2026-12-01 08:00", 2, 6 * hour),
            ("every 2 weeks at 08:00 from 2026-12-01 08:00", 2, 6 * hour),
            ("every 15 days at 08:00 from 2026-12-01 08:00", 2, 7 * day),
            ("every 12 weeks at 09:30 from 2026-12-01 09:30", 1, 7 * day),
            ("every 12 weeks at 09:30 from 2026-12-01 09:30", 2, 7 * day),
            ("once on 2026-12-03 at 10:00", 1, 6 * hour),
        ])
    func early(text: String, number: Int, expected: Int64) throws {
        let zone = try Support.zone("Europe/Berlin")
        let schedule = try Schedule.parse(canonical: text)
        let dose = try #require(schedule.occurrence(number: number, zone: zone))
        #expect(schedule.earlyWindow(of: dose, zone: zone) == expected)
    }

    @Test("the early window of a dose never reaches the dose before it")
    func noOverlap() throws {
        var random = Random(seed: 19)
        let zone = try Support.zone("America/New_York")
        for _ in 0..<300 {
            let schedule = Schedule.repeating(try random.series())
            guard let first = schedule.occurrence(number: 3, zone: zone),
                let second = schedule.next(after: first, zone: zone), second.instant > first.instant
            else { continue }
            let early = second.instant.adding(
                seconds: -schedule.earlyWindow(of: second, zone: zone))
            #expect(early >= first.instant, "\(schedule.canonical)")
        }
    }

    @Test(
        "distances are said in words",
        arguments: [
            ("2026-12-01 09:30", "8 days"), ("2026-12-03 10:00", "10 days"),
            ("2026-12-31 10:00", "5 weeks"),
            ("2027-02-23 09:30", "13 weeks"), ("2027-05-18 09:30", "25 weeks"),
            ("2026-11-23 20:00", "2 h"),
            ("2026-11-23 18:20", "15 minutes"), ("2026-11-23 18:06", "1 minute"),
            ("2026-11-23 18:05:03", "3 seconds"), ("2026-11-23 18:05:01", "1 second"),
            ("2026-11-23 18:05", "now"), ("2026-11-23 18:00", "now"), ("2026-11-23 19:05", "1 h"),
            ("2026-11-24 08:00", "14 h"), ("2026-11-24 18:05", "1 day"),
            ("2026-12-13 00:00", "20 days"),
            ("2026-12-14 23:00", "3 weeks"), ("2028-11-22 18:05", "104 weeks"),
            ("2028-11-23 18:05", "2 years"),
            ("2036-11-22 18:05", "9 years"), ("2026-11-23 18:05:59", "59 seconds"),
            ("2026-11-23 19:04:40", "1 h"),
        ])
    func distances(text: String, words: String) throws {
        let (zone, now) = try Support.berlin()
        let instant = zone.instant(of: try Support.civil(text))
        #expect(RelativeTime.until(instant, now: now, zone: zone) == words)
        #expect(
            RelativeTime.in(instant, now: now, zone: zone)
                == (words == "now" ? "now" : "in " + words))
    }

    @Test("what has passed is late or ago; what has not is on time or now")
    func passed() throws {
        let (zone, now) = try Support.berlin()
        func at(_ text: String) throws -> Instant { zone.instant(of: try Support.civil(text)) }
        #expect(try RelativeTime.late(at("2026-11-23 17:00"), now: now, zone: zone) == "1 h late")
        #expect(
            try RelativeTime.late(at("2026-11-23 17:50"), now: now, zone: zone) == "15 minutes late"
        )
        #expect(
            try RelativeTime.late(at("2026-11-21 17:50"), now: now, zone: zone) == "2 days late")
        #expect(
            try RelativeTime.ago(at("2026-11-23 17:50"), now: now, zone: zone) == "15 minutes ago")
        #expect(try RelativeTime.ago(at("2026-11-23 18:06"), now: now, zone: zone) == "now")
        #expect(try RelativeTime.late(at("2026-11-23 18:06"), now: now, zone: zone) == "on time")
    }
}
