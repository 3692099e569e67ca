/// A point on the world's time line, in whole seconds since 1970-01-01T00:00:00Z (no leap seconds).
///
/// Limit: 1970 to the end of 2200. Arithmetic and `init(epochSeconds:)` stay at the edge of that
/// range, so no sum of instants can overflow; use `init(exactly:)` where a value outside must be
/// refused.
package struct Instant: Comparable, Hashable, Sendable {
    /// 1970-01-01T00:00:00Z, the earliest instant.
    package static let earliest = Instant(epochSeconds: 0)
    /// 2200-12-31T23:59:59Z, the latest instant.
    package static let latest = Instant(epochSeconds: latestSeconds)
    private static let latestSeconds: Int64 = 7_289_654_399

    /// Seconds since 1970-01-01T00:00:00Z, within 1970...2200.
    package private(set) var epochSeconds: Int64

    /// The instant at `epochSeconds`, or the nearest edge of the range.
    package init(epochSeconds: Int64) {
        self.epochSeconds = min(max(epochSeconds, 0), Self.latestSeconds)
    }

    /// The instant at `epochSeconds`; nil outside of 1970...2200.
    package init?(exactly epochSeconds: Int64) {
        guard (0...Self.latestSeconds).contains(epochSeconds) else { return nil }
        self.epochSeconds = epochSeconds
    }

    /// The instant `seconds` later (earlier when negative), never beyond the range.
    package func adding(seconds: Int64) -> Instant {
        let (sum, overflow) = epochSeconds.addingReportingOverflow(seconds)
        guard !overflow else { return seconds > 0 ? .latest : .earliest }
        return Instant(epochSeconds: sum)
    }

    /// Seconds from `other` to this instant; negative when `other` is later.
    package func seconds(since other: Instant) -> Int64 { epochSeconds - other.epochSeconds }

    package static func < (left: Instant, right: Instant) -> Bool {
        left.epochSeconds < right.epochSeconds
    }
}
