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

    private struct Memory {
        /// Wall clock minus time since boot, when the clock was last believed.
        var believed: Int64?
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
        let distance = sense.now.epochSeconds - sense.secondsSinceBoot
        let verdict = try verdict(sense, distance, newest)
        if verdict.isTrusted { memory.withLock { $0.believed = distance } }
        return verdict
    }

    /// A person says that the clock is right as it is.
    func confirm(_ sense: ClockSense) {
        memory.withLock { $0.confirmed = sense.now.epochSeconds - sense.secondsSinceBoot }
    }

    private func verdict(
        _ sense: ClockSense, _ distance: Int64, _ newest: () throws -> Instant?
    ) rethrows -> ClockTrust {
        if sense.now < built { return .beforeBuild }
        if sense.isSynchronized == true { return .trusted }
        let plain: ClockTrust = sense.isSynchronized == nil ? .trusted : .unchecked
        let memory = memory.withLock { $0 }
        if let confirmed = memory.confirmed, abs(distance - confirmed) < Self.correction {
            return plain
        }
        let jump = memory.believed.map { distance - $0 }
        if let jump, abs(jump) > Self.largestJump { return .jumped(seconds: jump) }
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
