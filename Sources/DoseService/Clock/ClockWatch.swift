import Regimen

/// Compares the clocks of the machine from one look to the next. The wall clock can be set; the
/// time since the machine was started cannot, and goes on while it sleeps; the time awake stops
/// then.
struct ClockWatch: Sendable {
    /// Differences of up to so many seconds come from reading whole seconds one after the other.
    private static let noise: Int64 = 2

    private var last: ClockSense?

    /// What happened since the last look.
    mutating func look(_ sense: ClockSense) -> (stepped: Int64, slept: Int64) {
        defer { last = sense }
        guard let last else { return (0, 0) }
        let passed = sense.secondsSinceBoot - last.secondsSinceBoot
        let stepped = sense.now.seconds(since: last.now) - passed
        let slept = passed - (sense.secondsAwake - last.secondsAwake)
        return (
            abs(stepped) > Self.noise ? stepped : 0, slept > Self.noise ? slept : 0
        )
    }
}
