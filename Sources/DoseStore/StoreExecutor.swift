import Glibc
import Synchronization

/// A thread of its own for the disk: a slow one must not hold up whoever calls. It sleeps in the
/// kernel while there is nothing to do, so that it never wakes an idle process.
package final class StoreExecutor: SerialExecutor {
    private let inbox = Inbox()

    package init() {
        var thread = pthread_t()
        let pointer = Unmanaged.passRetained(inbox).toOpaque()
        let code = pthread_create(
            &thread, nil,
            { pointer in
                guard let pointer else { return nil }
                Unmanaged<Inbox>.fromOpaque(pointer).takeRetainedValue().serve()
                return nil
            }, pointer)
        // Without a thread nothing could be stored, and nobody told: this cannot be survived.
        precondition(code == 0, "no thread for the database: \(String(cString: strerror(code)))")
        pthread_detach(thread)
    }

    deinit { inbox.end() }

    package func enqueue(_ job: consuming ExecutorJob) {
        inbox.add(UnownedJob(job), executor: asUnownedSerialExecutor())
    }
}

/// What waits for the thread, and the bell that wakes it.
private final class Inbox: Sendable {
    private struct State {
        var jobs: [(UnownedJob, UnownedSerialExecutor)] = []
        var isEnding = false
    }

    private let state = Mutex(State())
    /// Unchecked: a semaphore of POSIX is made to be shared by threads.
    private nonisolated(unsafe) let bell = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() { sem_init(bell, 0, 0) }

    deinit {
        sem_destroy(bell)
        bell.deallocate()
    }

    func add(_ job: UnownedJob, executor: UnownedSerialExecutor) {
        state.withLock { $0.jobs.append((job, executor)) }
        sem_post(bell)
    }

    func end() {
        state.withLock { $0.isEnding = true }
        sem_post(bell)
    }

    func serve() {
        while true {
            while sem_wait(bell) != 0 {}
            let (jobs, isEnding) = state.withLock { state in
                defer { state.jobs = [] }
                return (state.jobs, state.isEnding)
            }
            for (job, executor) in jobs { job.runSynchronously(on: executor) }
            if isEnding, jobs.isEmpty { return }
        }
    }
}
