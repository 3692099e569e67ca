import Dispatch

/// A queue of its own for the disk: a slow one must not hold up whoever calls, nor the threads
/// that everything else runs on.
final class StoreExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "store")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
