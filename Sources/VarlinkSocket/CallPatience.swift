import NIOCore

/// How long a connection waits for a call. Confined to the server's event loop.
///
/// A timer of its own for each call would cost more than most calls do, so one timer looks whether
/// the time is up by now and goes on waiting where a call came meanwhile.
final class CallPatience {
    private let eventLoop: any EventLoop
    private var wanted: (deadline: NIODeadline, action: () -> Void)?
    private var timer: (deadline: NIODeadline, scheduled: Scheduled<Void>)?

    init(eventLoop: any EventLoop) { self.eventLoop = eventLoop }

    /// Calls an action after so long, in place of the one before.
    func wait(_ duration: Duration, _ action: @escaping () -> Void) {
        let deadline = NIODeadline.now() + TimeAmount(duration)
        wanted = (deadline, action)
        if let timer, timer.deadline <= deadline { return }
        set(deadline)
    }

    /// Calls nothing until the next ``wait(_:_:)``.
    func pause() { wanted = nil }

    /// Calls nothing and lets go of the timer.
    func end() {
        wanted = nil
        timer?.scheduled.cancel()
        timer = nil
    }

    private func set(_ deadline: NIODeadline) {
        timer?.scheduled.cancel()
        let scheduled = eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { self.look() }
        timer = (deadline, scheduled)
    }

    private func look() {
        timer = nil
        guard let (deadline, action) = wanted else { return }
        guard deadline <= .now() else { return set(deadline) }
        wanted = nil
        action()
    }
}
