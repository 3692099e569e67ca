import Glibc

/// Why a database was not opened.
///
/// For `newer`, `foreign` and `damaged` nothing on the disk was changed, apart from the lock file
/// beside the database.
package enum DatabaseRefusal: Error, Sendable, Equatable {
    /// A newer program wrote it: schema number `found`, while this program knows up to `known`.
    case newer(found: Int, known: Int)
    /// It is not a database of this program, or no database at all.
    case foreign(detail: String)
    /// It is ours but cannot be trusted: broken pages, broken references, or an unexpected schema.
    case damaged(detail: String)
    /// Another process has it open; its id, when the lock file tells.
    case inUse(pid: Int32?)
    /// The directory lets other people in, belongs to someone else, or is a link.
    case unsafeDirectory(path: String, detail: String, remedy: String)
    /// The file or its directory cannot be written.
    case notWritable(path: String, detail: String)
    /// The file was removed, renamed or replaced while it was open.
    case moved(path: String)
    /// The disk is full. What was there before is unchanged.
    case full
    /// Migration `number` failed; the database stays at the number before it.
    case migrationFailed(number: Int, detail: String)
    /// Anything else, such as a failing disk.
    case other(detail: String)

    /// One or two plain sentences for the person at the terminal.
    package var sentence: String {
        switch self {
        case .newer(let found, let known):
            "A newer version of this program wrote your data (format \(found); this version knows "
                + "format \(known)). Nothing was changed. Please install the newer version."
        case .foreign(let detail):
            "This file does not hold data of this program: \(detail). Nothing was changed."
        case .damaged(let detail):
            "Your data file looks damaged: \(detail). Nothing was changed. "
                + "Please keep the file and restore a backup."
        case .inUse(let pid?):
            "Your data is already open in another process (number \(pid))."
        case .inUse(nil):
            "Your data is already open in another process."
        case .unsafeDirectory(let path, let detail, let remedy):
            "The folder \(path) is not safe for health data: \(detail). To fix it: \(remedy)"
        case .notWritable(let path, let detail):
            "Your data cannot be saved at \(path): \(detail)."
        case .moved(let path):
            "The data file \(path) was moved or removed while the service was running, so nothing "
                + "more is stored. Put it back."
        case .full:
            "The disk is full. Your data is as it was. Please free some space."
        case .migrationFailed(let number, let detail):
            "Step \(number) of updating your data did not work: \(detail). "
                + "Your data stays in its older format."
        case .other(let detail):
            "Your data could not be opened: \(detail)."
        }
    }
}

extension DatabaseRefusal {
    /// Whether its cause can pass while the program runs, so that it is worth opening it again.
    package var canPass: Bool {
        switch self {
        case .inUse, .unsafeDirectory, .notWritable, .moved, .full, .other: true
        case .newer, .foreign, .damaged, .migrationFailed: false
        }
    }

    /// The refusal for an SQLite error while looking at or opening the file at `path`.
    init(_ error: SQLiteError, path: String) {
        if error.isCorrupt {
            self = .damaged(detail: error.message)
        } else if error.isBusy {
            self = .inUse(pid: nil)
        } else if error.isFull {
            self = .full
        } else if error.isReadOnly || error.cannotOpen {
            self = .notWritable(path: path, detail: error.message)
        } else {
            self = .other(detail: "\(error.message) (\(error.extendedCode))")
        }
    }

    /// The refusal for a system call that set `code` on `path`.
    init(errno code: Int32, path: String) {
        switch code {
        case ENOSPC, EDQUOT: self = .full
        case EACCES, EPERM, EROFS: self = .notWritable(path: path, detail: text(ofErrno: code))
        default: self = .other(detail: "\(path): \(text(ofErrno: code))")
        }
    }
}
