import CLinux
import Glibc
import Regimen

/// An alarm on the wall clock, by the kernel: no polling, and a clock that is set wakes it at
/// once, so that a step forward cannot delay a reminder.
final class WallTimer: Sendable {
    /// Yields when the alarm went off, the clock was set, or ``wake()`` was called.
    let wakes: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let descriptor: Int32
    private let executor: ThreadExecutor

    /// - Throws: ``DaemonFailure`` when the kernel gives no timer.
    init() throws(DaemonFailure) {
        guard let executor = ThreadExecutor.current else {
            throw DaemonFailure("no thread for an alarm", exitCode: EX_SOFTWARE)
        }
        self.executor = executor
        descriptor = timerfd_create(CLOCK_REALTIME, Int32(TFD_CLOEXEC | TFD_NONBLOCK))
        guard descriptor >= 0 else {
            throw DaemonFailure("no timer: \(String(cString: strerror(errno)))", exitCode: EX_OSERR)
        }
        let (wakes, continuation) = AsyncStream.makeStream(
            of: Void.self, bufferingPolicy: .bufferingNewest(1))
        self.wakes = wakes
        self.continuation = continuation
        executor.watch(descriptor) { [descriptor] in
            var expirations: UInt64 = 0
            // ECANCELED says that the clock was set: as good a reason to look as the alarm.
            _ = read(descriptor, &expirations, MemoryLayout<UInt64>.size)
            continuation.yield()
        }
    }

    deinit {
        executor.stopWatching(descriptor)
        close(descriptor)
        continuation.finish()
    }

    /// Makes ``wakes`` yield.
    @Sendable func wake() { continuation.yield() }

    /// Takes the alarm away and listens for a set clock from here on: before the clocks are read,
    /// so that one that is set while what comes next is computed is noticed.
    func listen() { set(to: nil) }

    /// Sets the alarm to an instant, or takes it away. Yields at once when the clock was set since
    /// the last time.
    func set(to instant: Instant?) {
        var time = itimerspec()
        // Zero would disarm it, and with it the notice of a set clock: so the far future instead.
        time.it_value.tv_sec = Int((instant ?? Instant.latest).epochSeconds)
        let flags = Int32(TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET)
        // Setting it drops a notice that nobody has read: the kernel says so here instead.
        if timerfd_settime(descriptor, flags, &time, nil) != 0, errno == ECANCELED { wake() }
    }
}
