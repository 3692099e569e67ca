import CSQLite
import Glibc

/// An open database file: its lock, its one connection, its path. Not Sendable: one actor owns it.
package final class DatabaseFile {
    /// Longest path of a database in bytes, so that SQLite's own limit of 512 also holds for the
    /// longer names beside it.
    package static let pathLimit = 440

    /// The connection, with every setting made and the schema at the newest number.
    package let connection: Connection
    /// The path without symbolic links.
    package let path: String
    /// The verified copy that was made before an upgrade, when there was one.
    package let copyBeforeUpgrade: String?
    /// Whether every page was checked when it was opened; else `beginWholeCheck` is for it.
    package let isWhollyChecked: Bool
    let identity: DatabaseIdentity
    private var lock: LockFile?
    private var mark: MarkFile?

    private init(
        connection: Connection, path: String, copyBeforeUpgrade: String?, isWhollyChecked: Bool,
        identity: DatabaseIdentity, lock: consuming LockFile
    ) throws(DatabaseRefusal) {
        self.connection = connection
        self.path = path
        self.copyBeforeUpgrade = copyBeforeUpgrade
        self.isWhollyChecked = isWhollyChecked
        self.identity = identity
        self.lock = consume lock
        guard let state = connection.seal?.mark else { return }
        mark = try MarkFile(of: path, holding: state)
        connection.afterCommit = { [unowned self] in
            if let state = self.connection.seal?.mark { mark?.write(state) }
        }
    }

    /// How far the database is; nil where there is no seal.
    package var progress: Mark? { connection.seal?.mark }

    /// Why the mark beside the database could not be written; nil while all is well.
    package var markFailure: String? { mark?.failure.map { text(ofErrno: $0) } }

    /// Opens the database at `path`, makes it when it is missing, upgrades it when it is older.
    ///
    /// Everything that can speak against it is looked at before the first byte is written; of a
    /// file larger than `wholeCheckBytes`, only what takes no longer for a larger one. Before an
    /// upgrade a verified copy `<path>.before-<number>` is made.
    /// - Parameters:
    ///   - identity: what marks the file as ours.
    ///   - catalogue: all migrations, numbered 1, 2, 3, … without a gap.
    ///   - now: a time for the name that an earlier, different copy of the same number is moved to,
    ///     such as `20261123T173512Z`; no slash.
    ///   - wholeCheckBytes: up to this size every page and every row is checked first.
    ///   - keepsCopy: whether an upgrade leaves a copy of the older file behind.
    ///   - isAgain: this program tried before. What lies beside the database may then be under way
    ///     and not left behind, so it stays.
    /// - Throws: `DatabaseRefusal`.
    package static func open(
        path: String, identity: DatabaseIdentity, catalogue: [Migration], now: String,
        wholeCheckBytes: Int = Inspection.wholeCheckBytes, keepsCopy: Bool = true,
        isAgain: Bool = false
    ) throws(DatabaseRefusal) -> sending DatabaseFile {
        let parts = SystemFile.split(path)
        guard !parts.name.isEmpty, parts.name != ".", parts.name != "..", !now.contains("/") else {
            throw .other(detail: "\(path) names no file")
        }
        try checkLength(path)
        let migrator = try Migrator(identity: identity, catalogue: catalogue)
        let directory = try PrivateDirectory.prepare(parts.directory)
        let real = directory == "/" ? "/" + parts.name : directory + "/" + parts.name
        try checkLength(real)
        let lock = try LockFile.acquire(real + ".lock")
        if !isAgain {
            Replacement.clear(at: real)
            CarriedRows.clear(at: real)
        }
        let inspection = Inspection(
            path: real, migrator: migrator, wholeCheckBytes: wholeCheckBytes,
            mark: MarkFile.read(of: real))
        let isWhole = inspection.isWhole
        let found = try inspection.run()
        try prepareFile(real, in: directory, found)
        let connection: Connection
        do throws(SQLiteError) {
            connection = try connect(real, found)
        } catch {
            throw DatabaseRefusal(error, path: real)
        }
        var copy: String?
        if case .existing(let version) = found, version < migrator.latest, keepsCopy {
            copy = try CopyBeforeUpgrade(
                path: real, version: version, now: now, log: identity.log
            ).make(connection)
        }
        try migrator.migrate(connection, path: real)
        try migrator.seal(connection, path: real)
        return try DatabaseFile(
            connection: connection, path: real, copyBeforeUpgrade: copy,
            isWhollyChecked: isWhole || copy != nil, identity: identity, lock: lock)
    }

    /// The database at a path and every file that belongs to it, none of which a copy may replace.
    package static func ownNames(of path: String) -> [String] {
        ["", "-wal", "-journal", "-shm", ".lock", ".mark", ".ballast", ".restoring", ".exporting"]
            .map { realPath(path) + $0 }
    }

    /// Whether there is a file with something in it at a path.
    package static func isThere(at path: String) -> Bool {
        (SystemFile.size(realPath(path)) ?? 0) > 0
    }

    /// The path with the links in its directory resolved, where that is possible.
    package static func realPath(_ path: String) -> String {
        let parts = SystemFile.split(path)
        guard let resolved = realpath(parts.directory, nil) else { return path }
        defer { free(resolved) }
        let directory = String(cString: resolved)
        return directory == "/" ? "/" + parts.name : directory + "/" + parts.name
    }

    /// Whether the file was removed, renamed or replaced since it was opened: what is written from
    /// then on would be lost with the last handle.
    package var hasMoved: Bool { connection.fileHasMoved }

    /// Copies the WAL into the file and empties it. For idle moments, so that little is ever at
    /// stake.
    /// - Throws: `SQLiteError`; nothing is lost, the WAL then keeps the changes. After an `isIO`
    ///   error the connection is spent, since a disk that failed once to sync must not be asked
    ///   again.
    package func checkpoint() throws(SQLiteError) {
        // First: what the mark says must not be lost with the WAL's own testimony.
        mark?.sync()
        let sql = "PRAGMA wal_checkpoint(TRUNCATE)"
        let busy: Int64?
        do throws(SQLiteError) {
            busy = try connection.first(sql) { (row) throws(SQLiteError) in try row.int(0) }
        } catch {
            if error.isIO { connection.spent = error }
            throw error
        }
        guard busy == 0 else {
            throw SQLiteError(
                extendedCode: SQLITE_BUSY, message: "the checkpoint is blocked", sql: sql)
        }
    }

    /// Copies the WAL into the file and closes. A spent connection is closed without touching
    /// anything. The lock is free afterwards.
    /// - Throws: `SQLiteError` of the checkpoint; the connection is closed all the same.
    package func checkpointAndClose() throws(SQLiteError) {
        guard connection.isOpen else { return }
        var failure: SQLiteError?
        if !connection.isSpent, !hasMoved {
            do throws(SQLiteError) {
                try sealLooseChanges()
                try checkpoint()
            } catch {
                failure = error
            }
        }
        try connection.close()
        lock = nil
        if let failure { throw failure }
    }

    /// Seals what was changed outside of `transaction`.
    private func sealLooseChanges() throws(SQLiteError) {
        guard connection.seal?.isBroken == true, !connection.isInTransaction else { return }
        do {
            try connection.transaction {}
        } catch let error as TransactionError {
            throw error.cause
        } catch {}
    }

    private static func checkLength(_ path: String) throws(DatabaseRefusal) {
        guard path.utf8.count <= pathLimit else {
            throw .other(detail: "the path is longer than \(pathLimit) bytes")
        }
    }

    /// Makes an empty file with mode 0600, or takes others' rights from the accepted one. SQLite
    /// has the file not open yet.
    private static func prepareFile(
        _ path: String, in directory: String, _ found: Inspection.Found
    ) throws(DatabaseRefusal) {
        guard let file = SystemFile(path, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o600) else {
            throw DatabaseRefusal(errno: errno, path: path)
        }
        guard fchmod(file.descriptor, 0o600) == 0 else {
            throw DatabaseRefusal(errno: errno, path: path)
        }
        for name in [path + "-wal", path + "-journal"] where SystemFile.size(name) != nil {
            guard chmod(name, 0o600) == 0 else { throw DatabaseRefusal(errno: errno, path: name) }
        }
        if found == .new, let code = SystemFile.sync(directory) {
            throw DatabaseRefusal(errno: code, path: directory)
        }
    }

    private static func connect(
        _ path: String, _ found: Inspection.Found
    ) throws(SQLiteError) -> Connection {
        let connection = try Connection.openFile(path)
        try connection.harden(Hardening.fileSettings + Hardening.settings)
        // Taking the write lock once proves that the exclusive lock is ours from here on.
        try connection.execute("BEGIN IMMEDIATE; ROLLBACK")
        let expected = if case .existing(let version) = found { version } else { 0 }
        guard try connection.schemaNumber() == expected else {
            throw SQLiteError(
                extendedCode: SQLITE_BUSY, message: "the file changed meanwhile")
        }
        return connection
    }
}

@available(*, unavailable)
extension DatabaseFile: Sendable {}
