/// When a series begins and when it ends: "from tomorrow 09:30", "until 2026-12-31".
extension ScheduleReader {
    mutating func readStart() throws(TextError) -> Bool {
        let first = cursor.index
        guard cursor.takeAny(["from", "starting", "beginning", "start", "since"]) else {
            return false
        }
        _ = cursor.take("on")
        if cursor.take("now") {
            try set(\.start, Clauses.Start(isNow: true), from: first)
            return true
        }
        var start = Clauses.Start()
        start.date = try cursor.takeDate(context)
        let beforeTimes = cursor.index
        if start.date != nil, cursor.word() == "t" { cursor.advance() }
        let hasAt = cursor.take("at")
        let times = try cursor.takeTimes(bareHour: hasAt)
        if times.count > 1, start.date != nil {
            try add(clock: times, from: beforeTimes)
        } else {
            start.time = times.first
        }
        guard start.date != nil || start.time != nil, times.count < 2 || start.date != nil else {
            throw cursor.error(
                .dateMissing,
                "A date is missing after \"\(cursor.tokens[first].text)\". "
                    + "For example: from 2026-12-01 09:30.", at: cursor.here)
        }
        try set(\.start, start, from: first)
        return true
    }

    mutating func readUntil() throws(TextError) -> Bool {
        let first = cursor.index
        guard cursor.takeAny(["until", "till", "through"]) else { return false }
        guard let date = try cursor.takeDate(context) else {
            throw cursor.error(
                .dateMissing, "A date is missing after \"until\". For example: until 2026-12-31.",
                at: cursor.here)
        }
        let afterDate = cursor.index
        _ = cursor.take("at")
        if try cursor.takeTime(bareHour: true) != nil {
            throw cursor.error(
                .notSupported, "The end is a whole day. Leave out the time.",
                at: cursor.range(from: afterDate))
        }
        cursor.index = afterDate
        try set(\.lastDay, date, from: first)
        return true
    }
}
