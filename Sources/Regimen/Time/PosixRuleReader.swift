extension PosixRule {
    /// Reads the last line of a TZif file, such as `CET-1CEST,M3.5.0,M10.5.0/3`.
    init(_ text: [UInt8]) throws(ZoneError) {
        var reader = PosixRuleReader(rest: text[...])
        try reader.name()
        standardOffset = -(try reader.clock(hours: 0...24))
        daylight = nil
        if !reader.isAtEnd { daylight = try reader.daylight(standardOffset: standardOffset) }
        guard reader.isAtEnd else { throw .badRule }
    }
}

/// Takes a POSIX TZ text apart from the left. Every refusal is `ZoneError.badRule`.
struct PosixRuleReader {
    var rest: ArraySlice<UInt8>

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let byte = rest.first, UInt32(byte) == character.value else { return false }
        rest = rest.dropFirst()
        return true
    }

    mutating func require(_ character: Unicode.Scalar) throws(ZoneError) {
        guard take(character) else { throw .badRule }
    }

    /// An abbreviation: three or more letters, or `<+03>`.
    mutating func name() throws(ZoneError) {
        let isQuoted = take("<")
        var length = 0
        while let byte = rest.first, Self.isLetter(byte) || (isQuoted && Self.isQuotable(byte)) {
            length += 1
            rest = rest.dropFirst()
        }
        guard length >= 3 else { throw .badRule }
        if isQuoted { try require(">") }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func isQuotable(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || byte == 0x2B || byte == 0x2D
    }

    mutating func number(_ range: ClosedRange<Int>) throws(ZoneError) -> Int {
        var value = 0
        var length = 0
        while let byte = rest.first, (0x30...0x39).contains(byte), length < 4 {
            value = value * 10 + Int(byte - 0x30)
            length += 1
            rest = rest.dropFirst()
        }
        guard length > 0, range.contains(value) else { throw .badRule }
        return value
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func clock(hours: ClosedRange<Int>) throws(ZoneError) -> Int {
        let isNegative = take("-")
        if !isNegative { _ = take("+") }
        var seconds = try number(hours) * 3600
        if take(":") {
            seconds += try number(0...59) * 60
            if take(":") { seconds += try number(0...59) }
        }
        return isNegative ? -seconds : seconds
    }

    mutating func daylight(standardOffset: Int) throws(ZoneError) -> PosixRule.Daylight {
        try name()
        var offset = standardOffset + 3600
        if let byte = rest.first, byte != 0x2C { offset = -(try clock(hours: 0...24)) }
        try require(",")
        let start = try change()
        try require(",")
        let end = try change()
        return PosixRule.Daylight(offset: offset, start: start, end: end)
    }

    private mutating func change() throws(ZoneError) -> PosixRule.Change {
        let day = try day()
        let seconds = take("/") ? try clock(hours: 0...167) : 7200
        return PosixRule.Change(day: day, seconds: seconds)
    }

    private mutating func day() throws(ZoneError) -> PosixRule.Day {
        if take("J") { return .julian(try number(1...365)) }
        guard take("M") else { return .zeroBased(try number(0...365)) }
        let month = try number(1...12)
        try require(".")
        let week = try number(1...5)
        try require(".")
        return .monthWeekday(month: month, week: week, weekday: try number(0...6))
    }
}
