/// A clock time, without date or zone: 00:00:00 to 23:59:59.
package struct CivilTime: Comparable, Hashable, Sendable, CustomStringConvertible {
    /// 00:00.
    package static let midnight = CivilTime(secondOfDay: 0)

    /// Seconds since 00:00 on a day without clock change, 0...86399.
    package let secondOfDay: Int

    /// The time; nil outside of 00:00:00 to 23:59:59.
    package init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second)
        else { return nil }
        self.init(secondOfDay: hour * 3600 + minute * 60 + second)
    }

    /// Reads `09:30` or `09:30:05` and nothing else.
    package init?(iso: String) {
        var reader = DigitReader(iso)
        guard let hour = reader.digits(2), reader.take(":"), let minute = reader.digits(2)
        else { return nil }
        var second = 0
        if !reader.isAtEnd {
            guard reader.take(":"), let read = reader.digits(2), reader.isAtEnd else { return nil }
            second = read
        }
        self.init(hour: hour, minute: minute, second: second)
    }

    /// For callers in this room that have already reduced the value to 0..<86400.
    init(secondOfDay: Int) {
        self.secondOfDay = min(max(secondOfDay, 0), 86_399)
    }

    /// 0...23.
    package var hour: Int { secondOfDay / 3600 }
    /// 0...59.
    package var minute: Int { secondOfDay / 60 % 60 }
    /// 0...59.
    package var second: Int { secondOfDay % 60 }

    /// `09:30`, or `09:30:05` when the seconds are not zero.
    package var description: String {
        let short = "\(padded(hour, 2)):\(padded(minute, 2))"
        return second == 0 ? short : "\(short):\(padded(second, 2))"
    }

    package static func < (left: CivilTime, right: CivilTime) -> Bool {
        left.secondOfDay < right.secondOfDay
    }
}
