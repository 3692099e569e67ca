import Testing

@testable import Regimen

@Suite("dates, moments and lengths of time as a person types them")
struct DateTextTests {
    private func date(_ text: String, _ direction: TextDirection = .future) throws -> String {
        let (zone, now) = try Support.berlin()
        return try DateText.parse(text, now: now, zone: zone, direction: direction).description
    }

    private func moment(_ text: String, _ direction: TextDirection = .future) throws -> String {
        let (zone, now) = try Support.berlin()
        switch try MomentText.parse(text, now: now, zone: zone, direction: direction) {
        case .day(let day): return day.description
        case .part(let part, of: let day): return "\(day) \(part.rawValue)"
        case .instant(let instant): return zone.civil(at: instant).description
        }
    }

    private func kind(_ body: () throws -> some Any) -> TextError.Kind? {
        do {
            _ = try body()
            return nil
        } catch { return (error as? TextError)?.kind }
    }

    @Test(
        "a date ahead, on Monday 2026-11-23",
        arguments: [
            ("2026-12-01", "2026-12-01"), ("today", "2026-11-23"), ("tomorrow", "2026-11-24"),
            ("yesterday", "2026-11-22"), ("Tuesday", "2026-11-24"), ("monday", "2026-11-30"),
            ("sun", "2026-11-29"), ("2d", "2026-11-25"), ("3wk", "2026-12-14"),
            ("2 weeks", "2026-12-07"),
            ("in 2 days", "2026-11-25"), ("a week from now", "2026-11-30"),
            ("3 days ago", "2026-11-20"),
            ("18 Nov 2026", "2026-11-18"), ("Nov 18", "2027-11-18"), ("23 November", "2026-11-23"),
            ("November 18th, 2026", "2026-11-18"), ("29 Feb", "2028-02-29"), ("1 mo", "2026-12-23"),
            ("25/12/2026", "2026-12-25"), ("12/25/2026", "2026-12-25"), ("4.4.2027", "2027-04-04"),
            ("may 5", "2027-05-05"), ("the 1st of may", ""),
        ])
    func ahead(text: String, expected: String) throws {
        guard !expected.isEmpty else {
            #expect(kind { try date(text) } == .unknownWord)
            return
        }
        #expect(try date(text) == expected)
    }

    @Test(
        "a day that no year has is refused with the year that is meant, on Monday 2026-11-23",
        arguments: [
            ("31 February", .future, "February 2027 has 28 days."),
            ("Feb 30", .past, "February 2026 has 28 days."),
            ("31 November", .future, "November 2026 has 30 days."),
            ("32 December", .past, "December 2025 has 31 days."),
            ("31 April", .future, "April 2027 has 30 days."),
        ] as [(String, TextDirection, String)])
    func noSuchDay(text: String, direction: TextDirection, message: String) {
        do {
            let found = try date(text, direction)
            Issue.record("\(text) was read as \(found)")
        } catch { #expect((error as? TextError)?.message == message) }
    }

    @Test(
        "days as people say them, on Monday 2026-11-23",
        arguments: [
            ("the day before yesterday", "2026-11-21"), ("day after tomorrow", "2026-11-25"),
            ("last friday", "2026-11-20"), ("last monday", "2026-11-16"),
            ("this friday", "2026-11-27"), ("next monday", "2026-11-30"),
        ])
    func spoken(text: String, expected: String) throws {
        #expect(try date(text) == expected)
        #expect(try date(text, .past) == expected)
    }

    @Test("the next Friday can be two days, and both are named")
    func nextWeekday() throws {
        let (zone, now) = try Support.berlin()
        let error = #expect(throws: TextError.self) {
            try DateText.parse("next friday", now: now, zone: zone)
        }
        #expect(error?.kind == .ambiguousDate)
        #expect(error?.suggestions == ["2026-11-27", "2026-12-04"])
        #expect(error?.message.contains("Fri 2026-11-27 or Fri 2026-12-04") == true)
    }

