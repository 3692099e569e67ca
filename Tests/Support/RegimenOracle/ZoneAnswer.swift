import Regimen

/// Every change of a zone's clock in the years asked about, and what the clock shows around it.
struct ZoneAnswer {
    /// 2024 to 2053, and two years far beyond what the files list.
    private static let years = [2024..<2054, 2098..<2100]
    /// 26 hours before and after a change in steps of 15 minutes, and the seconds beside it.
    private static let distances = [-1, 1] + Array(stride(from: -93_600, through: 93_600, by: 900))
    /// Changes closer together than this, which undo each other, would be overlooked; the other
    /// side looks every day and would tell.
    private static let pace = 4 * 86_400

    let zone: Zone

    func write(to output: inout AnswerOutput) {
        let changes = Self.years.flatMap(changes(in:))
        output.put(Int64(changes.count))
        for change in changes {
            output.put(change.at)
            let local = change.at.epochSeconds + Int64(change.before)
            for distance in Self.distances {
                output.put(zone.civil(at: change.at.adding(seconds: Int64(distance))))
                if let civil = Self.civil(local + Int64(distance)) {
                    output.put(zone.instant(of: civil))
                }
            }
        }
    }

    private func changes(in years: Range<Int>) -> [(at: Instant, before: Int)] {
        var found: [(at: Instant, before: Int)] = []
        var known = Self.newYear(years.lowerBound)
        var offset = zone.offset(at: known)
        let end = Self.newYear(years.upperBound)
        while known < end {
            let next = min(end, known.adding(seconds: Int64(Self.pace)))
            guard zone.offset(at: next) != offset else {
                known = next
                continue
            }
            var (low, high) = (known, next)
            while high.seconds(since: low) > 1 {
                let middle = low.adding(seconds: high.seconds(since: low) / 2)
                if zone.offset(at: middle) == offset { low = middle } else { high = middle }
            }
            found.append((at: high, before: offset))
            (known, offset) = (high, zone.offset(at: high))
        }
        return found
    }

    private static func newYear(_ year: Int) -> Instant {
        let day = CivilDate(year: year, month: 1, day: 1)?.dayNumber ?? 0
        return Instant(epochSeconds: Int64(day) * 86_400)
    }

    /// Seconds since 1970, so no division of negative numbers.
    private static func civil(_ localSeconds: Int64) -> CivilDateTime? {
        let second = Int(localSeconds % 86_400)
        let time = CivilTime(hour: second / 3600, minute: second / 60 % 60, second: second % 60)
        return time.map {
            CivilDateTime(date: CivilDate(dayNumber: Int(localSeconds / 86_400)), time: $0)
        }
    }
}
