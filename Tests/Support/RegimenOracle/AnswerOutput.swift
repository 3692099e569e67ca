import Glibc
import Regimen

/// Numbers of 64 bits on the standard output, in the machine's own byte order.
struct AnswerOutput {
    private static let room = 8_192

    private var words: [Int64] = []
    /// Counts down to the planted error.
    private var untilError: Int

    /// - Parameter errorAt: after so many instants comes one that is an hour late, to prove that
    ///   the other side finds it; nil for none.
    init(errorAt: Int?) {
        untilError = errorAt ?? -1
        words.reserveCapacity(Self.room + 1_024)
    }

    mutating func put(_ word: Int64) {
        words.append(word)
        if words.count >= Self.room { flush() }
    }

    mutating func put(_ instant: Instant) {
        put(instant.epochSeconds + (untilError == 0 ? 3_600 : 0))
        untilError -= 1
    }

    /// As the clock shows it: seconds since 1970-01-01 00:00 on a clock that never changes.
    mutating func put(_ civil: CivilDateTime) {
        put(Int64(civil.date.dayNumber) * 86_400 + Int64(civil.time.secondOfDay))
    }

    /// A question that was refused: -1, the length of the reason and its UTF-8 bytes, a word each.
    mutating func putRefusal(_ reason: String) {
        put(-1)
        put(Int64(reason.utf8.count))
        for byte in reason.utf8 { put(Int64(byte)) }
    }

    mutating func flush() {
        words.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
                let count = write(STDOUT_FILENO, start, rest.count)
                if count < 0, errno == EINTR { continue }
                // Whoever asked is gone.
                guard count > 0 else { exit(1) }
                rest = rest.dropFirst(count)
            }
        }
        words.removeAll(keepingCapacity: true)
    }
}
