import DoseStore
import Regimen
import Synchronization

/// What is known of the time in which nobody was there to remind.
final class Attendance: Sendable {
    /// Time off of fewer seconds is not worth a word (our setting).
    static let shortest: Int64 = 600
    /// So often it is written down that somebody is there, in seconds (our setting).
    static let markEvery: Int64 = 300

    struct State {
        var watch = ClockWatch()
        /// When it was last written down that somebody is there.
        var marked: Instant?
        /// What is still to be told, because the clock was not believed so far.
        var off: PendingTimeOff?
        /// What was written down and is not in the log yet.
        var news: [ClockNews] = []
    }

    let boot: String?
    private let state = Mutex(State())

    init(boot: String?) { self.boot = boot }

    func takeNews() -> [ClockNews] {
        with { state in
            defer { state.news = [] }
            return state.news
        }
    }

    func with<Result>(_ body: (inout State) throws -> Result) rethrows -> Result {
        try state.withLock { try body(&$0) }
    }
}
