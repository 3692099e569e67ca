import Foundation
import Glibc

/// A point in time after which a test gives up. Deadlines only bound a failure: a test that passes
/// goes on as soon as the awaited event comes.
struct Deadline {
    /// Generous, since the machine may be busy with other builds.
    static let usualSeconds = 60.0

    private let end: Double

    init(seconds: Double = usualSeconds) {
        end = Self.now + seconds
    }

    var hasPassed: Bool { Self.now >= end }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Waits until one of the descriptors can be read or has ended.
    ///
    /// - Returns: those that can, in the order given; empty when the deadline has passed.
    func readable(among descriptors: [Int32]) -> [Int32] {
        var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        while true {
            let left = end - Self.now
            guard left > 0 else { return [] }
            let count = poll(&entries, nfds_t(entries.count), Int32(left * 1_000) + 1)
            if count > 0 { return entries.filter { $0.revents != 0 }.map(\.fd) }
            if count < 0, errno != EINTR { return [] }
        }
    }
}

/// Two joined descriptors that are closed on exec, so that no other child keeps them open.
struct Tube {
    let reading: Int32
    let writing: Int32

    init() throws {
        var ends: [Int32] = [-1, -1]
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, type, 0, &ends) == 0 else {
            throw HarnessFailure("no socket pair: \(errno)")
        }
        reading = ends[0]
        writing = ends[1]
    }
}

/// Reads what is there now; empty at the end.
func readSome(_ descriptor: Int32) -> [UInt8] {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
        let count = read(descriptor, &chunk, chunk.count)
        if count >= 0 { return Array(chunk[..<count]) }
        if errno != EINTR { return [] }
    }
}

/// Waits for an instant of the wall clock: for what time does while no program of ours runs.
func waitUntil(_ instant: Date) {
    var end = timespec(tv_sec: Int(instant.timeIntervalSince1970.rounded(.up)), tv_nsec: 0)
    while clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &end, nil) == EINTR {}
}
