import Regimen

/// When a service that works once a day has its next turn.
struct DailyTurn {
    /// Seconds.
    static let pause: Int64 = 86_400
    /// A turn that is further off than this was planned by a clock that was ahead (our setting):
    /// one that is put back by a little is no reason to come early. Seconds.
    private static let farthest: Int64 = pause + 3_600

    let instant: Instant

    /// Whether it has come. A clock that is put back must not make it wait for as long as that
    /// clock was ahead.
    func hasCome(at now: Instant) -> Bool {
        now >= instant || instant > now.adding(seconds: Self.farthest)
    }
}
