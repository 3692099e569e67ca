/// Clock times in typed text.
extension TokenCursor {
    /// A clock time: 09:30, 9:30 pm, 8 am, noon; also a bare hour (8) if `bareHour`. Moves behind
    /// it; nil (and no move) if none comes next.
    mutating func takeTime(bareHour: Bool) throws(TextError) -> CivilTime? {
        guard let token = current else { return nil }
        switch token.kind {
        case .clock:
            advance()
            let parts = token.text.split(separator: ":").map { String($0) }
            return try time(token, parts: parts)
        case .number:
            return try takeHour(token, bareHour: bareHour)
        case .word:
            guard let hour = ["noon": 12, "midday": 12, "midnight": 0][token.text] else {
                return nil
            }
            advance()
            return CivilTime(hour: hour, minute: 0)
        case .isoDate, .numericDate, .symbol:
            return nil
        }
    }

    private mutating func time(_ token: Token, parts: [String]) throws(TextError) -> CivilTime {
        guard parts[0].count <= 2, parts.dropFirst().allSatisfy({ $0.count == 2 }) else {
            throw error(
                .noSuchTime, "Write a time with two digits for the minutes, for example 09:05.",
                at: token.range)
        }
        let numbers = parts.map { Int($0) ?? 0 }
        let hour = try takeHalfOfDay(hour: numbers[0], token)
        let second = numbers.count > 2 ? numbers[2] : 0
        if let time = CivilTime(hour: hour, minute: numbers[1], second: second) { return time }
        throw noSuchTime(token)
    }

    private func noSuchTime(_ token: Token) -> TextError {
        if token.text.hasPrefix("24") {
            return error(
                .noSuchTime,
                "There is no \(token.text). Midnight is 00:00, the beginning of a day.",
                at: token.range, try: ["00:00"])
        }
        return error(
            .noSuchTime,
            "There is no \(token.text). Hours go from 00 to 23, minutes from 00 to 59.",
            at: token.range)
    }

    /// The hour of 24 that `hour` means with the am or pm that may follow.
    private mutating func takeHalfOfDay(hour: Int, _ token: Token) throws(TextError) -> Int {
        if let half = halfOfDay(after: token, at: 0), (1...12).contains(hour) {
            advance(half.words)
            if half.isNight, hour < 6 || hour == 12 { return hour % 12 }
            return hour % 12 + (half.isLate ? 12 : 0)
        }
        guard let word = word(), word == "am" || word == "pm" else { return hour }
        advance()
        guard (1...12).contains(hour) else {
            throw error(
                .noSuchTime, "With \(word) the hour must be 1 to 12.",
                at: token.range.through(peek(-1)?.range ?? token.range))
        }
        return hour % 12 + (word == "pm" ? 12 : 0)
    }

    private mutating func takeHour(_ token: Token, bareHour: Bool) throws(TextError) -> CivilTime? {
        let suffix = peek(1)?.text ?? ""
        let isClockWord =
            ["am", "pm", "o'clock", "o\u{2019}clock"].contains(suffix)
            || bareHour && halfOfDay(after: token) != nil
        guard isClockWord || (bareHour && !isCounted(suffix)) else { return nil }
        if token.text.contains(",") {
            throw error(
                .badNumber, "Put a space after the comma: \(token.text).", at: token.range,
                try: [token.text.split(separator: ",").joined(separator: ", ")])
        }
        if token.text.count > 2, let number = Int(token.text), token.text.count <= 4,
            CivilTime(hour: number / 100, minute: number % 100) != nil
        {
            let spelled = "\(padded(number / 100, 2)):\(padded(number % 100, 2))"
            throw error(
                .noSuchTime, "Write the time with a colon: \(spelled).", at: token.range,
                try: [spelled])
        }
        guard let number = Int(token.text), token.text.count <= 2 else {
            throw error(
                .noSuchTime, "\"\(token.text)\" is not a time. Write it like this: 09:30.",
                at: token.range)
        }
        advance()
        let hour = isClockWord ? try takeHalfOfDay(hour: number, token) : number
        if suffix.hasPrefix("o") && isClockWord { advance() }
        guard let time = CivilTime(hour: hour, minute: 0) else { throw noSuchTime(token) }
        return time
    }

    /// "in the evening" or "at night" behind an hour that can be meant so: 5 to 11 in the evening,
    /// any in the morning. Nil if there is none.
    func halfOfDay(
        after hour: Token, at distance: Int = 1
    ) -> (words: Int, isLate: Bool, isNight: Bool)? {
        let parts = hour.text.split(separator: ":")
        guard let number = parts.first.flatMap({ Int($0) }), (1...12).contains(number) else {
            return nil
        }
        if word(distance) == "at", word(distance + 1) == "night" { return (2, true, true) }
        guard word(distance) == "in", word(distance + 1) == "the" else { return nil }
        switch word(distance + 2) {
        case "morning": return (3, false, false)
        case "afternoon" where number == 12 || number <= 6: return (3, true, false)
        case "evening" where (5...11).contains(number): return (3, true, false)
        default: return nil
        }
    }

    /// Whether `word` after a number says that the number counts something, so it is no hour.
    private func isCounted(_ word: String) -> Bool {
        Vocabulary.timeUnits[word] != nil || DoseUnit(word: word) != nil
            || [
                "times", "time", "x", "doses", "dose", "-", "/", "st", "nd", "rd", "th", "at",
            ].contains(word)
            || Vocabulary.months[word] != nil
    }

    /// Times with commas and "and" between them; empty (and no move) if none comes next.
    mutating func takeTimes(bareHour: Bool) throws(TextError) -> [CivilTime] {
        if bareHour, isNumber(), let end = spelledAmountEnd {
            let range = tokens[index].range.through(tokens[end - 1].range)
            throw error(
                .contradiction,
                "\"\(typed(range))\" can be a time or an amount. Write the time with its minutes, "
                    + "such as 08:00.", at: range)
        }
        guard let first = try takeTime(bareHour: bareHour) else { return [] }
        var times = [first]
        while true {
            let mark = index
            let separated = takeSeparator()
            _ = take("at")
            // "at 8 and 2 and a half tablets at 20:00"
            guard separated, spelledAmountEnd == nil, let time = try takeTime(bareHour: bareHour)
            else {
                index = mark
                return times
            }
            times.append(time)
        }
    }

    /// Steps over a comma, "and", "&" or "+" between the items of a list; whether there was one.
    mutating func takeSeparator() -> Bool {
        let comma = takeSymbol(",")
        return take("and") || takeSymbol("&") || takeSymbol("+") || comma
    }
}
