import DoseStore
import Regimen
import Synchronization

/// Decides whether the wall clock can be believed, from what it and the other clocks have shown.
final class ClockJudge: Sendable {
    /// A jump of more than this is not believed without evidence (our setting): a day, and an hour
    /// for a change of the clocks.
    static let largestJump: Int64 = 25 * 3600
    /// How long after its start a machine is given to have its clock set, in seconds (our
    /// setting). From then on a clock that no time server sets is believed, and the status says so.
    static let patience: Int64 = 300
    /// A time server puts a clock right by less than this every now and then.
    private static let correction: Int64 = 3600

    /// A machine that was off for longer, in seconds, is asked whether its clock is right, where no
    /// time server says so (our setting): clocks that fail jump by years.
    static let longestOff: Int64 = 30 * 86_400
    /// So many earlier distances are remembered.
    private static let longestTrail = 4

    private struct Memory {
        /// Wall clock minus time since boot, when the clock was last believed.
        var believed: Int64? { trail.last }
        /// The same for each time that it was believed and another: a clock that comes back to
        /// where it was believed before is right.
        var trail: [Int64] = []
        /// When dosed was last there, in an earlier run of the machine.
        var lastThere: Instant?
        /// The same, when a person last said that the clock is right.
        var confirmed: Int64?
    }

    private let built: Instant
    private let memory = Mutex(Memory())

    /// - Parameter built: when the program was built; no later moment can be before it.
    init(built: Instant) { self.built = built }

    /// - Parameter newest: when the newest event on record was; asked for only where it matters.
    func judge(
        _ sense: ClockSense, newest: () throws -> Instant?
    ) rethrows -> ClockTrust {
        let distance = sense.distance
        let verdict = try verdict(sense, memory.withLock { $0 }, newest)
        guard verdict.isTrusted else { return verdict }
        memory.withLock { memory in
            // What a time server says settles it; what was believed before counts no more.
            memory.trail.removeAll {
                sense.isSynchronized == true || abs($0 - distance) < Self.correction
            }
            memory.trail = memory.trail.suffix(Self.longestTrail - 1) + [distance]
            memory.lastThere = nil
        }
        return verdict
    }

    /// Takes up what was written down before this start: in the same run of the machine the clock
    /// is held to what was believed then.
    func recall(_ presence: StoredPresence?, boot: String?) {
        guard let presence else { return }
        memory.withLock { memory in
            if let boot, presence.boot == boot {
                memory.trail = [presence.distance]
            } else {
                memory.lastThere = presence.at
            }
        }
    }

    /// A person says that the clock is right as it is.
    func confirm(_ sense: ClockSense) {
        memory.withLock { $0.confirmed = sense.distance }
    }

    /// What would be thought of the clock once a person has said that it is right.
    func verdict(
        ifConfirmed sense: ClockSense, newest: () throws -> Instant?
    ) rethrows -> ClockTrust {
        var memory = memory.withLock { $0 }
        memory.confirmed = sense.distance
        return try verdict(sense, memory, newest)
    }

    private func verdict(
        _ sense: ClockSense, _ memory: Memory, _ newest: () throws -> Instant?
    ) rethrows -> ClockTrust {
        let distance = sense.distance
        if sense.now < built { return .beforeBuild }
        if sense.isSynchronized == true { return .trusted }
        let plain: ClockTrust = sense.isSynchronized == nil ? .trusted : .unchecked
        if let confirmed = memory.confirmed, abs(distance - confirmed) < Self.correction {
            return plain
        }
        let isBack = memory.trail.contains { abs(distance - $0) < Self.correction }
        let jump = memory.believed.map { isBack ? 0 : distance - $0 }
        if let jump, abs(jump) > Self.largestJump { return .jumped(seconds: jump) }
        if let last = memory.lastThere, sense.now.seconds(since: last) > Self.longestOff {
            return .longAfter(seconds: sense.now.seconds(since: last))
        }
        // A clock that goes on as it was believed is right, also when something was put on record
        // while it was wrong.
        let goesOn = jump.map { abs($0) < Self.correction } ?? false
        if !goesOn, let newest = try newest(),
            newest > sense.now.adding(seconds: Self.correction)
        {
            return .beforeRecords(newest: newest)
        }
        if plain == .unchecked, sense.secondsSinceBoot < Self.patience { return .waiting }
        return plain
    }
}
