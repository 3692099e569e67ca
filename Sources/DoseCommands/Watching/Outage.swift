/// For how long nothing can come from the daemon, and whether that was said.
struct Outage {
    /// A stream that has run for so long is really back (our setting): one that ends at once, again
    /// and again, is not.
    private static let settling = Duration.seconds(10)

    /// Whether the connection is lost.
    private(set) var isLost: Bool
    /// Since when nothing came that lasted.
    private var since: SuspendingClock.Instant?
    private var isSaid = false
    /// Since when the stream of now runs.
    private var streamBegan: SuspendingClock.Instant?

    /// - Parameter isLost: whether the connection was lost before.
    init(isLost: Bool) {
        self.isLost = isLost
        since = isLost ? SuspendingClock.now : nil
    }

    mutating func beginStream() {
        isLost = false
        isSaid = false
        streamBegan = SuspendingClock.now
    }

    /// Something came.
    mutating func end() { since = nil }

    /// A try to follow has failed, or a stream has ended.
    mutating func lose() {
        let now = SuspendingClock.now
        if let streamBegan, streamBegan.duration(to: now) >= Self.settling { since = nil }
        streamBegan = nil
        since = since ?? now
        isLost = true
    }

    /// Whether it is to be said now that nothing comes any more: once, until a stream runs again.
    ///
    /// - Parameter patience: how long a failure that may pass by itself is waited for.
    mutating func isToBeSaid(_ failure: DoseFailure, patience: Duration) -> Bool {
        guard !isSaid, failure.endsReminders else { return false }
        let hasLasted = since.map { $0.duration(to: SuspendingClock.now) >= patience } ?? false
        isSaid = failure.isLasting || hasLasted
        return isSaid
    }
}
