import Foundation
import Testing

@testable import Regimen

@Suite("schedules in storage")
struct CanonicalTests {
    /// How many schedules of each kind are made; `REGIMEN_ROUND_TRIPS` asks for more.
    private static let rounds =
        ProcessInfo.processInfo.environment["REGIMEN_ROUND_TRIPS"].flatMap { Int($0) } ?? 1_000

    @Test("every schedule of every kind is read back from its canonical text")
    func roundTrip() throws {
        var random = Random(seed: 7)
        var kinds: [String: Int] = [:]
        while kinds.count < 8 || kinds.values.contains(where: { $0 < Self.rounds }) {
            let schedule = try random.schedule()
            let text = schedule.canonical
            let kind = kind(schedule)
            guard text.count <= Schedule.canonicalLimit, kinds[kind, default: 0] < Self.rounds
            else { continue }
            kinds[kind, default: 0] += 1
            #expect(try Schedule.parse(canonical: text) == schedule, "\(text)")
            #expect(!schedule.words.isEmpty)
        }
    }

    @Test(
        "a text from before, with a number where none is needed, is the same schedule",
        arguments: [
            ("every 1 days at 08:00 from 2026-12-01 08:00", "every day at 08:00 from"),
            ("every 1 hours from 2026-12-01 08:00", "every hour from"),
            (
                "every 1 weeks on Monday and Friday at 08:00 from 2026-12-04 08:00 for 1 weeks",
                "every week on Monday and Friday at 08:00 from"
            ),
            (
                "every 1 months on the 15th at 08:00 from 2026-12-15 08:00 for 1 doses",
                "every month on the 15th at 08:00 from"
            ),
            (
                "every 1 days 1 tablet at 08:00, 2 tablets at 21:00 from 2026-12-01 08:00",
                "every day 1 tablet at 08:00, 2 tablets at 21:00 from"
            ),
        ])
    func olderText(text: String, newer: String) throws {
        let schedule = try Schedule.parse(canonical: text)
        #expect(schedule.canonical.hasPrefix(newer), "\(schedule.canonical)")
        #expect(try Schedule.parse(canonical: schedule.canonical) == schedule)
    }

    private func kind(_ schedule: Schedule) -> String {
        switch schedule {
        case .once: "once"
        case .asNeeded: "as needed"
        case .phased: "phases"
        case .repeating(let series):
            switch series.pattern {
            case .hours: "hours"
            case .calendar: "calendar"
            case .weekdays: "weekdays"
            case .monthDays: "month days"
            case .cycle: "cycle"
            }
        }
    }

    @Test(
        "a canonical text needs no clock, so words that do are refused",
        arguments: [
            "every 6 hours", "once now", "every day at 08:00 from tomorrow",
            "every day at 08:00",
            "once on Monday at 8:00", "once in 3 seconds",
        ])
    func needsNoClock(text: String) throws {
        let error = try #require(throws: TextError.self) { try Schedule.parse(canonical: text) }
        #expect(error.kind == .notSupported || error.kind == .dateMissing)
    }

    @Test("a schedule that ends before it begins cannot be made")
    func endBeforeStart() throws {
        let start = try Support.civil("2026-12-01 09:30")
        let daily = Pattern.calendar(.one, .day, TimesOfDay(start.time))
        #expect(
            Series(pattern: daily, start: start, end: .lastDay(start.date.adding(days: -1))) == nil)
        #expect(Series(pattern: daily, start: start, end: .lastDay(start.date)) != nil)
    }

    @Test("wrong parts cannot be made")
    func parts() {
        #expect(StepCount(0) == nil && StepCount(-1) == nil && StepCount(10_001) == nil)
        #expect(TimesOfDay([]) == nil && TimesOfDay([.midnight, .midnight]) == nil)
        #expect(WeekdaySet([]) == nil)
        #expect(MonthDays([]) == nil && MonthDays([0]) == nil && MonthDays([32]) == nil)
        #expect(MonthDays([28, 31]) == nil && MonthDays([27, 31]) != nil)
    }

    @Test("a dose far away is found as fast as the first one")
    func noWalk() throws {
        let schedule = try Schedule.parse(canonical: "every hour from 1970-01-01 00:00")
        let daily = try Schedule.parse(canonical: "every day at 08:00 from 1970-01-01 08:00")
        let late = Zone.utc.instant(of: try Support.civil("2199-12-31 00:00"))
        let duration = try ContinuousClock().measure {
            for _ in 0..<50 {
                _ = try #require(schedule.first(onOrAfter: late, zone: .utc))
                _ = try #require(daily.first(onOrAfter: late, zone: .utc))
            }
        }
        // Walking would visit 100 million slots; the bound is generous for a slow machine.
        #expect(duration < .seconds(5))
    }
}
