/// Time in which a zone's clock is not changed. Whoever looks up many local times near each other
/// keeps it, and then an instant costs one subtraction.
struct SteadyStretch: Sendable {
    /// Offsets lie within 26 hours of UTC, so a change that is further away touches no local time.
    private static let margin: Int64 = 93_600

    private let zone: Zone
    private var range: Range<Int64> = 0..<0
    private var offset: Int64 = 0

    init(_ zone: Zone) { self.zone = zone }

    /// What `zone.instant(of:)` says. `local` is `civil.localSeconds`, which a walk knows.
    mutating func instant(of civil: CivilDateTime, local: Int64) -> Instant {
        let seconds = local - offset
        if range.contains(seconds - Self.margin), range.contains(seconds + Self.margin) {
            return Instant(epochSeconds: seconds)
        }
        let instant = zone.instant(of: civil)
        // Near a change it would not hold for the next local time either.
        (range, offset) = zone.steady(at: instant.epochSeconds)
        return instant
    }

    /// What `zone.civil(at:)` says.
    mutating func civil(at instant: Instant) -> CivilDateTime {
        if !range.contains(instant.epochSeconds) {
            (range, offset) = zone.steady(at: instant.epochSeconds)
        }
        return CivilDateTime(localSeconds: instant.epochSeconds + offset)
    }
}
