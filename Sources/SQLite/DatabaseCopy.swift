import CSQLite
import Glibc

/// Why a copy was not made. No unfinished file is left behind.
package enum DatabaseCopyError: Error, Sendable, Equatable {
    /// There is already a file of that name.
    case exists(path: String)
    /// The disk is full.
    case full
    /// The system refused an operation on `path`; `code` is its error number.
    case system(path: String, code: Int32)
    /// SQLite refused.
    case sqlite(SQLiteError)
    /// The copy was read back and is not the same.
    case differs(detail: String)

    /// One plain sentence for the person at the terminal.
    package var sentence: String {
        switch self {
        case .exists(let path): "There is already a file at \(path). Nothing was changed."
        case .full: "The disk is full, so the copy was not made."
        case .system(let path, let code):
            "The copy was not made: \(path): \(text(ofErrno: code))."
        case .sqlite(let error): "The copy was not made: \(error.message)."
        case .differs(let detail):
            "The copy was made but is not right, so it was removed: \(detail)."
        }
    }

    init(errno code: Int32, path: String) {
        self = code == ENOSPC || code == EDQUOT ? .full : .system(path: path, code: code)
    }

    init(_ error: SQLiteError) { self = error.isFull ? .full : .sqlite(error) }
}

/// Copies an open database into one file, and proves that the copy is whole.
package enum DatabaseCopy {
    /// Copies the database as it stands into a new file with mode 0600.
    ///
    /// It is written under another name, read back (pages, references, schema, rows of each table),
    /// synced and only then named `path`; the directory is synced too.
    /// - Parameters:
    ///   - source: not inside a transaction with changes of its own.
    ///   - path: in an existing directory; the name `<path>.partial` is ours too, and what an
    ///     interrupted copy left there is removed.
    ///   - replacing: whether a file of that name gives way; else it is left as it is.
    ///   - log: the table with a chain, when there is one.
    /// - Throws: `DatabaseCopyError`.
    package static func make(
        from source: Connection, to path: String, replacing: Bool = false, log: EventLog? = nil
    ) throws(DatabaseCopyError) {
        guard replacing || SystemFile.size(path) == nil else { throw .exists(path: path) }
        let partial = path + ".partial"
        guard unlink(partial) == 0 || errno == ENOENT else {
            throw DatabaseCopyError(errno: errno, path: partial)
        }
        try writeVerified(from: source, to: partial, log: log)
        guard replacing || SystemFile.size(path) == nil else {
            unlink(partial)
            throw .exists(path: path)
        }
        try publish(partial, as: path)
    }

    /// What is wrong with the copy at a path, in words; nil when all of it is what was written.
    package static func fault(at path: String, log: EventLog?) -> String? {
        do throws(SQLiteError) {
            let copy = try Connection.openImmutable(path, followingLinks: true)
            var result = try copy.integrityFault()
            if result == nil {
                result = try ContentSeal.fault(
                    in: copy, log: log, schema: copy.schemaNumber(), mark: nil, isWhole: true)
            }
            try copy.close()
            return result
        } catch {
            return error.message
        }
    }

    /// Writes a verified and synced copy to a name that must be free.
    static func writeVerified(
        from source: Connection, to path: String, log: EventLog? = nil
    ) throws(DatabaseCopyError) {
        do {
            let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW
            guard SystemFile(path, flags, mode: 0o600) != nil else {
                throw errno == EEXIST
                    ? .exists(path: path) : DatabaseCopyError(errno: errno, path: path)
            }
        }
        do throws(DatabaseCopyError) {
            let found: String?
            do throws(SQLiteError) {
                try copyPages(from: source, to: path)
                found = try difference(source, path, log)
            } catch {
                throw DatabaseCopyError(error)
            }
            if let found { throw .differs(detail: found) }
            if let code = SystemFile.sync(path) {
                throw DatabaseCopyError(errno: code, path: path)
            }
        } catch {
            unlink(path)
            throw error
        }
    }

    /// Gives a finished copy its name, durably; an older file of that name is replaced.
    static func publish(_ partial: String, as path: String) throws(DatabaseCopyError) {
        guard rename(partial, path) == 0 else {
            let code = errno
            unlink(partial)
            throw DatabaseCopyError(errno: code, path: path)
        }
        if let code = SystemFile.sync(SystemFile.split(path).directory) {
            throw DatabaseCopyError(errno: code, path: path)
        }
    }

    private static func copyPages(
        from source: Connection, to path: String
    ) throws(SQLiteError) {
        // The path may lead through a link to its directory; the file itself was just made by us.
        let target = try Connection.open(path, flags: SQLITE_OPEN_READWRITE)
        // The file is synced as a whole afterwards, so the journal needs no file of its own.
        try target.execute("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF")
        let from = try source.usableHandle(sql: nil)
        let to = try target.usableHandle(sql: nil)
        guard let backup = sqlite3_backup_init(to, "main", from, "main") else {
            throw SQLiteError(handle: to, code: sqlite3_errcode(to), sql: nil)
        }
        let step = sqlite3_backup_step(backup, -1)
        let finish = sqlite3_backup_finish(backup)
        guard step == SQLITE_DONE, finish == SQLITE_OK else {
            let code = finish == SQLITE_OK ? step : finish
            throw SQLiteError(handle: to, code: code, sql: nil)
        }
        try target.close()
    }

    /// The first difference between the source and its copy, in words; nil when they are the same.
    private static func difference(
        _ source: Connection, _ path: String, _ log: EventLog?
    ) throws(SQLiteError) -> String? {
        let copy = try Connection.openImmutable(path, followingLinks: true)
        var result = try copy.fault(.quick)
        if result == nil { result = try difference(source, copy) }
        if result == nil {
            result = try ContentSeal.fault(
                in: copy, log: log, schema: copy.schemaNumber(), mark: nil, isWhole: true)
        }
        try copy.close()
        return result
    }

    private static func difference(
        _ source: Connection, _ copy: Connection
    ) throws(SQLiteError) -> String? {
        let numbers = try (source.schemaNumber(), copy.schemaNumber())
        let marks = try (source.applicationID(), copy.applicationID())
        let schemas = try (Fingerprint.schema(of: source), Fingerprint.schema(of: copy))
        let rows = try (source.rowCounts(), copy.rowCounts())
        guard numbers.0 == numbers.1, marks.0 == marks.1, schemas.0 == schemas.1 else {
            return "its tables are not the same"
        }
        guard rows.0 == rows.1 else { return "its entries are not as many" }
        guard try ContentSeal.exists(in: source) else { return nil }
        let seals = try (ContentSeal.read(source), ContentSeal.read(copy))
        return seals.0 == seals.1 ? nil : "it is of another moment"
    }
}
