import CLinux
import Glibc
import Synchronization

/// Runs the daemon's own tasks on one thread of ours, and sleeps in the kernel otherwise.
///
/// The pool that Swift uses by itself looks once a second whether its threads still run, from its
/// first task on and for ever: an idle daemon would be woken 3,600 times an hour for nothing.
/// Alarms are waited for by this same thread, so that each costs one wake-up. They are heard
/// between two jobs, and the most urgent job comes first, so that clients who keep the thread busy
/// delay a reminder by one job at most.
package final class ThreadExecutor: TaskExecutor {
    /// The executor of the task that runs.
    @TaskLocal package static var current: ThreadExecutor?

    private struct Waiting {
        let job: UnownedJob
        /// For whom; nil for a task of no actor.
        let actor: UnownedSerialExecutor?
        let priority: UInt8
    }

    private struct Work {
        var jobs: [Waiting] = []
        var watched: [Int32: @Sendable () -> Void] = [:]

        /// The most urgent job; of several the one that came first.
        mutating func takeJob() -> Waiting? {
            guard var first = jobs.indices.first else { return nil }
            for index in jobs.indices where jobs[index].priority > jobs[first].priority {
                first = index
            }
            return jobs.remove(at: first)
        }
    }

    private let work = Mutex(Work())
    /// eventfd(2): readable when there is something new.
    private let bell: Int32

    /// Starts the thread, which lasts as long as the process.
    ///
    /// - Throws: ``DaemonFailure`` when the kernel gives none.
    package init() throws {
        bell = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard bell >= 0 else {
            throw DaemonFailure("no bell: \(String(cString: strerror(errno)))", exitCode: EX_OSERR)
        }
        var thread = pthread_t()
        let me = Unmanaged.passRetained(self).toOpaque()
        let code = pthread_create(
            &thread, nil,
            { pointer in
                guard let pointer else { return nil }
                Unmanaged<ThreadExecutor>.fromOpaque(pointer).takeUnretainedValue().serve()
            }, me)
        guard code == 0 else {
            throw DaemonFailure("no thread: \(String(cString: strerror(code)))", exitCode: EX_OSERR)
        }
        pthread_detach(thread)
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        add(UnownedJob(job), of: nil)
    }

    fileprivate func add(_ job: UnownedJob, of actor: UnownedSerialExecutor?) {
        let waiting = Waiting(job: job, actor: actor, priority: job.priority.rawValue)
        let isFirst = work.withLock { work in
            work.jobs.append(waiting)
            return work.jobs.count == 1
        }
        if isFirst { ring() }
    }

    /// Calls an action on the thread whenever a descriptor can be read.
    func watch(_ descriptor: Int32, _ action: @escaping @Sendable () -> Void) {
        work.withLock { $0.watched[descriptor] = action }
        ring()
    }

    func stopWatching(_ descriptor: Int32) {
        work.withLock { _ = $0.watched.removeValue(forKey: descriptor) }
    }

    private func ring() {
        var one: UInt64 = 1
        _ = write(bell, &one, MemoryLayout<UInt64>.size)
    }

    private func serve() -> Never {
        while true {
            hearNews()
            guard let next = work.withLock({ $0.takeJob() }) else { continue }
            if let actor = next.actor {
                next.job.runSynchronously(on: actor)
            } else {
                next.job.runSynchronously(on: asUnownedTaskExecutor())
            }
        }
    }

    /// Calls the actions of what can be read. Waits for something when there is no job.
    private func hearNews() {
        let (watched, isIdle) = work.withLock { (Array($0.watched.keys), $0.jobs.isEmpty) }
        var wanted = ([bell] + watched).map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        guard poll(&wanted, nfds_t(wanted.count), isIdle ? -1 : 0) > 0 else { return }
        for found in wanted where found.revents != 0 {
            if found.fd == bell {
                var count: UInt64 = 0
                _ = read(bell, &count, MemoryLayout<UInt64>.size)
            } else {
                work.withLock { $0.watched[found.fd] }?()
            }
        }
    }
}

/// An actor's jobs on the thread of a ``ThreadExecutor``: an alarm that asks the actor costs no
/// second wake-up, and clients have another thread.
package final class ThreadActorExecutor: SerialExecutor {
    private let thread: ThreadExecutor

    package init(_ thread: ThreadExecutor) { self.thread = thread }

    package func enqueue(_ job: consuming ExecutorJob) {
        thread.add(UnownedJob(job), of: asUnownedSerialExecutor())
    }
}