    @Test(
        "moments as people say them, on Monday 2026-11-23 at 18:05",
        arguments: [
            ("just now", "2026-11-23 18:05"), ("half an hour ago", "2026-11-23 17:35"),
            ("two hours ago", "2026-11-23 16:05"), ("twenty minutes ago", "2026-11-23 17:45"),
            ("forty-five minutes ago", "2026-11-23 17:20"),
            ("an hour and a half ago", "2026-11-23 16:35"),
            ("one and a half hours ago", "2026-11-23 16:35"),
            ("a quarter of an hour ago", "2026-11-23 17:50"),
            ("about an hour ago", "2026-11-23 17:05"), ("at about 8", "2026-11-23 08:00"),
            ("around noon", "2026-11-23 12:00"), ("two days ago", "2026-11-21"),
            ("1.5 hours ago", "2026-11-23 16:35"), ("yesterday evening at 8", "2026-11-22 20:00"),
            ("this morning", "2026-11-23 morning"), ("this morning at 8", "2026-11-23 08:00"),
            ("last night", "2026-11-22 night"), ("last night at 11", "2026-11-22 23:00"),
            ("last night at 2", "2026-11-23 02:00"), ("monday afternoon 3 pm", "2026-11-23 15:00"),
            ("the day before yesterday 20:00", "2026-11-21 20:00"),
            ("yesterday night", "2026-11-22 night"), ("tonight", "2026-11-23 night"),
            ("tonight at 8", "2026-11-23 20:00"), ("22:30 last night", "2026-11-22 22:30"),
            ("8 pm yesterday evening", "2026-11-22 20:00"), ("2 am last night", "2026-11-23 02:00"),
        ])
    func spokenMoments(text: String, expected: String) throws {
        #expect(try moment(text, .past) == expected)
    }

    @Test("a length of time behind needs its ago, which is offered", arguments: ["an hour", "15m"])
    func lengthAlone(text: String) throws {
        let error = try #require(throws: TextError.self) { try moment(text, .past) }
        #expect(error.suggestions == ["\(text) ago"])
        #expect(error.message.contains("Did you mean \(text) ago?"))
    }

    @Test("a time outside the part of the day that was named is no guess")
    func outside() {
        #expect(kind { try moment("this morning at 20:00", .past) } == .contradiction)
        #expect(kind { try moment("this", .past) } != nil)
    }

    @Test(
        "lengths with halves",
        arguments: [
            ("half an hour", 1800), ("half hour", 1800), ("1.5 hours", 5400),
            ("0.5 days", 43_200), ("2.5h", 9000), ("an hour and a half", 5400),
            ("two and a half hours", 9000), ("three quarters of an hour", 2700),
        ])
    func halves(text: String, seconds: Int64) throws {
        #expect(try DurationText.parse(text) == seconds)
    }

    @Test("a length that is no whole seconds, or twice the same unit, is refused")
    func badHalves() {
        #expect(kind { try DurationText.parse("0.0001 seconds") } == .notSupported)
        #expect(kind { try DurationText.parse("1.5 months") } == .notSupported)
        #expect(kind { try DurationText.parse("half an hour 1 hour") } == .contradiction)
    }

    @Test(
        "a date behind, on Monday 2026-11-23",
        arguments: [
            ("Monday", "2026-11-23"), ("Tuesday", "2026-11-17"), ("sun", "2026-11-22"),
            ("2d", "2026-11-21"),
            ("Nov 18", "2026-11-18"), ("Dec 24", "2025-12-24"), ("29 Feb", "2024-02-29"),
            ("in 2 days", "2026-11-25"), ("2 days ago", "2026-11-21"),
        ])
    func behind(text: String, expected: String) throws {
        #expect(try date(text, .past) == expected)
    }

    @Test(
        "what is no date is refused by kind",
        arguments: [
            ("03/04/2026", TextError.Kind.ambiguousDate), ("3.4.2026", .ambiguousDate),
            ("2026-02-30", .noSuchDate), ("30 Feb", .noSuchDate), ("31/31/2026", .noSuchDate),
            ("tomorow", .unknownWord), ("", .empty), ("9:30", .dateMissing), ("2", .incomplete),
            ("2 ours", .unknownUnit), ("0d", .notPositive), ("-2d", .notPositive),
            ("in 2 days ago", .contradiction),
            ("999999d", .outOfRange), ("2026-12-01 x", .unknownWord), ("1/2/26", .noSuchDate),
            ("1969-12-31", .outOfRange), ("20 minutes ago", .dateMissing),
        ])
    func refusedDates(text: String, expected: TextError.Kind) {
        #expect(kind { try date(text) } == expected)
    }

