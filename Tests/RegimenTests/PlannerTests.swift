import Testing

@testable import Regimen

@Suite("due doses")
struct PlannerTests {
    private func slots(_ text: String, _ count: Int, zone name: String = "Europe/Berlin") throws
        -> [String]
    {
        let zone = try Support.zone(name)
        let schedule = try Schedule.parse(canonical: text)
        var found: [String] = []
        var next = schedule.occurrence(number: 1, zone: zone)
        while let occurrence = next, found.count < count {
            found.append(String(zone.rfc3339(occurrence.instant).prefix(16)))
            next = schedule.next(after: occurrence, zone: zone)
        }
        return found
    }

    @Test(
        "published regimens fall on their dates",
        arguments: [
            (
                "every 12 weeks at 09:30 from 2026-03-02 09:30",
                ["03-02", "05-25", "08-17", "11-09"]
            ),
            ("every 4 weeks at 09:30 from 2026-03-02 09:30", ["03-02", "03-30", "04-27", "05-25"]),
            ("every 28 days at 09:30 from 2026-03-30 09:30", ["03-30", "04-27", "05-25"]),
            ("every month at 09:30 from 2026-03-30 09:30", ["03-30", "04-30", "05-30"]),
        ])
    func regimens(text: String, days: [String]) throws {
        #expect(try slots(text, days.count) == days.map { "2026-\($0)T09:30" })
    }

    @Test("monthly from the 31st is the last day of shorter months, without drift")
    func monthEnds() throws {
        let found = try slots("every month at 10:00 from 2026-12-31 10:00", 5)
        let days = ["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]
        #expect(found == days.map { "\($0)T10:00" })
        let half = try slots("every 6 months at 10:00 from 2026-08-31 10:00", 3)
        #expect(half == ["2026-08-31T10:00", "2027-02-28T10:00", "2027-08-31T10:00"])
        let set = try slots("every month on the 15th and 31st at 10:00 from 2027-01-31 10:00", 4)
        #expect(
            set == ["2027-01-31T10:00", "2027-02-15T10:00", "2027-02-28T10:00", "2027-03-15T10:00"])
    }

    @Test("a dose in a clock gap moves forward by the gap, once, and the next keeps its time")
    func gap() throws {
        let found = try slots("every day at 02:30 from 2026-03-28 02:30", 3)
        #expect(found == ["2026-03-28T02:30", "2026-03-29T03:30", "2026-03-30T02:30"])
        let half = try slots(
            "every day at 02:15 from 2026-10-03 02:15", 2, zone: "Australia/Lord_Howe")
        #expect(half == ["2026-10-03T02:15", "2026-10-04T02:45"])
    }

    @Test("a dose in a repeated hour is given once")
    func fold() throws {
        let zone = try Support.zone("Europe/Berlin")
        let schedule = try Schedule.parse(canonical: "every day at 02:30 from 2026-10-24 02:30")
        let second = try #require(schedule.occurrence(number: 2, zone: zone))
        let third = try #require(schedule.next(after: second, zone: zone))
        #expect(zone.rfc3339(second.instant) == "2026-10-25T02:30:00+02:00")
        #expect(third.instant.seconds(since: second.instant) == 25 * 3600)
        let between = second.instant.adding(seconds: 1)
        #expect(schedule.first(onOrAfter: between, zone: zone) == third)
    }

    @Test("hours are elapsed time across a clock change, also in the repeated hour")
    func hours() throws {
        let found = try slots("every 6 hours from 2026-10-24 20:00", 3)
        #expect(found == ["2026-10-24T20:00", "2026-10-25T02:00", "2026-10-25T07:00"])
        let zone = try Support.zone("Europe/Berlin")
        let hourly = try Schedule.parse(canonical: "every hour from 2026-10-25 02:00")
        let first = try #require(hourly.occurrence(number: 1, zone: zone))
        let second = try #require(hourly.occurrence(number: 2, zone: zone))
        #expect(first.nominal == second.nominal)
        #expect(second.instant.seconds(since: first.instant) == 3600)
    }

    @Test("a slot in the gap that comes after a later one is not missed")
    func gapOrder() throws {
        let zone = try Support.zone("Europe/Berlin")
        let text = "every day at 02:30 and 03:00 from 2026-03-29 02:30"
        let schedule = try Schedule.parse(canonical: text)
        let three = zone.instant(of: try Support.civil("2026-03-29 03:00"))
        let found = try #require(schedule.first(onOrAfter: three, zone: zone))
        #expect(found.number == 1)
        #expect(schedule.next(after: found, zone: zone)?.instant == three)
    }

    @Test("an end by count, by day and by length of time")
    func ends() throws {
        #expect(try slots("every day at 08:00 from 2026-12-01 08:00 for 3 doses", 9).count == 3)
        let untilDay = "every day at 08:00 and 20:00 from 2026-12-01 20:00 until 2026-12-03"
        #expect(try slots(untilDay, 9).last == "2026-12-03T20:00")
        let week = "every day at 08:00 and 20:00 from 2026-12-01 20:00 for 7 days"
        #expect(try slots(week, 99).count == 14)
        #expect(try slots(week, 99).last == "2026-12-08T08:00")
        #expect(try slots("every 6 hours from 2026-10-24 20:00 for 7 days", 99).count == 28)
        #expect(
            try slots("every month at 08:00 from 2026-01-31 08:00 for 3 months", 99).count == 3)
    }

    @Test("as needed has no slots; one dose has one; nothing is planned after 2200")
    func edges() throws {
        let zone = Zone.utc
        let asNeeded = try Schedule.parse(canonical: "as needed every 6 hours")
        #expect(asNeeded.first(onOrAfter: .earliest, zone: zone) == nil)
        #expect(asNeeded.occurrence(number: 1, zone: zone) == nil)
        let once = try Schedule.parse(canonical: "once on 2026-12-03 at 10:00")
        let only = try #require(once.first(onOrAfter: .earliest, zone: zone))
        #expect(once.next(after: only, zone: zone) == nil)
        #expect(once.first(onOrAfter: only.instant.adding(seconds: 1), zone: zone) == nil)
        for text in [
            "every 10 years at 08:00 from 2026-12-03 08:00",
            "every 8784 hours from 2026-12-03 08:00",
        ] {
            let long = try Schedule.parse(canonical: text)
            #expect(long.first(onOrAfter: .latest, zone: zone) == nil)
            #expect(long.occurrence(number: .max, zone: zone) == nil)
            #expect(long.occurrence(number: 0, zone: zone) == nil)
            #expect(long.occurrence(number: 2, zone: zone) != nil)
        }
    }

    @Test("a first dose counts as past when it is more than ten minutes ago")
    func past() throws {
        let (zone, now) = try Support.berlin()
        func isPast(_ time: String) throws -> Bool {
            try Schedule.parse(canonical: "once on 2026-11-23 at \(time)").startsInPast(
                now: now, zone: zone)
        }
        #expect(try !isPast("18:06") && !isPast("17:55"))
        #expect(try isPast("17:54:59"))
        let daily = try Schedule.parse(canonical: "every day at 08:00 from 2026-11-23 09:00")
        #expect(!daily.startsInPast(now: now, zone: zone))
        #expect(try !Support.schedule("as needed").startsInPast(now: now, zone: zone))
    }
}
