import DoseStore
import Synchronization

/// Which series may have no next dose written down, and how many could not be continued.
final class StuckSeries: Sendable {
    /// Those that are worth a look.
    enum Doubt: Equatable, Sendable {
        case all
        /// Only those of these people.
        case of(Set<PersonID>)

        static let none = Doubt.of([])

        mutating func add(_ other: Doubt) {
            if case .of(let mine) = self, case .of(let others) = other {
                self = .of(mine.union(others))
            } else {
                self = .all
            }
        }
    }

    private struct State {
        /// At the start nobody knows.
        var doubt = Doubt.all
        var count = 0
    }

    private let state = Mutex(State())

    /// How many could not be continued at the latest look.
    var count: Int { state.withLock { $0.count } }

    /// Something happened to them.
    func doubt(_ doubt: Doubt) { state.withLock { $0.doubt.add(doubt) } }

    /// Those that are to be looked at now. What happens to one after this is for the next look.
    func take() -> Doubt {
        state.withLock { state in
            defer { state.doubt = .none }
            return state.doubt
        }
    }

    /// So many could not be continued; the next look takes up all.
    func settle(_ count: Int) {
        state.withLock { state in
            state.count = count
            if count > 0 { state.doubt = .all }
        }
    }
}
