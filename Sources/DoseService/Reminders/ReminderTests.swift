import DoseInterface
import Synchronization
import Varlink

/// Tests of telling that are under way. Nothing of them is stored: a test that nobody waits for any
/// more is over.
final class ReminderTests: Sendable {
    /// What a teller says of a test.
    struct Outcome: Sendable {
        let channel: String
        let accepted: Bool
        let detail: String?
    }

    private struct Test {
        /// Who has not been sent it yet.
        var unsent: Set<String>
        let outcomes: AsyncStream<Outcome>.Continuation
    }

    private struct State {
        var last = 0
        var tests: [Int: Test] = [:]
    }

    private let state = Mutex(State())

    /// Begins a test of these tellers.
    func begin(for channels: Set<String>) -> (number: Int, outcomes: AsyncStream<Outcome>) {
        let (stream, continuation) = AsyncStream.makeStream(of: Outcome.self)
        let number = state.withLock { state in
            state.last -= 1
            state.tests[state.last] = Test(unsent: channels, outcomes: continuation)
            return state.last
        }
        return (number, stream)
    }

    func end(_ number: Int) {
        state.withLock { $0.tests[number] = nil }
    }

    /// The tests that a teller is to be sent now; each is handed out once.
    func take(for channel: String) -> [Int] {
        state.withLock { state in
            state.tests.keys.sorted(by: >).filter { number in
                state.tests[number]?.unsent.remove(channel) != nil
            }
        }
    }

    func answer(_ number: Int, from channel: String, accepted: Bool, detail: String?) {
        let test = state.withLock { $0.tests[number] }
        test?.outcomes.yield(Outcome(channel: channel, accepted: accepted, detail: detail))
    }
}

/// Serves `TestReminders`.
struct ReminderTester: Sendable {
    let tracker: Tracker

    func test(replies: ReplyWriter) async throws {
        guard replies.more else { throw VarlinkError.expectedMore }
        var waiting = tracker.hub.followers.channels
        let (number, outcomes) = tracker.tests.begin(for: waiting)
        defer { tracker.tests.end(number) }
        tracker.hub.ring()
        try await replies.send(
            TestReminders.Reply(waiting: waiting.sorted()), continues: !waiting.isEmpty)
        guard !waiting.isEmpty else { return }
        for await outcome in outcomes where waiting.remove(outcome.channel) != nil {
            try await replies.send(
                TestReminders.Reply(
                    waiting: waiting.sorted(), channel: outcome.channel,
                    accepted: outcome.accepted, detail: outcome.detail),
                continues: !waiting.isEmpty)
            if waiting.isEmpty { return }
        }
    }
}
