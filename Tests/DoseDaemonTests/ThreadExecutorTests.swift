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

    @Test("however many jobs wait, an alarm is heard before them, and what is urgent comes first")
    func urgent() async throws {
        let executor = try ThreadExecutor()
        let (gate, alarm) = (try Tube(), try Tube())
        let order = Mutex<[String]>([])
        executor.watch(alarm.reading) {
            alarm.take()
            order.withLock { $0.append("alarm") }
        }
        // The thread is held up until all of it waits.
        let (begun, feed) = AsyncStream<Void>.makeStream()
        let first = Task(executorPreference: executor) {
            feed.yield()
            gate.take()
        }
        var start = begun.makeAsyncIterator()
        await start.next()
        let clients = (0..<20).map { number in
            Task(executorPreference: executor, priority: .medium) {
                order.withLock { $0.append("\(number)") }
            }
        }
        let reminder = Task(executorPreference: executor, priority: .high) {
            order.withLock { $0.append("reminder") }
        }
        alarm.put()
        gate.put()
        await first.value
        await reminder.value
        for client in clients { await client.value }
        executor.stopWatching(alarm.reading)
        #expect(
            order.withLock { $0 } == ["alarm", "reminder"] + (0..<20).map { "\($0)" })
    }

    @Test("an alarm that goes off during a job is heard before the next one")
    func betweenJobs() async throws {
        let executor = try ThreadExecutor()
        let (gate, alarm) = (try Tube(), try Tube())
        let order = Mutex<[String]>([])
        executor.watch(alarm.reading) {
            alarm.take()
            order.withLock { $0.append("alarm") }
        }
        let (begun, feed) = AsyncStream<Void>.makeStream()
        let first = Task(executorPreference: executor) {
            feed.yield()
            gate.take()
        }
        var start = begun.makeAsyncIterator()
        await start.next()
        let clients = (0..<20).map { number in
            Task(executorPreference: executor) {
                if number == 5 { alarm.put() }
                order.withLock { $0.append("\(number)") }
            }
        }
        gate.put()
        await first.value
        for client in clients { await client.value }
        executor.stopWatching(alarm.reading)
        let heard = order.withLock { $0 }
        #expect(heard.firstIndex(of: "alarm") == 6)
        #expect(heard.count == 21)
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
