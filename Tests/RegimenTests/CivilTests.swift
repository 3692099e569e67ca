import Testing

@testable import Regimen

@Suite("civil dates and times")
struct CivilTests {
    @Test("every day of 1600 to 2500 has the next day number and weekday")
    func consecutiveDays() throws {
        var date = try Support.date("1600-01-01")
        var count = 0
        while date.year < 2500 {
            let next = date.adding(days: 1)
            #expect(next.dayNumber == date.dayNumber + 1)
            #expect(next.weekday.rawValue == date.weekday.rawValue % 7 + 1)
            let isNewMonth = next.day == 1
            #expect(isNewMonth == (date.day == CivilDate.daysInMonth(date.month, year: date.year)))
            date = next
            count += 1
        }
        #expect(count == 900 * 365 + 219)
        #expect(try Support.date("1970-01-01").dayNumber == 0)
        #expect(try Support.date("2026-11-23").weekday == .monday)
    }

    @Test(
        "a date that does not exist cannot be made",
        arguments: [
            "2026-02-29", "2026-02-30", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00",
            "0000-01-01",
            "2100-02-29", "2026-1-01", "2026-01-01 ", "20260101", "", "２０２６-01-01",
        ])
    func refusedDates(text: String) {
        #expect(CivilDate(iso: text) == nil)
    }

    @Test(
        "a clock time outside of the day cannot be made",
        arguments: [
            "24:00", "25:00", "09:60", "09:30:60", "9:30", "09:3", "09:30:", "", "-1:00",
        ])
    func refusedTimes(text: String) {
        #expect(CivilTime(iso: text) == nil)
    }

    @Test(
        "dates and times are written the way they are read",
        arguments: [
            "2026-12-01 09:30", "2024-02-29 00:00", "0001-01-01 23:59:59", "9999-12-31 09:30:05",
        ])
    func roundTrip(text: String) throws {
        #expect(try Support.civil(text).description == text)
        let withLetter = String(text.map { $0 == " " ? "T" : $0 })
        #expect(CivilDateTime(iso: withLetter)?.description == text)
    }

    @Test(
        "a month later is the same day, or the last day of a shorter month",
        arguments: [
            ("2026-08-31", 6, "2027-02-28"), ("2026-01-31", 1, "2026-02-28"),
            ("2024-01-31", 1, "2024-02-29"), ("2026-12-15", 1, "2027-01-15"),
            ("2026-03-31", -1, "2026-02-28"), ("2024-02-29", 12, "2025-02-28"),
        ])
    func addingMonths(from: String, months: Int, to: String) throws {
        #expect(try Support.date(from).adding(months: months).description == to)
    }

    @Test("arithmetic stays inside of the calendar")
    func edges() {
        #expect(CivilDate.latest.adding(days: .max) == .latest)
        #expect(CivilDate.earliest.adding(days: .min) == .earliest)
        #expect(CivilDate.latest.adding(months: .max) == .latest)
        #expect(CivilDate.earliest.adding(months: .min) == .earliest)
        #expect(CivilDate(dayNumber: .max) == .latest)
        #expect(CivilDate(dayNumber: .min) == .earliest)
    }

    @Test("an instant stays within 1970 to 2200 and can refuse to")
    func instantLimits() throws {
        #expect(Zone.utc.civil(at: .latest).description == "2200-12-31 23:59:59")
        #expect(Instant(exactly: -1) == nil)
        #expect(Instant(exactly: Instant.latest.epochSeconds + 1) == nil)
        #expect(Instant(epochSeconds: .max) == .latest)
        #expect(Instant.latest.adding(seconds: .max) == .latest)
        #expect(Instant.earliest.adding(seconds: .min) == .earliest)
        #expect(Instant(epochSeconds: 10).adding(seconds: -3).epochSeconds == 7)
    }
}
