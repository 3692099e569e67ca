import Glibc
import Synchronization
import Testing

@testable import DoseDaemon

@Suite("the daemon's own thread", .timeLimit(.minutes(5)))
struct ThreadExecutorTests {
    /// Says on which thread it works.
    private actor Worker {
        private let executor: ThreadActorExecutor
        nonisolated var unownedExecutor: UnownedSerialExecutor {
            executor.asUnownedSerialExecutor()
        }

        init(_ thread: ThreadExecutor) { executor = ThreadActorExecutor(thread) }

        func thread() -> pthread_t { pthread_self() }
    }

    /// A pipe, as something that can become readable.
    private final class Tube: Sendable {
        let reading: Int32
        let writing: Int32

        init() throws {
            var ends: [Int32] = [-1, -1]
            try #require(pipe(&ends) == 0)
            (reading, writing) = (ends[0], ends[1])
        }

        deinit {
            close(reading)
            close(writing)
        }

        func put() {
            var byte: UInt8 = 1
            _ = write(writing, &byte, 1)
        }

        func take() {
            var byte: UInt8 = 0
            _ = read(reading, &byte, 1)
        }
    }

    private func thread(of executor: ThreadExecutor) async -> pthread_t {
        await Task(executorPreference: executor) { pthread_self() }.value
    }

    @Test("all its tasks run on one thread that is not the caller's, and so does its actor")
    func oneThread() async throws {
        let executor = try ThreadExecutor()
        let first = await thread(of: executor)
        var seen: Set<pthread_t> = []
        for _ in 0..<20 { seen.insert(await thread(of: executor)) }
        seen.insert(await Worker(executor).thread())
        #expect(seen == [first])
        #expect(first != pthread_self())
        // The control: another one has a thread of its own.
        #expect(await thread(of: try ThreadExecutor()) != first)
    }

    @Test("what many threads hand in at once is all done")
    func many() async throws {
        let executor = try ThreadExecutor()
        let total = await withTaskGroup(of: Int.self) { group in
            for number in 1...500 {
                group.addTask(executorPreference: executor) {
                    await Task.yield()
                    return number
                }
            }
            return await group.reduce(0, +)
        }
        #expect(total == 125_250)
    }

    @Test("a descriptor that can be read calls its action on the thread, until that is taken away")
    func watching() async throws {
        let executor = try ThreadExecutor()
        let own = await thread(of: executor)
        let tube = try Tube()
        let (calls, feed) = AsyncStream<pthread_t>.makeStream()
        let count = Mutex(0)
        executor.watch(tube.reading) {
            tube.take()
            count.withLock { $0 += 1 }
            feed.yield(pthread_self())
        }
        var seen = calls.makeAsyncIterator()
        tube.put()
        #expect(await seen.next() == own)
        tube.put()
        #expect(await seen.next() == own)
        executor.stopWatching(tube.reading)
        // It may have looked at the old list once more; after a task it has the new one.
        _ = await thread(of: executor)
        tube.put()
        for _ in 0..<3 { _ = await thread(of: executor) }
        #expect(count.withLock { $0 } == 2)
    }

    /// A thread that is held up by a job until it is let go, so that a test can say what waits for
    /// it, and an alarm that it listens to.
    private struct HeldUp {
        let executor: ThreadExecutor
        let alarm: Tube
        let order: Order
        private let gate: Tube
        private let first: Task<Void, Never>

        /// What was done, one after the other.
        final class Order: Sendable {
            private let words = Mutex<[String]>([])
            var all: [String] { words.withLock { $0 } }
            func add(_ word: String) { words.withLock { $0.append(word) } }
        }

        init() async throws {
            let (executor, order) = (try ThreadExecutor(), Order())
            let (alarm, gate) = (try Tube(), try Tube())
            executor.watch(alarm.reading) {
                alarm.take()
                order.add("alarm")
            }
            let (begun, feed) = AsyncStream<Void>.makeStream()
            first = Task(executorPreference: executor) {
                feed.yield()
                gate.take()
            }
            (self.executor, self.order, self.alarm, self.gate) = (executor, order, alarm, gate)
            var start = begun.makeAsyncIterator()
            await start.next()
        }

        /// Lets it go, and waits until all is done.
        func finish(_ tasks: [Task<Void, Never>]) async {
            gate.put()
            for task in [first] + tasks { await task.value }
            executor.stopWatching(alarm.reading)
        }
    }

    @Test("however many jobs wait, an alarm is heard before them, and what is urgent comes first")
    func urgent() async throws {
        let held = try await HeldUp()
        let (executor, order) = (held.executor, held.order)
        let clients = (0..<20).map { number in
            Task(executorPreference: executor, priority: .medium) { order.add("\(number)") }
        }
        let reminder = Task(executorPreference: executor, priority: .high) {
            order.add("reminder")
        }
        held.alarm.put()
        await held.finish(clients + [reminder])
        #expect(order.all == ["alarm", "reminder"] + (0..<20).map { "\($0)" })
    }

    @Test("an alarm that goes off during a job is heard before the next one")
    func betweenJobs() async throws {
        let held = try await HeldUp()
        let (order, alarm) = (held.order, held.alarm)
        let clients = (0..<20).map { number in
            Task(executorPreference: held.executor) {
                if number == 5 { alarm.put() }
                order.add("\(number)")
            }
        }
        await held.finish(clients)
        #expect(order.all.firstIndex(of: "alarm") == 6)
        #expect(order.all.count == 21)
    }

    @Test("where the kernel gives no descriptor it is refused in words")
    func noDescriptor() async {
        await #expect(processExitsWith: .success) {
            var limit = rlimit(rlim_cur: 0, rlim_max: 0)
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            do {
                _ = try ThreadExecutor()
                exit(1)
            } catch let failure as DaemonFailure {
                exit(failure.exitCode == EX_OSERR && failure.message.contains("no bell") ? 0 : 2)
            }
        }
    }
}
