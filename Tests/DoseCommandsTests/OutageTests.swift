import Dispatch
import DoseInterface
import StrictJSON
import Synchronization
import Testing
import Varlink

@testable import DoseCommands

@Suite("When no reminder comes any more")
struct OutageTests {
    private static let damaged = DatabaseUnavailable(
        reason: "damaged",
        message: "Your data file looks damaged. The newest good copy: dose restore /home/ana/b.db")

    private func client(_ server: TestServer) -> DaemonClient {
        var patience = DaemonClient.Patience()
        patience.pauses = []
        patience.replySeconds = 600
        return DaemonClient(address: SocketAddress(path: server.path), patience: patience)
    }

    /// What a follower says until it ends.
    private func notices(
        _ server: TestServer, patience: Duration = .seconds(600), after: DoseFailure? = nil
    ) -> [StreamFollower.Notice] {
        let follower = StreamFollower(client: client(server), pauses: [.zero], patience: patience)
        var notices: [StreamFollower.Notice] = []
        do throws(DoseFailure) {
            try follower.follow(
                WatchReminders.self, after: after, request: { .init() },
                notice: { notices.append($0) }, each: { _ in })
        } catch {
            return notices
        }
    }

    private let end = Invalid(parameter: "channel", message: "enough")

    @Test("data that cannot be used is said at once, and that it is back")
    func refused() throws {
        let server = try TestServer(
            .error(Self.damaged), .error(Self.damaged), .reply(Samples.status),
            .answer(errorFrame(end)))
        let failure = DoseFailure.refused(try refusal(Self.damaged))
        #expect(notices(server) == [.following, .lost(failure), .stopped(failure), .back])
    }

    @Test("a daemon that is out of reach is waited for, and then that is said once")
    func unreachable() throws {
        func server() throws -> TestServer {
            try TestServer(.hangUp, .hangUp, .hangUp, .answer(errorFrame(end)))
        }
        let patient = try server()
        let lost = DoseFailure.connectionLost(path: patient.path)
        let refused = DoseFailure.refused(try refusal(end))
        // It is back, and refuses: that is said at once.
        #expect(notices(patient) == [.following, .lost(lost), .stopped(refused)])
        let impatient = try server()
        let gone = DoseFailure.connectionLost(path: impatient.path)
        let said = notices(impatient, patience: .zero)
        #expect(said.filter { $0 == .stopped(gone) }.count == 1)
        #expect(said.prefix(3) == [.following, .lost(gone), .stopped(gone)])
    }

