import DoseInterface
import DoseStore
import Glibc
import Regimen
import SQLite

/// What is said about the data as a whole.
enum DataWords {
    static let sound =
        "All is well. Every page, every row and every event is what was written. Nothing is "
        + "missing at the end."

    static func fileName(bytes: Int) -> String {
        "Write the name of a file, from the root on, in up to \(bytes) bytes."
    }

    /// Why the data cannot be used, with the way back.
    static func sentence(of refusal: DatabaseRefusal, _ notes: StoreNotes.State) -> String {
        let why = refusal.sentence + (refusal.canPass ? " dosed tries again every minute." : "")
        guard notes.isWayBackKnown else { return why }
        guard let copy = notes.wayBack else { return why + " No good copy was found beside it." }
        return why + " The newest good copy is of \(utc(copy.madeAt)): dose restore \(copy.path)"
    }

    /// Why nobody knows whether the data is whole.
    static func unread(_ refusal: DatabaseRefusal) -> String {
        let cause =
            switch refusal {
            case .notWritable(_, let detail), .other(let detail): "\(detail)."
            default: refusal.sentence
            }
        return "Your data could not be read to its end, so nobody knows if it is whole: \(cause)"
    }

    /// "2026-11-23 17:05 UTC": where the data cannot be read nobody knows the home zone.
    private static func utc(_ instant: Instant) -> String {
        let civil = Zone.utc.civil(at: instant)
        let minute = CivilTime(hour: civil.time.hour, minute: civil.time.minute) ?? civil.time
        return "\(civil.date) \(minute) UTC"
    }

    static func sentence(of error: any Error) -> String {
        switch error {
        case let error as DatabaseCopyError: error.sentence
        case let error as DatabaseRefusal: error.sentence
        case StoreError.refused(let refusal): refusal.sentence
        case StoreError.full: "The disk is full, so the copy was not made."
        default: "The copy was not made."
        }
    }

    /// What is to be said besides the clock and the zones.
    ///
    /// - Parameter stuck: how many series or reminders could not be brought about.
    static func troubles(_ notes: StoreNotes.State, stuck: Int) -> [String] {
        var sentences = stuck > 0 ? [notPlanned(stuck)] : []
        if notes.isFull {
            sentences.append(
                "The disk is full: nothing can be recorded. Reminders go on. Free some space.")
        } else if notes.isOnReserve {
            sentences.append(
                "The disk is full: dosed lives on its reserve. Free some space soon.")
        }
        if let trouble = notes.backupTrouble {
            sentences.append("The daily copy could not be made. \(trouble) It is tried every hour.")
        }
        if let refusal = notes.unread {
            sentences.append("\(unread(refusal)) It is tried every hour.")
        }
        if let trouble = notes.markTrouble {
            sentences.append("How far the data is cannot be written beside it: \(trouble).")
        }
        return sentences
    }

    private static func notPlanned(_ count: Int) -> String {
        (count == 1 ? "1 dose or date cannot" : "\(count) doses or dates cannot")
            + " be planned or reminded of. Until then look yourself: dose list. "
            + "dosed tries again every minute."
    }

    static func refusal(
        _ error: DatabaseCopyError, path: String, folder: String, isSystem: Bool
    ) -> FileRefused {
        switch error {
        case .exists:
            return FileRefused(
                path: path, reason: "exists",
                message: "There is already a file at \(path), or it belongs to dosed itself. "
                    + "Nothing was changed. To replace a file of your own: --force")
        case .full: return FileRefused(path: path, reason: "full", message: error.sentence)
        case .system(_, let code) where [EACCES, EPERM, EROFS].contains(code):
            let service = isSystem ? "The machine's service" : "Your service"
            return FileRefused(
                path: path, reason: "not_writable",
                message: "\(service) may not write to \(path). It can write to \(folder): copy the "
                    + "file from there.")
        case .system(_, ENOENT):
            return FileRefused(
                path: path, reason: "not_writable",
                message: "There is no such folder for \(path), or the service cannot see it. "
                    + "It can write to \(folder).")
        case .system(_, let code):
            return FileRefused(
                path: path, reason: "not_writable",
                message: "\(path) cannot be written: \(String(cString: strerror(code))).")
        case .sqlite, .differs:
            return FileRefused(path: path, reason: "failed", message: error.sentence)
        }
    }

    static func refusal(_ error: DatabaseRefusal, path: String) -> FileRefused {
        let words =
            switch error {
            case .newer, .full: error.sentence
            case .foreign(let detail): "\(path) is no copy of this program's data: \(detail)."
            case .damaged(let detail): "\(path) is not whole: \(detail)."
            case .notWritable(_, let detail):
                "dosed cannot read \(path): \(detail). A copy in its own folder can be read."
            case .inUse: "The data is open in some other program."
            case .other(let detail): "It cannot be used: \(detail)."
            default: error.sentence
            }
        return FileRefused(
            path: path, reason: error.reason, message: words + " Your data was not changed.")
    }
}
