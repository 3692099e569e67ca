import Dispatch
import DoseInterface

/// Subscribes to reminders, has a program tell each of them, and acknowledges.
package struct NotificationAgent: Sendable {
    /// Programs that run at the same time; a reminder that waits for its next try holds no place.
    package static let programsAtOnce = 8
    /// The longest pause between two tries of one reminder.
    package static let longestPause = Duration.seconds(300)

    private let client: DaemonClient
    private let program: NotifyProgram
    private let channel: String
    private let output: Output
    private let sleep: @Sendable (Duration) async throws -> Void
    private let ledger = ToldLedger()
    private let turnstile = Turnstile(places: programsAtOnce)

    /// - Parameter sleep: waits between tries; tests wait for nothing.
    package init(
        client: DaemonClient, program: NotifyProgram, channel: String, output: Output,
        sleep: @escaping @Sendable (Duration) async throws -> Void = {
            try await Task.sleep(for: $0)
        }
    ) {
        self.client = client
        self.program = program
        self.channel = channel
        self.output = output
        self.sleep = sleep
    }

    /// Runs until it is cancelled or the daemon refuses for good.
    package func run() async throws {
        let reminders = reminders()
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            for try await reminder in reminders {
                let entry = await ledger.enter(reminder.number)
                if case .busy = entry { continue }
                group.addTask {
                    await handle(reminder, entry: entry)
                    await ledger.leave(reminder.number)
                }
            }
        }
    }

    /// The stream of reminders, read on a thread of its own as reading blocks.
    private func reminders() -> AsyncThrowingStream<Reminder, any Error> {
        let (stream, feed) = AsyncThrowingStream<Reminder, any Error>.makeStream()
        DispatchQueue(label: "reminders").async {
            do throws(DoseFailure) {
                try ReminderFollower(client: client).follow(
                    channel: channel, notice: tell,
                    each: { (reminder) throws(DoseFailure) in feed.yield(reminder) })
            } catch {
                feed.finish(throwing: error)
            }
        }
        return stream
    }

    private func tell(_ notice: ReminderFollower.Notice) {
        switch notice {
        case .following: output.remark("telling reminders as channel \"\(channel)\".")
        case .lost: output.remark("the connection is lost. Waiting for dosed.")
        case .back: output.remark("dosed is back.")
        }
    }

    private func handle(_ reminder: Reminder, entry: ToldLedger.Entry) async {
        guard case .begin = entry else {
            _ = await acknowledge(reminder, .told)
            return
        }
        var reminder = reminder
        var pause = Duration.seconds(1)
        while !Task.isCancelled {
            guard let input = try? JSONText.line(reminder) else { return }
            await turnstile.enter()
            let verdict = await program.run(number: reminder.number, input: input + "\n")
            await turnstile.leave()
            if Task.isCancelled { return }
            if verdict == .told { await ledger.markTold(reminder.number) }
            let isOpen = await acknowledge(reminder, verdict)
            report(reminder, verdict)
            guard isOpen, case .failed = verdict, (try? await sleep(pause)) != nil else { return }
            pause = min(pause * 2, Self.longestPause)
            reminder.attempt += 1
        }
    }

    /// Tells the daemon, again until it hears it or refuses for good.
    ///
    /// - Returns: whether the reminder still waits for an answer.
    private func acknowledge(
        _ reminder: Reminder, _ verdict: NotifyProgram.Verdict
    ) async -> Bool {
        var detail: String?
        if case .failed(let words) = verdict { detail = words }
        let request = AcknowledgeReminder.Request(
            requestId: RequestID.fresh().text, number: reminder.number, channel: channel,
            accepted: verdict == .told, detail: detail)
        var pause = Duration.seconds(1)
        while !Task.isCancelled {
            let answer: Result<AcknowledgeReminder.Reply, DoseFailure> = await Offload.run {
                do throws(DoseFailure) {
                    return .success(try client.ask(AcknowledgeReminder.self, request))
                } catch {
                    return .failure(error)
                }
            }
            switch answer {
            case .success(let reply): return reply.open
            case .failure(let failure) where failure.exit == .unavailable: break
            case .failure(let failure):
                output.remark("reminder \(reminder.number): \(FailureSentence.of(failure))")
                return false
            }
            guard (try? await sleep(pause)) != nil else { return false }
            pause = min(pause * 2, Self.longestPause)
        }
        return false
    }

    /// One line a reminder, by number: the log of a service holds no names of medicines.
    private func report(_ reminder: Reminder, _ verdict: NotifyProgram.Verdict) {
        switch (output.form, verdict) {
        case (.text, .told): output.remark("reminder \(reminder.number): told.")
        case (.text, .failed(let words)):
            output.remark("reminder \(reminder.number): \(words). It will be tried again.")
        case (.json, _):
            var detail: String?
            if case .failed(let words) = verdict { detail = words }
            output.write(
                jsonLine: ToldReport(
                    number: reminder.number, accepted: verdict == .told, detail: detail))
        }
    }
}

/// One line of `dose notify --json`.
private struct ToldReport: Encodable {
    var number: Int
    var accepted: Bool
    var detail: String?
}
