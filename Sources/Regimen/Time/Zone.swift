/// A time zone: a name and the rules read from the system's time zone data. A value; it reads no
/// file.
package struct Zone: Equatable, Sendable {
    /// The largest TZif file that is read, in bytes. The largest of tzdata have about 4,000.
    package static let bytesLimit = 262_144
    /// The longest zone name, in bytes.
    package static let nameLimit = 64
    /// UTC itself, for whoever asks for it by name. Not a fallback: a zone that cannot be read is
    /// an error.
    package static let utc = Zone(
        name: "UTC", data: TZif(firstOffset: 0, transitions: [], rule: nil))

    /// The name as the system spells it: `Europe/Berlin`.
    package let name: String
    private let data: TZif

    /// Reads TZif data of version 1 to 4 (RFC 9636).
    ///
    /// - Throws: `ZoneError` for a name that is not plausible and for any data that the RFC
    ///   forbids.
    package init(name: String, tzif bytes: [UInt8]) throws(ZoneError) {
        guard Self.isPlausibleName(name) else { throw .badName }
        guard bytes.count <= Self.bytesLimit else { throw .tooLarge(bytes: bytes.count) }
        self.init(name: name, data: try TZif(bytes: bytes))
    }

    init(name: String, data: TZif) {
        self.name = name
        self.data = data
    }

    /// Whether `name` may be looked up below a zone directory: parts of letters, digits, `_`, `+`,
    /// `-` and `.` between single slashes, none starting with `.` or `-`, at most `nameLimit`
    /// bytes.
    package static func isPlausibleName(_ name: String) -> Bool {
        guard !name.isEmpty, name.utf8.count <= nameLimit else { return false }
        for part in name.utf8.split(separator: 0x2F, omittingEmptySubsequences: false) {
            guard let first = part.first, first != 0x2E, first != 0x2D else { return false }
            for byte in part where !isNameByte(byte) { return false }
        }
        return true
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }

    /// Seconds east of UTC at `instant`.
    package func offset(at instant: Instant) -> Int { offset(atSeconds: instant.epochSeconds) }

    /// What a clock in this zone shows at `instant`.
    package func civil(at instant: Instant) -> CivilDateTime {
        CivilDateTime(localSeconds: instant.epochSeconds + Int64(offset(at: instant)))
    }

    /// When a day begins in this zone: at midnight, moved forward where the clock skips it.
    package func start(of day: CivilDate) -> Instant {
        instant(of: CivilDateTime(date: day, time: .midnight))
    }

    /// When a clock in this zone shows `civil`.
    ///
    /// A time that the clock skips is moved forward by the length of the gap (02:30 becomes 03:30);
    /// one that it shows twice means the first (RFC 5545, 3.3.5).
    package func instant(of civil: CivilDateTime) -> Instant {
        let local = civil.localSeconds
        // Offsets lie within 26 hours of UTC, so every candidate is in this window.
        let window = local - 93_600...local + 93_600
        var current = offset(atSeconds: window.lowerBound)
        for change in changes(in: window) {
            // The first clock that shows this time, or would have shown it had it not been put
            // forward.
            if local - Int64(current) < change.at { break }
            if change.offset > current, local - Int64(change.offset) < change.at { break }
            current = change.offset
        }
        return Instant(epochSeconds: local - Int64(current))
    }

    /// RFC 3339: `2026-12-01T09:30:00+01:00`. Where the offset is not in whole minutes (a few zones
    /// before 1973), which the format cannot spell, the time is given in UTC with `Z`.
    package func rfc3339(_ instant: Instant) -> String {
        let offset = offset(at: instant)
        guard offset % 60 == 0 else {
            return spelled(CivilDateTime(localSeconds: instant.epochSeconds)) + "Z"
        }
        let minutes = abs(offset) / 60
        let sign = offset < 0 ? "-" : "+"
        return spelled(civil(at: instant))
            + "\(sign)\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
    }

    private func spelled(_ civil: CivilDateTime) -> String {
        "\(civil.date)T\(padded(civil.time.hour, 2)):\(padded(civil.time.minute, 2)):"
            + padded(civil.time.second, 2)
    }

    private func offset(atSeconds seconds: Int64) -> Int {
        let index = firstIndex(after: seconds)
        let stored = index == 0 ? data.firstOffset : data.transitions[index - 1].offset
        guard index == data.transitions.count, let rule = data.rule else { return stored }
        let last = rule.transitions(around: seconds).last { $0.at <= seconds }
        return last?.offset ?? rule.standardOffset
    }

    /// Time around `seconds` in which the offset stays as it is; perhaps not all of it.
    func steady(at seconds: Int64) -> (range: Range<Int64>, offset: Int64) {
        let index = firstIndex(after: seconds)
        var begin = index == 0 ? Int64.min : data.transitions[index - 1].at
        var end = Int64.max
        if index < data.transitions.count {
            end = data.transitions[index].at
        } else if let rule = data.rule, rule.daylight != nil {
            let changes = rule.transitions(around: seconds)
            begin = max(begin, changes.last { $0.at <= seconds }?.at ?? seconds)
            end = changes.first { $0.at > seconds }?.at ?? seconds + 1
        }
        return (begin..<end, Int64(offset(atSeconds: seconds)))
    }

    /// The number of stored changes at or before `seconds`.
    private func firstIndex(after seconds: Int64) -> Int {
        var low = 0
        var high = data.transitions.count
        while low < high {
            let middle = (low + high) / 2
            if data.transitions[middle].at <= seconds { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func changes(in window: ClosedRange<Int64>) -> [TZif.Transition] {
        var found: [TZif.Transition] = []
        var index = firstIndex(after: window.lowerBound)
        while index < data.transitions.count, data.transitions[index].at <= window.upperBound {
            found.append(data.transitions[index])
            index += 1
        }
        guard index == data.transitions.count, let rule = data.rule else { return found }
        let lastStored = data.transitions.last?.at ?? .min
        for change in rule.transitions(around: window.upperBound)
        where change.at > max(lastStored, window.lowerBound) && change.at <= window.upperBound {
            if found.last?.at == change.at { found.removeLast() }
            found.append(change)
        }
        return found
    }
}
