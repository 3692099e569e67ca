import Testing

@testable import Regimen

@Suite("a change as a person types it")
struct EditTests {
    private func edit(_ old: String, _ text: String) throws -> ScheduleEdit {
        let (zone, now) = try Support.berlin()
        let schedule = try Schedule.parse(canonical: old)
        let next = schedule.first(onOrAfter: now.adding(seconds: 1), zone: zone)
        let last = next.flatMap { schedule.occurrence(number: $0.number - 1, zone: zone) }
        return try ScheduleEdit.parse(
            text, of: schedule, dose: try Support.mg(220), last: last?.nominal,
            next: next?.nominal, now: now, zone: zone)
    }

    private static let daily = "every day at 08:00 from 2026-11-01 08:00"
    private static let infusion = "every 12 weeks at 09:30 from 2026-09-08 09:30"
    private static let hours = "every 8 hours from 2026-11-20 08:00"
    private static let cycle = "on days 1-21 of every 28 days at 08:00 from 2026-11-10 08:00"
    private static let taper =
        "20 mg every day at 08:00 from 2026-11-20 08:00 for 7 days then 10 mg every day "
        + "at 08:00 from 2026-11-27 08:00"
    private static let uneven =
        "every day 1 mg at 08:00, 2 mg at 21:00 from 2026-11-01 08:00"
    private static let asNeeded = "as needed every 6 hours max 4 in 24 hours"

    // It is Monday 2026-11-23 18:05.
    @Test(
        "what is not said stays",
        arguments: [
            (daily, "at 9:00", "every day at 09:00 from 2026-11-24 09:00"),
            (daily, "at 9:00 and 21:00", "every day at 09:00 and 21:00 from 2026-11-23 21:00"),
            (infusion, "every 4 weeks", "every 4 weeks at 09:30 from 2026-12-01 09:30"),
            (
                infusion, "every 4 weeks from 2026-12-03",
                "every 4 weeks at 09:30 from 2026-12-03 09:30"
            ),
            (
                "every 12 weeks at 09:30 from 2026-12-09 09:30", "every 4 weeks",
                "every 4 weeks at 09:30 from 2026-12-09 09:30"
            ),
            (infusion, "at 11:00", "every 12 weeks at 11:00 from 2026-12-01 11:00"),
            (
                infusion, "counted from the dose given",
                "every 12 weeks at 09:30 from 2026-12-01 09:30 counted from the dose given"
            ),
            (
                daily, "twice a day for 5 days",
                "every day at 08:00 and 20:00 from 2026-11-23 20:00 for 5 days"
            ),
            ("every day at 08:00 and 20:00 from 2026-11-01 08:00", "daily", daily24),
            (
                daily + " for 30 doses", "at 9:00",
                "every day at 09:00 from 2026-11-24 09:00 for 7 doses"
            ),
            (
                daily + " for 30 days", "at 9:00",
                "every day at 09:00 from 2026-11-24 09:00 until 2026-11-30"
            ),
            (daily, "for 10 doses", daily24 + " for 10 doses"),
            (daily, "until 2026-12-31", daily24 + " until 2026-12-31"),
            (daily, "every 8 hours", "every 8 hours from 2026-11-24 00:00"),
            (hours, "every 12 hours", "every 12 hours from 2026-11-24 04:00"),
            (hours, "from 10:00", "every 8 hours from 2026-11-24 10:00"),
            (hours, "from 19:00", "every 8 hours from 2026-11-23 19:00"),
            (
                "every week on Monday at 09:00 from 2026-11-02 09:00", "every other Tuesday",
                "every 2 weeks on Tuesday at 09:00 from 2026-11-24 09:00"
            ),
            (
                "every month at 10:00 from 2026-08-31 10:00", "at 11:00",
                "every month on the 31st at 11:00 from 2026-11-30 11:00"
            ),
            (
                cycle, "at 9:00",
                "on days 1-21 of every 28 days at 09:00 from 2026-11-24 09:00 as day 15"
            ),
            (
                cycle, "14 days on 7 off",
                "on days 1-14 of every 21 days at 08:00 from 2026-11-24 08:00"
            ),
            (asNeeded, "every 8 hours", "as needed every 8 hours max 4 in 24 hours"),
            (
                asNeeded, "max 3 doses and 2000 mg a day",
                "as needed every 6 hours max 3 doses and 2000 mg in 24 hours"
            ),
            (asNeeded, "daily at 8", daily24),
            ("once on 2026-12-03 at 10:00", "at 11:00", "once on 2026-12-03 at 11:00"),
            ("once on 2026-12-03 at 10:00", "on 2026-12-05", "once on 2026-12-05 at 10:00"),
            (daily, "as needed", "as needed"),
        ])
    func stays(old: String, text: String, expected: String) throws {
        let change = try edit(old, text)
        #expect(change.schedule?.canonical == expected)
        #expect(change.dose.description == "220 mg")
    }

