import Testing

@testable import Regimen

@Suite("late windows as settings, and the smallest gap")
struct LateWindowTests {
    private static let hour: Int64 = 3600

    @Test(
        "a window is read, and written for storage",
        arguments: [
            ("half", "half"), ("never", "never"), ("12 hours", "12 hours"), ("90m", "90 minutes"),
            ("2 days", "2 days"), ("1d", "1 day"), ("61 s", "61 seconds"), ("48 h", "2 days"),
        ])
    func window(text: String, stored: String) throws {
        let window = try LateWindow.parse(text)
        #expect(window.description == stored)
        #expect(try LateWindow.parse(window.description) == window)
        #expect(!window.words.isEmpty)
    }

    @Test(
        "what is no window is refused",
        arguments: ["", "often", "halff", "0 hours", "30 s", "400 days", "never ever", "-2 h", "5"])
    func refused(text: String) throws {
        #expect(throws: TextError.self) { try LateWindow.parse(text) }
    }

    @Test("every kind has a setting of its own, and a clinic's dose has none")
    func kinds() throws {
        let zone = try Support.zone("Europe/Berlin")
        let texts: [(String, LateWindows.Kind)] = [
            ("every 6 hours from 2026-12-01 08:00", .hours),
            ("every day at 08:00 and 20:00 from 2026-12-01 08:00", .severalDaily),
            ("every day at 08:00 from 2026-12-01 08:00", .daily),
            ("every 3 days at 08:00 from 2026-12-01 08:00", .days),
            ("every week at 08:00 from 2026-12-01 08:00", .weeks),
            ("every 4 weeks at 08:00 from 2026-12-01 08:00", .longer),
            ("once on 2026-12-01 at 08:00", .once),
            ("on days 1-21 of every 28 days at 08:00 from 2026-12-01 08:00", .daily),
        ]
        for (text, kind) in texts {
            let schedule = try Schedule.parse(canonical: text)
            let dose = try #require(schedule.occurrence(number: 1, zone: zone))
            #expect(schedule.lateKind(of: dose, zone: zone) == kind)
            var rules = LateWindows.usual
            rules[kind] = .seconds(1234)
            #expect(schedule.lateWindow(of: dose, zone: zone, rules: rules) == 1234)
            #expect(schedule.lateWindow(of: dose, zone: zone, isClinic: true) == nil)
            let own = LateWindows(all: .never)
            #expect(schedule.lateWindow(of: dose, zone: zone, rules: own) == nil)
        }
        #expect(LateWindows.Kind.allCases.count == 8)
    }

    @Test("phases have the window of the time to the dose that follows")
    func phases() throws {
        let zone = Zone.utc
        let schedule = try Schedule.parse(
            canonical:
                "1 mg every day at 08:00 and 20:00 from 2026-12-01 08:00 for 2 doses then "
                + "2 mg every 2 days at 08:00 from 2026-12-03 08:00 for 2 doses")
        let windows = try (1...4).map { number in
            let dose = try #require(schedule.occurrence(number: number, zone: zone))
            return schedule.lateWindow(of: dose, zone: zone)
        }
        #expect(windows == [6 * Self.hour, 12 * Self.hour, 24 * Self.hour, 24 * Self.hour])
    }

    @Test(
        "the smallest gap is what the text names, else half of the shortest distance",
        arguments: [
            ("every 8 hours from 2026-12-01 08:00", 4.0),
            ("every 8 hours from 2026-12-01 08:00 at least 6 hours apart", 6.0),
            ("every day at 08:00 from 2026-12-01 08:00", 12.0),
            ("every day at 08:00, 14:00 and 20:00 from 2026-12-01 08:00", 3.0),
            ("every day at 01:00 and 23:00 from 2026-12-01 01:00", 1.0),
            ("every week on Monday and Tuesday at 08:00 from 2026-12-01 08:00", 12.0),
            ("every week on Sunday and Monday at 08:00 from 2026-12-01 08:00", 12.0),
            ("every month on the 1st and 31st at 08:00 from 2026-12-01 08:00", 12.0),
            ("every month at 08:00 from 2026-12-01 08:00", 336.0),
            ("on days 1, 8 and 15 of every 28 days at 08:00 from 2026-12-01 08:00", 84.0),
            ("on days 1-21 of every 28 days at 08:00 from 2026-12-01 08:00", 12.0),
            (
                "every 4 weeks at 08:00 from 2026-12-01 08:00 for 2 doses then every 8 hours from "
                    + "2027-12-01 08:00", 4.0
            ),
            ("as needed every 4 hours", 4.0), ("as needed", 0.0),
            ("once on 2026-12-01 at 08:00", 0.0),
        ])
    func gap(text: String, hours: Double) throws {
        let schedule = try Schedule.parse(canonical: text)
        #expect(schedule.smallestGapSeconds == Int64(hours) * Self.hour)
    }

    @Test("of a number and an amount the lesser limit holds")
    func bothLimits() throws {
        let dose = try Support.mg(500)
        for (text, most) in [("max 4 doses and 3000 mg", 2000), ("max 8 doses and 3000 mg", 3000)] {
            let schedule = try Schedule.parse(canonical: "as needed \(text) in 24 hours")
            #expect(schedule.asNeeded?.limitQuantity(dose: dose) == (try Support.mg(Int64(most))))
        }
    }
}
