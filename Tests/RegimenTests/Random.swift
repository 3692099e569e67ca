import Testing

@testable import Regimen

/// Repeatable random numbers (SplitMix64), so that a failure can be run again.
struct Random: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func pick<Element>(_ items: [Element]) -> Element {
        items[number(0...items.count - 1)]
    }

    mutating func step(_ most: Int) throws -> StepCount {
        try #require(StepCount(number(1...most)))
    }

    mutating func times() throws -> TimesOfDay {
        let count = number(1...4)
        var chosen: Set<CivilTime> = []
        while chosen.count < count {
            let second = number(0...9) == 0 ? number(0...59) : 0
            let time = CivilTime(
                hour: number(0...23), minute: pick([0, 15, 30, 59]), second: second)
            chosen.insert(try #require(time))
        }
        return try #require(TimesOfDay(Array(chosen)))
    }

    mutating func start() throws -> CivilDateTime {
        let date = try Support.date("2026-01-01").adding(days: number(0...1_500))
        return CivilDateTime(date: date, time: try #require(times().sorted.first))
    }

    mutating func calendarPattern() throws -> Pattern {
        switch number(0...3) {
        case 0: return .calendar(try step(40), pick([.day, .week]), try times())
        case 1: return .calendar(try step(9), pick([.month, .year]), try times())
        case 2:
            let days = (0...number(0...6)).map { _ in pick(Weekday.allCases) }
            return .weekdays(try #require(WeekdaySet(days)), weeks: try step(5), try times())
        default:
            var days = (0...number(0...3)).map { _ in number(1...27) }
            if number(0...1) == 0 { days.append(number(28...31)) }
            return .monthDays(try #require(MonthDays(days)), months: try step(4), try times())
        }
    }

    mutating func end(after start: CivilDateTime) throws -> End {
        switch number(0...3) {
        case 0: .never
        case 1: .count(try step(500))
        case 2: .lastDay(start.date.adding(days: number(4_000...9_000)))
        default: .span(try step(30), pick(CalendarUnit.allCases))
        }
    }

    mutating func series() throws -> Series {
        while true {
            let start = try start()
            let pattern = number(0...4) == 0 ? .hours(try step(400)) : try calendarPattern()
            if let series = Series(pattern: pattern, start: start, end: try end(after: start)) {
                return series
            }
        }
    }

    mutating func asNeeded() throws -> AsNeeded {
        let gap = number(0...2) == 0 ? nil : try step(5_000)
        let amount = try #require(DecimalAmount(millionths: Int64(number(1...999_999_999_999_999))))
        switch number(0...2) {
        case 0: return AsNeeded(gapMinutes: gap)
        case 1: return AsNeeded(gapMinutes: gap, maxCount: try step(100))
        default:
            let quantity = Quantity(amount: amount, unit: pick(DoseUnit.allCases))
            return AsNeeded(gapMinutes: gap, maxAmount: quantity)
        }
    }

    mutating func schedule() throws -> Schedule {
        switch number(0...9) {
        case 0: .once(try start())
        case 1: .asNeeded(try asNeeded())
        default: .repeating(try series())
        }
    }
}
