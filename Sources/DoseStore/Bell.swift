import Synchronization

/// Wakes whoever follows. It carries no content: a follower reads what is new from the store, so a
/// missed wake-up can delay but never lose anything.
package final class Bell: Sendable {
    private struct State {
        var nextID = 0
        var followers: [Int: AsyncStream<Void>.Continuation] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    /// How many follow now.
    package var followers: Int { state.withLock { $0.followers.count } }

    /// Wakes every follower.
    package func ring() {
        for follower in state.withLock({ Array($0.followers.values) }) { follower.yield() }
    }

    /// A stream that ends when the following task is cancelled.
    ///
    /// - Parameter ended: called then.
    package func follow(ended: @escaping @Sendable () -> Void = {}) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let id = state.withLock { state in
            state.nextID += 1
            state.followers[state.nextID] = continuation
            return state.nextID
        }
        continuation.onTermination = { [weak self] _ in
            self?.forget(id)
            ended()
        }
        return stream
    }

    private func forget(_ id: Int) { state.withLock { $0.followers[id] = nil } }
}
