import Regimen
import VarlinkSocket

/// Tells the service manager that time still passes, so that a daemon that is stuck is ended and
/// started anew (`WatchdogSec=` of systemd.service(5)).
struct Watchdog: Sendable {
    private let notifier: ServiceNotifier
    /// The longest pause between two messages, in whole seconds; nil when nobody waits for them.
    private let pause: Int64?

    init(notifier: ServiceNotifier) {
        self.notifier = notifier
        // Half of it, as sd_watchdog_enabled(3) advises. The alarm knows whole seconds, so less
        // than two seconds cannot be kept to.
        pause = notifier.watchdogTimeout.map { max(1, $0.components.seconds / 2) }
    }

    /// Says that all is well.
    func tell() {
        if pause != nil { notifier.notify(.watchdog) }
    }

    /// When to look again: at what is planned, and before the service manager loses patience.
    func nextLook(planned: Instant?, now: Instant) -> Instant? {
        guard let pause else { return planned }
        let deadline = now.adding(seconds: pause)
        return planned.map { min($0, deadline) } ?? deadline
    }
}
