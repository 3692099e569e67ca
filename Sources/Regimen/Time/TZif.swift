/// What a TZif file says (RFC 9636): the moments at which the offset changes, and the rule after
/// them.
struct TZif: Equatable, Sendable {
    /// One change of the clock.
    struct Transition: Equatable, Sendable {
        /// Seconds since 1970-01-01T00:00:00Z.
        var at: Int64
        /// Seconds east of UTC from then on.
        var offset: Int
    }

    /// Seconds east of UTC before the first change.
    var firstOffset: Int
    /// In rising order of time.
    var transitions: [Transition]
    /// For all time after the last change; nil if the file has none.
    var rule: PosixRule?

    init(firstOffset: Int, transitions: [Transition], rule: PosixRule?) {
        self.firstOffset = firstOffset
        self.transitions = transitions
        self.rule = rule
    }

    init(bytes: [UInt8]) throws(ZoneError) {
        var cursor = ByteCursor(bytes)
        let first = try Header(&cursor)
        guard first.version != 0 else {
            self = try Self.block(&cursor, first, width: 4)
            return
        }
        _ = try cursor.take(first.blockLength(timeWidth: 4))
        let second = try Header(&cursor)
        self = try Self.block(&cursor, second, width: 8)
        rule = try Self.footer(&cursor)
    }

    /// The six counts that precede a data block (RFC 9636, 3.1).
    private struct Header {
        let version: UInt8
        let universalFlags: Int
        let standardFlags: Int
        let leapSeconds: Int
        let times: Int
        let types: Int
        let letters: Int

        init(_ cursor: inout ByteCursor) throws(ZoneError) {
            guard Array(try cursor.take(4)) == Array("TZif".utf8) else { throw .notTZif }
            let mark = try cursor.byte()
            guard mark == 0 || (0x32...0x34).contains(mark) else { throw .unsupportedVersion(mark) }
            version = mark == 0 ? 0 : mark - 0x30
            _ = try cursor.take(15)
            universalFlags = try cursor.count()
            standardFlags = try cursor.count()
            leapSeconds = try cursor.count()
            times = try cursor.count()
            types = try cursor.count()
            letters = try cursor.count()
        }

        func blockLength(timeWidth: Int) -> Int {
            times * (timeWidth + 1) + types * 6 + letters + leapSeconds * (timeWidth + 4)
                + standardFlags + universalFlags
        }
    }

    private static func block(
        _ cursor: inout ByteCursor, _ header: Header, width: Int
    ) throws(ZoneError) -> TZif {
        guard header.leapSeconds == 0 else { throw .leapSeconds }
        guard (1...256).contains(header.types) else { throw .malformed("number of types") }
        guard header.letters > 0 else { throw .malformed("number of letters") }
        guard header.standardFlags == 0 || header.standardFlags == header.types,
            header.universalFlags == 0 || header.universalFlags == header.types
        else { throw .malformed("number of flags") }
        guard header.blockLength(timeWidth: width) <= cursor.remaining else {
            throw .truncated(offset: cursor.bytes.count)
        }
        let times = try readTimes(&cursor, count: header.times, width: width)
        let indexes = Array(try cursor.take(header.times))
        let offsets = try readOffsets(&cursor, header)
        guard try cursor.take(header.letters).last == 0 else { throw .malformed("letters") }
        for flag in try cursor.take(header.standardFlags + header.universalFlags) where flag > 1 {
            throw .malformed("flag")
        }
        var transitions: [Transition] = []
        for (at, index) in zip(times, indexes) {
            guard Int(index) < offsets.count else { throw .malformed("type index") }
            transitions.append(Transition(at: at, offset: offsets[Int(index)]))
        }
        return TZif(firstOffset: offsets[0], transitions: transitions, rule: nil)
    }

    private static func readTimes(
        _ cursor: inout ByteCursor, count: Int, width: Int
    ) throws(ZoneError) -> [Int64] {
        var times: [Int64] = []
        for _ in 0..<count {
            let time = try cursor.signed(width: width)
            // RFC 9636 keeps times from -2^59 on; the bound also keeps every later sum from
            // overflowing.
            guard abs(time / 2) <= 1 << 59 else { throw .malformed("time of a change") }
            if let last = times.last, time <= last { throw .malformed("order of changes") }
            times.append(time)
        }
        return times
    }

    private static func readOffsets(
        _ cursor: inout ByteCursor, _ header: Header
    ) throws(ZoneError) -> [Int] {
        var offsets: [Int] = []
        for _ in 0..<header.types {
            let offset = Int(try cursor.signed(width: 4))
            // RFC 9636, 3.2: more than -25 hours and less than 26 hours.
            guard offset > -90_000, offset < 93_600 else { throw .malformed("offset") }
            guard try cursor.byte() <= 1 else { throw .malformed("daylight flag") }
            guard Int(try cursor.byte()) < header.letters else { throw .malformed("name index") }
            offsets.append(offset)
        }
        return offsets
    }

    private static func footer(_ cursor: inout ByteCursor) throws(ZoneError) -> PosixRule? {
        guard try cursor.byte() == 0x0A else { throw .badRule }
        var text: [UInt8] = []
        while true {
            let byte = try cursor.byte()
            if byte == 0x0A { break }
            text.append(byte)
        }
        return text.isEmpty ? nil : try PosixRule(text)
    }
}
