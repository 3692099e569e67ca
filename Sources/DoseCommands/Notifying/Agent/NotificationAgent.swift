import Dispatch
import DoseInterface

/// One channel: subscribes to reminders, tells each of them, and acknowledges.
package struct NotificationAgent: Sendable {
    /// Tries that run at the same time; a reminder that waits for its next try holds no place.
    package static let triesAtOnce = 8

    /// Waits between tries; tests wait for nothing.
    package typealias Sleep = @Sendable (Duration) async throws -> Void

    private let client: DaemonClient
    private let teller: any Teller
    private let channel: String
    private let say: Saying
    private let isForCarer: Bool
    private let output: Output
    private let patience: Duration
    private let sleep: Sleep
    private let news: NewsTeller
    private let ledger = ToldLedger()
    private let turnstile = Turnstile(places: triesAtOnce)
    private let origin: String

    /// - Parameters:
    ///   - say: how much a notification says.
    ///   - isForCarer: whether the channel reaches a carer.
    ///   - origin: tells this daemon's reminders from those of another.
    ///   - patience: how long the daemon may be out of reach before the person is told of it.
    package init(
        client: DaemonClient, teller: any Teller, channel: String, say: Saying = .everything,
        isForCarer: Bool = false, origin: String = "", output: Output,
        patience: Duration = StreamFollower.usualPatience,
        sleep: @escaping Sleep = NotificationAgent.asleep
    ) {
        self.client = client
        self.teller = teller
        self.channel = channel
        self.say = say
        self.isForCarer = isForCarer
        self.origin = origin
        self.output = output
        self.patience = patience
        self.sleep = sleep
        news = NewsTeller(
            teller: teller, channel: channel, say: say, isForCarer: isForCarer, origin: origin,
            output: output, sleep: sleep)
    }

    /// Really waits.
    package static let asleep: Sleep = { try await Task.sleep(for: $0) }

    /// Runs until it is cancelled or the daemon refuses for good.
    ///
    /// - Parameter failure: what ended the run before.
    package func run(after failure: DoseFailure? = nil) async throws {
        let hangup = Hangup()
        let reminders = reminders(hangup, after: failure)
        defer { hangup.hangUp() }
        try await withTaskCancellationHandler {
            try await withThrowingTaskGroup(of: Void.self) { group in
                defer { group.cancelAll() }
                group.addTask { await teller.begin() }
                group.addTask { await news.run() }
                for try await reminder in reminders {
                    if reminder.subject == .test {
                        group.addTask { await test(reminder) }
                        continue
                    }
                    let entry = await ledger.enter(reminder.numbers)
                    if case .busy = entry { continue }
                    group.addTask {
                        await handle(reminder, entry: entry)
                        await ledger.leave(reminder.numbers)
                    }
                }
            }
        } onCancel: {
            hangup.hangUp()
        }
    }

    /// The stream of reminders, read on a thread of its own as reading blocks.
    private func reminders(
        _ hangup: Hangup, after failure: DoseFailure?
    ) -> AsyncThrowingStream<Reminder, any Error> {
        let (stream, feed) = AsyncThrowingStream<Reminder, any Error>.makeStream()
        // A channel that was refused from its start was never followed: nothing has stopped.
        let mayBeBack = news.board.isStopped || failure?.mayPass == true
        DispatchQueue(label: "reminders").async {
            do throws(DoseFailure) {
                try ReminderFollower(client: client, patience: patience).follow(
                    channel: channel, isForCarer: isForCarer, after: mayBeBack ? failure : nil,
                    hangup: hangup, notice: tell,
                    each: { (reminder) throws(DoseFailure) in feed.yield(reminder) })
            } catch {
                feed.finish(throwing: error)
            }
        }
        return stream
    }

    private func tell(_ notice: StreamFollower.Notice) {
        switch notice {
        case .following: output.remark("telling reminders as channel \"\(channel)\".")
        case .stopped(let failure):
            news.board.post(.stopped(failure), wakes: failure.mayPass)
        case .back: news.board.post(.back)
        case .lost: break
        }
        if let words = notice.words { output.remark("\(channel): \(words)") }
    }

    /// One try to tell that reminders have stopped, after a refusal that ended the run.
    func tryToTellNews() async { await news.tryOnce() }

    /// A test is told once: whoever asked for it waits.
    private func test(_ reminder: Reminder) async {
        let verdict = await attempt(reminder, isRepeated: false)
        guard !Task.isCancelled else { return }
        _ = await acknowledge(reminder, verdict)
        report(reminder, verdict)
    }

    private func handle(_ reminder: Reminder, entry: ToldLedger.Entry) async {
        guard case .begin = entry else {
            _ = await acknowledge(reminder, .told)
            return
        }
        var reminder = reminder
        var backOff = BackOff(sleep)
        while !Task.isCancelled {
            // What was answered meanwhile is not told any more.
            guard let begun = await begin(reminder) else { return }
            reminder = begun.reminder
            let verdict = await attempt(reminder, isRepeated: begun.isRepeated)
            if Task.isCancelled { return }
            if verdict == .told { await ledger.markTold(reminder.numbers) }
            let isOpen = await acknowledge(reminder, verdict)
            report(reminder, verdict)
            guard isOpen, case .failed = verdict, await backOff.wait() else { return }
        }
    }

    private func attempt(_ reminder: Reminder, isRepeated: Bool) async -> Verdict {
        let message = ReminderMessage(
            reminder, say: say, origin: origin, isRepeated: isRepeated)
        await turnstile.enter()
        let verdict = await teller.tell(message)
        await turnstile.leave()
        return verdict
    }

    /// Has the daemon write down that a try begins. When it cannot, the person is told all the
    /// same: late is worse than twice.
    ///
    /// - Returns: what is still to be told, and whether the person may have been told of some of
    ///   it; nil when there is nothing to tell any more.
    private func begin(_ reminder: Reminder) async -> (reminder: Reminder, isRepeated: Bool)? {
        var begun: [Int: BeginReminder.Reply] = [:]
        for number in reminder.numbers {
            begun[number] = await begin(number, attempt: reminder.attempt)
        }
        guard var kept = reminder.keeping(Set(begun.keys)) else { return nil }
        kept.attempt = begun.values.map(\.attempt).max() ?? reminder.attempt
        return (kept, begun.values.contains { $0.repeated })
    }

    private func begin(_ number: Int, attempt: Int) async -> BeginReminder.Reply? {
        let request = BeginReminder.Request(number: number, channel: channel)
        switch await ask(BeginReminder.self, request) {
        case .success(let reply): return reply.open ? reply : nil
        case .failure(let failure) where failure.exit == .notFound: return nil
        case .failure: return .init(open: true, attempt: attempt, repeated: attempt > 1)
        }
    }

    /// Tells the daemon. That the person was told is said again until it hears it or refuses for
    /// good; a try that failed is said once, since the next one must not wait for that.
    ///
    /// - Returns: whether the reminder still waits for an answer, as far as is known.
    private func acknowledge(_ reminder: Reminder, _ verdict: Verdict) async -> Bool {
        var isOpen = false
        for number in reminder.numbers {
            if await acknowledge(number, verdict) { isOpen = true }
        }
        return isOpen
    }

    private func acknowledge(_ number: Int, _ verdict: Verdict) async -> Bool {
        let request = AcknowledgeReminder.Request(
            requestId: RequestID.fresh().text, number: number, channel: channel,
            accepted: verdict == .told, detail: verdict.reason)
        var backOff = BackOff(sleep)
        while !Task.isCancelled {
            switch await ask(AcknowledgeReminder.self, request) {
            case .success(let reply): return reply.open
            case .failure(let failure) where failure.exit == .unavailable:
                if verdict != .told { return true }
            case .failure(let failure):
                output.remark(
                    "\(channel): reminder \(number): \(FailureSentence.of(failure))")
                return verdict != .told && failure.exit != .notFound
            }
            guard await backOff.wait() else { return false }
        }
        return false
    }

    private func ask<M: InterfaceMethod>(
        _ method: M.Type, _ request: M.Request
    ) async -> Result<M.Reply, DoseFailure> {
        await Offload.run {
            do throws(DoseFailure) {
                return .success(try client.ask(method, request))
            } catch {
                return .failure(error)
            }
        }
    }

    /// One line a reminder, by number: the log of a service holds no names of medicines.
    private func report(_ reminder: Reminder, _ verdict: Verdict) {
        let name = reminder.subject == .test ? "a test" : "reminder \(reminder.number)"
        let again = reminder.subject == .test ? "" : " It will be tried again."
        switch (output.form, verdict) {
        case (.text, .told): output.remark("\(channel): \(name): told.")
        case (.text, .failed(let words)): output.remark("\(channel): \(name): \(words).\(again)")
        case (.json, _):
            output.write(
                jsonLine: ToldReport(
                    channel: channel, number: reminder.number, accepted: verdict == .told,
                    detail: verdict.reason))
        }
    }
}

/// One line of `dose notify --json`.
struct ToldReport: Encodable {
    var channel: String
    var number: Int
    var accepted: Bool
    var detail: String?
}

extension Verdict {
    fileprivate var reason: String? {
        if case .failed(let words) = self { words } else { nil }
    }
}
