package import Regimen

/// One look at the clocks of the machine.
package struct ClockSense: Sendable, Equatable {
    /// The wall clock.
    package var now: Instant
    /// Seconds since the machine was started, time asleep included (CLOCK_BOOTTIME): nobody can set
    /// that clock, so it is the evidence for how much time has passed.
    package var secondsSinceBoot: Int64
    /// The same without the time asleep (CLOCK_MONOTONIC).
    package var secondsAwake: Int64
    /// Whether the kernel was told that the wall clock is right (STA_UNSYNC of adjtimex(2) is not
    /// set), by a time server as a rule; nil where it cannot be asked, as in some containers.
    package var isSynchronized: Bool?

    /// Stays the same until somebody sets the wall clock.
    var distance: Int64 { now.epochSeconds - secondsSinceBoot }

    package init(
        now: Instant, secondsSinceBoot: Int64, secondsAwake: Int64, isSynchronized: Bool?
    ) {
        self.now = now
        self.secondsSinceBoot = secondsSinceBoot
        self.secondsAwake = secondsAwake
        self.isSynchronized = isSynchronized
    }
}

/// Whether the wall clock can be believed.
package enum ClockTrust: Sendable, Equatable {
    case trusted
    /// Nothing speaks against it, but no time server sets it.
    case unchecked
    /// The machine has just been started and no time server has set the clock yet.
    case waiting
    /// It was put forward (or back) by so many seconds that did not pass.
    case jumped(seconds: Int64)
    /// It shows a time from before the program was built.
    case beforeBuild
    /// It shows a time from before something that is on record.
    case beforeRecords(newest: Instant)
    /// It shows a time so many seconds after dosed was last there, and nothing tells whether they
    /// passed.
    case longAfter(seconds: Int64)

    /// Whether a dose may be called missed by this clock.
    package var isTrusted: Bool { self == .trusted || self == .unchecked }
}
