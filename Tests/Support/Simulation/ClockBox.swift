import DoseService
import Regimen
import Synchronization

/// The clocks as they are shown to the daemon, which may read them from any thread.
final class ClockBox: Sendable {
    private let shown = Mutex(
        ClockSense(
            now: Instant(epochSeconds: 0), secondsSinceBoot: 0, secondsAwake: 0,
            isSynchronized: true))

    var sense: ClockSense { shown.withLock { $0 } }

    func show(_ sense: ClockSense) { shown.withLock { $0 = sense } }
}
