import DoseStore
import Synchronization

/// A pass of time that is under way in several transactions. What falls due in it is told together,
/// so nobody is sent a part of it: two parts of a group would look like one reminder.
final class UnfinishedPass: Sendable {
    private struct State {
        /// The newest reminder from before.
        var newestBefore: EventID?
        /// Whether somebody was not sent what came since.
        var hasHidden = false
    }

    private let state = Mutex(State())

    /// A transaction of the pass begins.
    ///
    /// - Parameter newest: the newest reminder before the first of them.
    func begin(after newest: () throws -> EventID) throws {
        guard state.withLock({ $0.newestBefore == nil }) else { return }
        let before = try newest()
        state.withLock { $0.newestBefore = before }
    }

    /// - Returns: whether somebody is to be woken for what was not sent.
    func end() -> Bool {
        state.withLock { state in
            defer { state = State() }
            return state.hasHidden
        }
    }

    /// The newest reminder that may be sent now.
    func bound(_ newest: EventID) -> EventID {
        state.withLock { state in
            guard let before = state.newestBefore, before < newest else { return newest }
            state.hasHidden = true
            return before
        }
    }
}
