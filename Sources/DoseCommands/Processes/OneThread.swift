import Glibc
import Synchronization

/// Runs a task on the thread that waits for it, so that a command that asks, prints and ends needs
/// no second one: Swift's own pool starts four before it does anything.
package final class OneThread: TaskExecutor {
    private let jobs = Mutex<[UnownedJob]>([])
    /// Unchecked: a semaphore of POSIX is made to be shared by threads.
    private nonisolated(unsafe) let bell = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    private init() { sem_init(bell, 0, 0) }

    deinit {
        sem_destroy(bell)
        bell.deallocate()
    }

    /// Does the work on this thread, which does nothing else meanwhile.
    package static func run<Value: Sendable>(
        _ work: @escaping @Sendable () async -> Value
    ) -> Value {
        let thread = OneThread()
        let outcome = Outcome<Value>()
        Task(executorPreference: thread) {
            let value = await work()
            outcome.value.withLock { $0 = value }
        }
        while true {
            thread.runNext()
            if let value = outcome.value.withLock({ $0 }) { return value }
        }
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
        sem_post(bell)
    }

    /// Waits for the next job and runs it.
    private func runNext() {
        while sem_wait(bell) != 0 {}
        let job = jobs.withLock { $0.removeFirst() }
        job.runSynchronously(on: asUnownedTaskExecutor())
    }
}

private final class Outcome<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
}
