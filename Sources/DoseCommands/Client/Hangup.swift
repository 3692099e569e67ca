import Glibc
import Synchronization

/// Ends a connection that another thread waits on.
package final class Hangup: Sendable {
    private struct State {
        var descriptor: Int32?
        var isDone = false
    }

    private let state = Mutex(State())

    package init() {}

    /// Whether it was asked for.
    var isDone: Bool { state.withLock { $0.isDone } }

    /// Ends the connection of now, and each one that comes.
    package func hangUp() {
        state.withLock { state in
            state.isDone = true
            if let descriptor = state.descriptor { shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
    }

    /// A connection that is to be ended with it, until it is forgotten.
    func watch(_ descriptor: Int32) {
        state.withLock { state in
            state.descriptor = descriptor
            if state.isDone { shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
    }

    /// The connection is about to be closed.
    func forget() { state.withLock { $0.descriptor = nil } }
}