    @Test("one that stops to start again, and a name that another one tells by, are no outage")
    func passing() throws {
        let closed = DatabaseUnavailable(reason: "closed", message: "dosed is on its way to stop.")
        let inUse = ChannelInUse(channel: "desk", message: "in use")
        let refused = DoseFailure.refused(try refusal(end))
        let stopping = try TestServer(
            .error(closed), .error(closed), .reply(Samples.status), .answer(errorFrame(end)))
        let failure = DoseFailure.refused(try refusal(closed))
        #expect(notices(stopping) == [.following, .lost(failure), .back])
        let second = try TestServer(.error(inUse), .answer(errorFrame(end)))
        let held = DoseFailure.refused(try refusal(inUse))
        #expect(
            notices(second, patience: .zero) == [.following, .lost(held), .stopped(refused)])
    }

    @Test("who was refused before waits from the start, and says when it is back")
    func resumed() throws {
        let server = try TestServer(
            .hangUp, .reply(Samples.status), .answer(errorFrame(end)))
        let before = DoseFailure.notReachable(path: server.path, reason: .nobodyListens)
        #expect(notices(server, after: before) == [.back, .following])
    }

    @Test("the channel is told once that reminders have stopped, and once that they are back")
    func told() async throws {
        let isTold = DispatchSemaphore(value: 0)
        let status = try Reply.encode(parameters: Samples.status)
        let server = try TestServer(
            .error(Self.damaged), .error(Self.damaged), .answerAfter(isTold, status), .hangUp)
        // The first try fails.
        let teller = RecordingTeller([.failed("no network")])
        let messages = Collector()
        let agent = NotificationAgent(
            client: client(server), teller: teller, channel: "desk", origin: "here",
            output: Output(
                form: .text, style: TextStyle(width: 200), answers: Collector(),
                messages: messages),
            sleep: { _ in })
        let running = Task { try await agent.run() }
        var told = teller.messages.makeAsyncIterator()
        let failed = try #require(await told.next())
        let stopped = try #require(await told.next())
        #expect(stopped == failed, "each try is the same piece of news")
        #expect(stopped.title == "Reminders have stopped: your data cannot be used")
        #expect(stopped.text.contains("dose restore /home/ana/b.db"))
        isTold.signal()
        let back = try #require(await told.next())
        #expect(back.title == "Reminders are back")
        #expect(back.id != stopped.id && back.series == stopped.series)
        running.cancel()
        _ = await running.result
        #expect(messages.text.contains("nothing comes any more: Your data file looks damaged."))
    }

    @Test("a refusal that ends the run is told after it, and the run that follows again says so")
    func endsTheRun() async throws {
        let refused = try Reply.encode(error: StandardRefusal.permissionDenied)
        let isTold = DispatchSemaphore(value: 0)
        let status = try Reply.encode(parameters: Samples.status)
        let server = try TestServer(
            .hangUp, .answer(refused), .answer(refused), .answerAfter(isTold, status), .hangUp)
        let teller = RecordingTeller([])
        let agent = NotificationAgent(
            client: client(server), teller: teller, channel: "desk", origin: "here",
            output: Output(
                form: .text, style: TextStyle(), answers: Collector(), messages: Collector()),
            sleep: { _ in })
        var told = teller.messages.makeAsyncIterator()
        var last: DoseFailure?
        for _ in 1...2 {
            let before = last
            last = await #expect(throws: DoseFailure.self) {
                try await agent.run(after: before)
            }
            await agent.tryToTellNews()
        }
        let stopped = try #require(await told.next())
        #expect(stopped.title == "Reminders have stopped: dosed does not send them")
        isTold.signal()
        let running = Task { [last] in try await agent.run(after: last) }
        // Nothing was told twice in between.
        let back = try #require(await told.next())
        #expect(back.title == "Reminders are back")
        running.cancel()
        _ = await running.result
    }

    @Test("an agent that never met the daemon says after a while that nothing comes")
    func neverThere() async throws {
        let teller = RecordingTeller([])
        let agent = NotificationAgent(
            client: DaemonClient(address: SocketAddress(path: "/nonexistent/s")), teller: teller,
            channel: "desk", origin: "here",
            output: Output(
                form: .text, style: TextStyle(), answers: Collector(), messages: Collector()),
            patience: .zero, sleep: { _ in })
        let failure = await #expect(throws: DoseFailure.self) { try await agent.run() }
        let running = Task { try await agent.run(after: failure) }
        var told = teller.messages.makeAsyncIterator()
        let stopped = try #require(await told.next())
        #expect(stopped.title == "Reminders have stopped: dosed does not answer")
        running.cancel()
        _ = await running.result
    }

    @Test("a channel says no more of it than it may")
    func saying() throws {
        let failure = DoseFailure.refused(try refusal(Self.damaged))
        func message(
            _ news: ReminderNews, _ say: Saying, isForCarer: Bool = false
        ) -> ReminderMessage {
            ReminderMessage(news, id: "1-2", say: say, isForCarer: isForCarer, origin: "here")
        }
        let all = message(.stopped(failure), .everything)
        #expect(all.text.contains("looks damaged") && all.text.hasSuffix("dose doctor"))
        #expect(all.json["subject"] == "reminders" && all.json["kind"] == "stopped")
        #expect(all.json["repeated"] == false && all.json["number"] == 0)
        #expect(all.isUrgent && !all.isFleeting)
        for say in [Saying.medicine, .nothingPersonal] {
            let little = message(.stopped(failure), say)
            #expect(!little.text.contains("/home") && little.text.hasSuffix("dose doctor"))
            #expect(
                !String(decoding: little.json.encoded(), as: UTF8.self).contains("/home"))
        }
        let carer = message(.stopped(failure), .everything, isForCarer: true)
        #expect(!carer.text.contains("/home") && !carer.text.contains("dose doctor"))
        #expect(carer.text.contains("Please ask") && carer.title == "Reminders have stopped")
        let gone = message(.stopped(.connectionLost(path: "/run/x")), .everything)
        #expect(gone.title == "Reminders have stopped: dosed does not answer")
        #expect(!gone.text.contains("/run/x"))
        #expect(message(.back, .nothingPersonal).title == "Reminders are back")
        let isPlain = all.id.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
        #expect(isPlain)
    }

    @Test("news that nobody was told of is not taken back, and what flaps is told once")
    func board() throws {
        let board = NewsBoard()
        #expect(board.next() == nil)
        let lost = ReminderNews.stopped(.connectionLost(path: "/run/x"))
        board.post(lost)
        board.post(.back)
        #expect(board.next() == nil && !board.isStopped)
        board.post(lost)
        let item = try #require(board.next())
        board.markTold(item)
        board.post(.back)
        board.post(lost)
        #expect(board.next() == nil && board.isStopped)
        board.post(.back)
        #expect(board.next()?.news == .back)
        // The one that was under way when it came back is followed by the word that it is back.
        board.markTold(try #require(board.next()))
        #expect(board.next() == nil)
    }
}

/// Fails as it is told to, then tells, and keeps what it was to tell.
private final class RecordingTeller: Teller {
    let messages: AsyncStream<ReminderMessage>
    private let feed: AsyncStream<ReminderMessage>.Continuation
    private let failures: Mutex<[Verdict]>

    init(_ failures: [Verdict]) {
        (messages, feed) = AsyncStream<ReminderMessage>.makeStream()
        self.failures = Mutex(failures)
    }

    func tell(_ message: ReminderMessage) async -> Verdict {
        feed.yield(message)
        return failures.withLock { $0.isEmpty ? .told : $0.removeFirst() }
    }
}
