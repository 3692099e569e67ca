import DoseStore
import Regimen

/// How a dose of the plan went. Whatever counts doses goes by this: the history, adherence and
/// what is printed.
enum DoseStanding: CaseIterable {
    /// Before its time, or so little after it that it is not called overdue.
    case onTime
    case late
    /// At a clinic, where minutes are not counted.
    case given
    /// Or cancelled: somebody said why it was not taken.
    case skipped
    /// Its late window ended without an answer.
    case missed
    /// It waits for an answer.
    case open

    /// - Parameters:
    ///   - outcome: nil when nobody said what happened.
    ///   - at: when it was taken.
    ///   - due: when it was to be taken; after a move the new time.
    ///   - lateAfter: so many seconds after that it is still on time.
    init(_ outcome: StoredRecord.Outcome?, at: Instant?, due: Instant, lateAfter: Int64) {
        switch outcome {
        case .taken:
            let delay = (at ?? due).seconds(since: due)
            self = delay > lateAfter ? .late : .onTime
        case .given: self = .given
        case .skipped, .cancelled: self = .skipped
        case .missed: self = .missed
        case nil: self = .open
        }
    }
}
