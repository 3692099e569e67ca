package import Regimen
package import SQLite

/// A refusal lasts only as long as its cause.
extension DoseStore {
    /// Opens data anew that could not be used for a cause that can pass, such as a full disk. What
    /// is newer, foreign or damaged is left alone.
    ///
    /// - Returns: whether it can be used again.
    package func reopen(at now: Instant) -> Bool {
        // While the file is read beside the work it must not change.
        guard case .refused(let before) = state, before.canPass, !isStandingStill else {
            return false
        }
        // Data that was taken away is waited for, and not begun anew.
        if case .moved = before, !DatabaseFile.isThere(at: path) { return false }
        open(stamp: BackupShelf.stamp(now), isAgain: true)
        guard case .refused(let found) = state else {
            changes.ring()
            return true
        }
        // While it is copied back only a part of it is there: that is no damage yet.
        if case .moved = before, !found.canPass { state = .refused(before) }
        return false
    }

    /// Lets go of data that was opened and could not be taken up; ``reopen(at:)`` tries again.
    package func letGo(because refusal: DatabaseRefusal) {
        guard case .open = state else { return }
        refuse(refusal)
    }
}