    @Test(
        "a moment, at 18:05",
        arguments: [
            ("now", "2026-11-23 18:05"), ("20:15", "2026-11-23 20:15"),
            ("8 pm", "2026-11-23 20:00"),
            ("at 8", "2026-11-23 08:00"), ("20 minutes ago", "2026-11-23 17:45"),
            ("in 1h30m", "2026-11-23 19:35"), ("an hour ago", "2026-11-23 17:05"),
            ("15m", "2026-11-23 18:20"),
            ("yesterday 8 pm", "2026-11-22 20:00"), ("8 pm yesterday", "2026-11-22 20:00"),
            ("tomorrow at 8", "2026-11-24 08:00"), ("2026-11-23 08:00", "2026-11-23 08:00"),
            ("2026-11-23T08:00:30", "2026-11-23 08:00:30"), ("2026-11-23", "2026-11-23"),
            ("Tuesday", "2026-11-24"), ("2 days ago", "2026-11-21"),
            ("2026-03-29 02:30", "2026-03-29 03:30"),
        ])
    func moments(text: String, expected: String) throws {
        #expect(try moment(text) == expected)
    }

    @Test(
        "a clock time looking back is yesterday's if today's has not come",
        arguments: [
            ("20:15", "2026-11-22 20:15"), ("18:05", "2026-11-23 18:05"),
            ("18:06", "2026-11-22 18:06"),
            ("8 am", "2026-11-23 08:00"), ("today 20:15", "2026-11-23 20:15"),
            ("15m ago", "2026-11-23 17:50"),
            ("monday 8 am", "2026-11-23 08:00"),
        ])
    func momentsBehind(text: String, expected: String) throws {
        #expect(try moment(text, .past) == expected)
    }

    @Test(
        "what is no moment is refused by kind",
        arguments: [
            ("25:00", TextError.Kind.noSuchTime), ("24:00", .noSuchTime), ("soon", .unknownWord),
            ("at lunch", .timeMissing), ("now then", .unknownWord), ("20:15 x", .unknownWord),
            ("yesterday 25:00", .noSuchTime),
            ("0 minutes ago", .notPositive), ("20 minutes x", .unknownWord), ("", .empty),
            ("/", .incomplete),
        ])
    func refusedMoments(text: String, expected: TextError.Kind) {
        #expect(kind { try moment(text) } == expected)
    }

    @Test("shuffled words end in a value or a refusal with a place inside of the text")
    func shuffledWords() throws {
        let (zone, now) = try Support.berlin()
        let words = [
            "in", "2", "days", "ago", "yesterday", "at", "8", "pm", "25:00", "2026-12-01", "now",
            "Nov", "18", "th", ",", "monday", "-", "3wk", "03/04/2026", "an", "hour", "1h30m", "of",
        ]
        var random = Random(seed: 29)
        var refused = 0
        for _ in 0..<2_000 {
            let text = (0..<random.number(1...5)).map { _ in random.pick(words) }
                .joined(separator: random.pick([" ", ""]))
            for attempt in 0..<3 {
                do throws(TextError) {
                    switch attempt {
                    case 0: _ = try DateText.parse(text, now: now, zone: zone)
                    case 1: _ = try MomentText.parse(text, now: now, zone: zone, direction: .past)
                    default: _ = try DurationText.parse(text)
                    }
                } catch {
                    refused += 1
                    let range = error.range ?? TextRange(offset: 0, length: 0)
                    let isInside = range.offset >= 0 && range.length >= 0
                    #expect(isInside && range.offset + range.length <= text.count, "\(text)")
                }
            }
        }
        #expect(refused > 1_000)
    }

    @Test(
        "a length of time in seconds",
        arguments: [
            ("15m", 900), ("3s", 3), ("1h30m", 5_400), ("2 days", 172_800), ("an hour", 3_600),
            ("1 hour and 30 minutes", 5_400), ("2 wk", 1_209_600), ("366 days", 31_622_400),
            ("two hours", 7_200), ("1 day, 2 hours", 93_600),
        ])
    func durations(text: String, seconds: Int64) throws {
        #expect(try DurationText.parse(text) == seconds)
    }

    @Test(
        "what is no length of time is refused by kind",
        arguments: [
            ("0m", TextError.Kind.notPositive), ("-5m", .notPositive), ("367 days", .outOfRange),
            ("366 days 1 second", .outOfRange), ("5", .incomplete),
            ("m", .incomplete),
            ("1 month", .notSupported), ("5 minuts", .unknownUnit), ("30m1h", .contradiction),
            ("5m5m", .contradiction), ("99999999999999999999s", .outOfRange), ("", .empty),
            ("5m x", .unknownWord),
        ])
    func refusedDurations(text: String, expected: TextError.Kind) {
        #expect(kind { try DurationText.parse(text) } == expected)
    }
}
