import DoseInterface
import Synchronization

/// Wakes whoever follows the reminders. It carries no content: a follower reads what is new from
/// the store, so a missed wake-up can delay but never lose anything.
final class ReminderHub: Sendable {
    private struct State {
        var nextID = 0
        var followers: [Int: AsyncStream<Void>.Continuation] = [:]
        var channels: [Int: String] = [:]
    }

    private let state = Mutex(State())

    /// How many follow now, and under which channel names.
    var followers: (count: Int, channels: Set<String>) {
        state.withLock { ($0.followers.count, Set($0.channels.values)) }
    }

    /// Wakes every follower.
    func ring() {
        for follower in state.withLock({ Array($0.followers.values) }) { follower.yield() }
    }

    /// A stream that ends when the following task is cancelled.
    ///
    /// - Throws: ``ChannelInUse`` when a teller of this name follows already.
    func follow(as channel: String?) throws -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let id = try state.withLock { state in
            if let channel, state.channels.values.contains(channel) {
                throw ChannelInUse(
                    channel: channel, message: Sentences.channelInUse(channel))
            }
            state.nextID += 1
            state.followers[state.nextID] = continuation
            state.channels[state.nextID] = channel
            return state.nextID
        }
        continuation.onTermination = { [weak self] _ in self?.forget(id) }
        return stream
    }

    private func forget(_ id: Int) {
        state.withLock { state in
            state.followers[id] = nil
            state.channels[id] = nil
        }
    }
}
