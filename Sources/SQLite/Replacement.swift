import CLinux
import Glibc

/// Puts the content of another file in the place of a database, or leaves everything as it was.
///
/// The other file is copied beside the database, checked there row by row, upgraded and given an
/// epoch of its own; then the two change names in one step. So there is a whole database under the
/// name at every moment, and the one from before is kept.
package struct Replacement: Sendable {
    /// The database, without symbolic links; it need not be there.
    let path: String
    /// What the change made to the copy gave.
    package let fact: Int64?

    private static func place(of path: String) -> String { path + ".restoring" }
    /// What lies beside a database while it is made ready.
    private static let companions = ["", "-wal", "-journal", ".lock", ".mark"]

    /// What takes the place of the data.
    package enum Source: Sendable {
        /// The file at a path; a WAL beside it is taken too.
        case copy(String)
        /// New data of a schema, with the rows that are put into it in one transaction.
        case rows(schema: Int, @Sendable (Connection) throws -> Void)
    }

    /// The newest number in the log of the database at a path, by the mark beside it.
    package static func lastEntry(of path: String) -> Int64? { MarkFile.read(of: path)?.entry }

    /// Removes what an interrupted one left.
    static func clear(at path: String) {
        for name in companions { unlink(place(of: path) + name) }
    }

    /// Makes the copy ready. The database itself is not touched.
    ///
    /// - Parameters:
    ///   - source: what to take.
    ///   - path: the database.
    ///   - change: made to the copy in one transaction, with which its epoch begins.
    /// - Throws: `DatabaseRefusal` for a file that is not whole or not ours, or what `change`
    ///   throws.
    package static func prepare(
        from source: Source, at path: String, identity: DatabaseIdentity, catalogue: [Migration],
        now: String, _ change: (Connection) throws -> Int64?
    ) throws -> Replacement {
        let parts = SystemFile.split(path)
        let real = try PrivateDirectory.prepare(parts.directory) + "/" + parts.name
        clear(at: real)
        do {
            switch source {
            case .copy(let file):
                for name in ["", "-wal"] {
                    try copyBytes(file + name, to: place(of: real) + name, isNeeded: name.isEmpty)
                }
            case .rows(let schema, let fill):
                let known = Array(catalogue.prefix(schema))
                try make(place(of: real), identity: identity, catalogue: known, now: now, fill)
            }
            try refuseNothing(at: place(of: real))
            let file = try DatabaseFile.open(
                path: place(of: real), identity: identity, catalogue: catalogue, now: now,
                wholeCheckBytes: .max, keepsCopy: false)
            if let fault = try file.connection.integrityFault() {
                throw DatabaseRefusal.damaged(detail: fault)
            }
            file.connection.seal?.beginEpoch()
            let fact = try file.connection.transaction { try change(file.connection) }
            try file.checkpointAndClose()
            for name in companions.dropFirst() { unlink(place(of: real) + name) }
            if let code = SystemFile.sync(place(of: real)) {
                throw DatabaseRefusal(errno: code, path: real)
            }
            return Replacement(path: real, fact: fact)
        } catch {
            clear(at: real)
            throw error
        }
    }

    /// A file without anything in it would pass for new data.
    private static func refuseNothing(at path: String) throws(DatabaseRefusal) {
        guard SystemFile.size(path + "-wal") ?? 0 == 0 else { return }
        guard let header = try FileHeader.read(path) else { throw .foreign(detail: "it is empty") }
        if header.applicationID == 0 { throw .foreign(detail: "it holds no data of ours") }
    }

    private static func make(
        _ path: String, identity: DatabaseIdentity, catalogue: [Migration], now: String,
        _ fill: (Connection) throws -> Void
    ) throws {
        let file = try DatabaseFile.open(
            path: path, identity: identity, catalogue: catalogue, now: now)
        try file.connection.transaction {
            // Rows refer to rows of tables that come later.
            try file.connection.execute("PRAGMA defer_foreign_keys = ON")
            try fill(file.connection)
            if let fault = try file.connection.referenceFault() {
                throw DatabaseRefusal.damaged(detail: fault)
            }
        }
        try file.checkpointAndClose()
    }

    /// Gives up what was made ready.
    package func abandon() { Self.clear(at: path) }

    /// Puts the copy in the database's place. Nobody may have the database open.
    ///
    /// - Parameter now: a time for the name under which the one from before is kept.
    /// - Returns: that name; nil when there was no database.
    package func finish(now: String) throws(DatabaseRefusal) -> String? {
        let lock = try LockFile.acquire(path + ".lock")
        let aside = try changeNames(now)
        _ = consume lock
        return aside
    }

    private func changeNames(_ now: String) throws(DatabaseRefusal) -> String? {
        var aside = "\(path).before-restore-\(now)"
        // Going back twice within a second keeps both.
        while SystemFile.size(aside) != nil { aside += "+" }
        // A WAL belongs to the file that it was written for.
        for name in ["-wal", "-journal"] where SystemFile.size(path + name) != nil {
            try move(path + name, to: aside + name)
        }
        let hadDatabase = SystemFile.size(path) != nil
        if hadDatabase {
            // First under the name that stays: the next start clears the other one, and whoever is
            // interrupted between two steps would lose the data from before with it.
            try move(Self.place(of: path), to: aside)
            try exchange(with: aside)
        } else {
            try move(Self.place(of: path), to: path)
        }
        let directory = SystemFile.split(path).directory
        if let code = SystemFile.sync(directory) {
            throw DatabaseRefusal(errno: code, path: directory)
        }
        return hadDatabase ? aside : nil
    }

    private func exchange(with aside: String) throws(DatabaseRefusal) {
        guard linux_exchange_names(aside, path) == 0 else {
            let code = errno
            unlink(aside)
            throw DatabaseRefusal(errno: code, path: path)
        }
    }

    private func move(_ name: String, to other: String) throws(DatabaseRefusal) {
        guard rename(name, other) == 0 else { throw DatabaseRefusal(errno: errno, path: other) }
    }

    private static func copyBytes(
        _ source: String, to target: String, isNeeded: Bool
    ) throws(DatabaseRefusal) {
        guard let from = SystemFile(source, O_RDONLY | O_NONBLOCK) else {
            if errno == ENOENT, !isNeeded { return }
            throw DatabaseRefusal(errno: errno, path: source)
        }
        guard let facts = from.facts, facts.st_mode & S_IFMT == S_IFREG else {
            throw .foreign(detail: "it is not a plain file")
        }
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
        guard let to = SystemFile(target, flags, mode: 0o600) else {
            throw DatabaseRefusal(errno: errno, path: target)
        }
        let chunk = 1 << 20
        var offset = 0
        while true {
            guard let bytes = from.read(chunk, at: offset) else {
                throw DatabaseRefusal(errno: errno, path: source)
            }
            guard !bytes.isEmpty else { break }
            if let code = to.write(bytes, at: offset) {
                throw DatabaseRefusal(errno: code, path: target)
            }
            offset += bytes.count
        }
        guard fsync(to.descriptor) == 0 else { throw DatabaseRefusal(errno: errno, path: target) }
    }
}