    private static let daily24 = "every day at 08:00 from 2026-11-24 08:00"

    @Test("an amount alone changes nothing else; so do a route, a reason and an instruction")
    func noSchedule() throws {
        let amount = try edit(Self.daily, "440 mg")
        #expect(amount.dose.description == "440 mg" && amount.schedule == nil)
        let other = try edit(Self.daily, "by mouth with food for bone pain")
        #expect(other.schedule == nil && other.route == .oral)
        #expect(other.instruction == "with food" && other.indication == "bone pain")
        let both = try edit(Self.daily, "440 mg twice a day")
        #expect(both.dose.description == "440 mg")
        #expect(both.schedule?.words == "every day at 08:00 and 20:00")
    }

    @Test("amounts may come with a change, and never go in silence")
    func amounts() throws {
        let taper = try edit(Self.daily, "20 mg for 7 days then 10 mg for 7 days")
        #expect(
            taper.schedule?.words
                == "20 mg every day at 08:00 for 7 days, then 10 mg every day at 08:00 for 7 days")
        let uneven = try edit(Self.daily, "1 mg at 07:00 and 2 mg at 19:00")
        #expect(uneven.schedule?.words == "every day, 1 mg at 07:00 and 2 mg at 19:00")
        let until = try edit(Self.uneven, "until 2026-12-31")
        #expect(
            until.schedule?.words
                == "every day, 1 mg at 08:00 and 2 mg at 21:00 until Thu 2026-12-31")
        for (old, text) in [
            (Self.uneven, "5 mg"), (Self.uneven, "at 9 and 22:00"), (Self.taper, "10 mg"),
            (Self.taper, "daily at 9"), (Self.uneven, "5 mg until 2026-12-31"),
        ] {
            let error = try #require(throws: TextError.self, "\(text)") { try edit(old, text) }
            #expect(error.message.contains("several amounts"))
        }
        #expect(try edit(Self.taper, "5 mg daily at 9").schedule?.words == "every day at 09:00")
    }

    @Test(
        "what cannot be joined is refused, and points at the words",
        arguments: [
            (taper, "at 9", "at 9"), (hours, "at 9:00", "at 9:00"), (daily, "blah", "blah"),
            (daily, "every 0 days", "0"), (asNeeded, "max 100 mg a day", "max 100 mg a day"),
            (infusion, "twice a week", "twice a week"), (daily, "on 03/04/2026", "03/04/2026"),
        ])
    func refused(old: String, text: String, pointed: String) throws {
        let error = try #require(throws: TextError.self) { try edit(old, text) }
        let range = try #require(error.range)
        #expect(String(text.dropFirst(range.offset).prefix(range.length)) == pointed)
    }

    @Test("a change never begins in the past and never crashes")
    func random() throws {
        let (zone, now) = try Support.berlin()
        let texts = [
            "at 9:00", "every 4 weeks", "daily", "twice a day", "every 8 hours", "for 5 doses",
            "on Tuesday", "on the 31st", "14 days on 7 off", "with meals", "until 2060-01-01",
            "counted from the dose given", "at least 2 hours apart", "as needed", "from tomorrow",
        ]
        var random = Random(seed: 37)
        var changed = 0
        for _ in 0..<1_500 {
            let schedule = Schedule.repeating(try random.series())
            let next = schedule.first(onOrAfter: now, zone: zone)
            let last = next.flatMap { schedule.occurrence(number: $0.number - 1, zone: zone) }
            let edit = try? ScheduleEdit.parse(
                random.pick(texts), of: schedule, dose: try Support.mg(220), last: last?.nominal,
                next: next?.nominal, now: now, zone: zone)
            guard let new = edit?.schedule else { continue }
            changed += 1
            #expect(try Schedule.parse(canonical: new.canonical) == new)
            if let first = new.occurrence(number: 1, zone: zone) {
                #expect(first.instant >= now, "\(schedule.canonical) -> \(new.canonical)")
            }
        }
        #expect(changed > 500)
    }
}
