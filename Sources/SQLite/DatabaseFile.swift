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
    private var lock: LockFile?

    private init(
        connection: Connection, path: String, copyBeforeUpgrade: String?, isWhollyChecked: Bool,
        lock: consuming LockFile
    ) {
        self.connection = connection
        self.path = path
        self.copyBeforeUpgrade = copyBeforeUpgrade
        self.isWhollyChecked = isWhollyChecked
        self.lock = consume lock
    }

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
    ///   - wholeCheckBytes: up to this size every page is checked first.
    /// - Throws: `DatabaseRefusal`.
    package static func open(
        path: String, identity: DatabaseIdentity, catalogue: [Migration], now: String,
        wholeCheckBytes: Int = Inspection.wholeCheckBytes
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
        let inspection = Inspection(
            path: real, migrator: migrator, wholeCheckBytes: wholeCheckBytes)
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
        if case .existing(let version) = found, version < migrator.latest {
            copy = try CopyBeforeUpgrade(path: real, version: version, now: now).make(connection)
        }
        try migrator.migrate(connection, path: real)
        return DatabaseFile(
            connection: connection, path: real, copyBeforeUpgrade: copy,
            isWhollyChecked: isWhole || copy != nil, lock: lock)
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
            do throws(SQLiteError) { try checkpoint() } catch { failure = error }
        }
        try connection.close()
        lock = nil
        if let failure { throw failure }
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
