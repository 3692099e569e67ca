/// Works where its caller is: in simulated time nobody waits for a disk.
final class InPlace: SerialExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
        UnownedJob(job).runSynchronously(on: asUnownedSerialExecutor())
    }
}
