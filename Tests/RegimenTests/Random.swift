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

    mutating func amount() throws -> Quantity {
        let millionths = Int64(number(0...3) == 0 ? number(1...999_999_999_999_999) : 2_500_000)
        let amount = try #require(DecimalAmount(millionths: millionths))
        return Quantity(amount: amount, unit: pick(DoseUnit.allCases))
    }

    mutating func times() throws -> TimesOfDay {
        let count = number(1...4)
        let amounts = try number(0...3) == 0 ? [nil, amount(), amount()] : [nil]
        var chosen: [CivilTime: Quantity?] = [:]
        while chosen.count < count {
            let second = number(0...9) == 0 ? number(0...59) : 0
            let time = CivilTime(
                hour: number(0...23), minute: pick([0, 15, 30, 59]), second: second)
            chosen[try #require(time)] = pick(amounts)
        }
        return try #require(
            TimesOfDay(doses: chosen.map { TimedDose(time: $0.key, amount: $0.value) }))
    }

    mutating func cycle() throws -> CycleDays {
        let length = number(1...number(1...366))
        let ranges = (0...number(0...4)).map { _ in
            let low = number(1...length)
            return low...number(low...length)
        }
        let first = number(0...2) == 0 ? number(1...length) : 1
        return try #require(CycleDays(ranges, length: length, firstDay: first))
    }

    mutating func start() throws -> CivilDateTime {
        let date = try Support.date("2026-01-01").adding(days: number(0...1_500))
        return CivilDateTime(date: date, time: try #require(times().sorted.first))
    }

    mutating func calendarPattern() throws -> Pattern {
        switch number(0...4) {
        case 4: return .cycle(try cycle(), try times())
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
            let isGiven = pattern.hasOneDosePerStep && number(0...2) == 0
            let series = Series(
                pattern: pattern, start: start, end: try end(after: start),
                counting: isGiven ? .given : .plan,
                smallestGapMinutes: number(0...5) == 0 ? try step(5_000) : nil)
            if let series { return series }
        }
    }

    /// Up to six phases, each of which begins some time after the one before has ended.
    mutating func phases() throws -> Phases {
        while true {
            var list: [Phase] = []
            let count = number(1...6)
            var begin: CivilDateTime? = try start()
            while list.count < count, let start = begin, start.date.year < 2150 {
                let made = try series()
                let series = Series(
                    pattern: made.pattern, start: start, end: .count(try step(60)),
                    counting: made.counting, smallestGapMinutes: made.smallestGapMinutes)
                let needsAmount = count == 1 || number(0...1) == 0
                let phase = Phase(
                    series: try #require(series), amount: needsAmount ? try amount() : nil)
                list.append(phase)
                begin = phase.series.lastSlot?.adding(days: number(1...40))
            }
            if let phases = Phases(list) { return phases }
        }
    }

    mutating func asNeeded() throws -> AsNeeded {
        AsNeeded(
            gapMinutes: number(0...2) == 0 ? nil : try step(5_000),
            maxCount: number(0...1) == 0 ? nil : try step(100),
            maxAmount: number(0...1) == 0 ? nil : try amount())
    }

    mutating func schedule() throws -> Schedule {
        switch number(0...9) {
        case 0: .once(try start())
        case 1: .asNeeded(try asNeeded())
        case 2, 3: .phased(try phases())
        default: .repeating(try series())
        }
    }
}
