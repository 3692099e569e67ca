import DoseInterface
import DoseStore
import Synchronization

/// Wakes whoever follows the reminders, and knows the tellers among them.
final class ReminderHub: Sendable {
    private let bell = Bell()
    private let channels = Mutex<Set<String>>([])

    /// How many follow now, and under which channel names.
    var followers: (count: Int, channels: Set<String>) {
        (bell.followers, channels.withLock { $0 })
    }

    /// Wakes every follower.
    func ring() { bell.ring() }

    /// A stream that ends when the following task is cancelled.
    ///
    /// - Throws: ``ChannelInUse`` when a teller of this name follows already.
    func follow(as channel: String?) throws -> AsyncStream<Void> {
        guard let channel else { return bell.follow() }
        guard channels.withLock({ $0.insert(channel).inserted }) else {
            throw ChannelInUse(channel: channel, message: Sentences.channelInUse(channel))
        }
        return bell.follow { [weak self] in
            _ = self?.channels.withLock { $0.remove(channel) }
        }
    }
}
