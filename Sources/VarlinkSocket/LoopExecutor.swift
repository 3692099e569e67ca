import NIOCore

/// Runs tasks on the thread of an event loop, so that a call needs no other thread: handing one
/// over and back takes several times as long as most calls themselves.
final class LoopExecutor: TaskExecutor {
    private let eventLoop: any EventLoop
    /// Whether the next job runs where it is handed in.
    private let startsAtOnce: NIOLoopBoundBox<Bool>

    /// To be made on the loop.
    init(_ eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
        startsAtOnce = NIOLoopBoundBox(false, eventLoop: eventLoop)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        guard eventLoop.inEventLoop, startsAtOnce.value else {
            return eventLoop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        }
        startsAtOnce.value = false
        job.runSynchronously(on: asUnownedTaskExecutor())
    }

    /// Starts a task and runs it up to its first pause before this returns; only on the loop.
    func startAtOnce(_ body: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
        startsAtOnce.value = true
        defer { startsAtOnce.value = false }
        return start(body)
    }

    /// Starts a task in its turn.
    func start(_ body: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
        // Never more urgent than what the process does by itself.
        Task(executorPreference: self, priority: .medium) { await body() }
    }
}
