import CSQLite

/// Looks at a database without writing a byte, and says whether it may be opened.
package struct Inspection {
    /// What there is.
    enum Found: Equatable {
        /// No file, an empty file, or a database without anything in it.
        case new
        /// Our database, sound, with the schema of this number.
        case existing(Int)
    }

    /// Up to this size the whole file is checked before it is used. A larger one would keep
    /// everyone waiting: `WholeFileCheck` looks at it beside the work.
    package static let wholeCheckBytes = 16 << 20

    let path: String
    let migrator: Migrator
    let wholeCheckBytes: Int
    /// How far the database was, by the file beside it.
    let mark: Mark?

    init(
        path: String, migrator: Migrator, wholeCheckBytes: Int = Self.wholeCheckBytes,
        mark: Mark? = nil
    ) {
        self.path = path
        self.migrator = migrator
        self.wholeCheckBytes = wholeCheckBytes
        self.mark = mark
    }

    /// Whether `run` checks every page of a database that is there.
    var isWhole: Bool {
        (SystemFile.size(path) ?? 0) + (SystemFile.size(path + "-wal") ?? 0) <= wholeCheckBytes
    }

    /// - Throws: `DatabaseRefusal`; nothing was written then, and nothing when it succeeds.
    func run() throws(DatabaseRefusal) -> Found {
        let found = try look()
        // The mark is made after the database is on the disk.
        guard found == .new, mark != nil else { return found }
        throw .damaged(
            detail: "the file is empty or gone, and \(MarkFile.path(of: path)) says that it was not"
        )
    }

    private func look() throws(DatabaseRefusal) -> Found {
        let header = try FileHeader.read(path)
        let journal = try RollbackJournal.read(of: path)
        let walSize = SystemFile.size(path + "-wal") ?? 0
        if journal == .hot {
            throw .damaged(detail: "an unfinished change of another program lies beside it")
        }
        guard let header else {
            guard walSize == 0 else {
                throw .damaged(detail: "the file is empty or gone, but saved changes lie beside it")
            }
            return .new
        }
        if journal == .backToEmpty {
            // SQLite will empty the file. That is right after an interrupted start, but not when a
            // restored copy was put beside a journal that had been left behind.
            let holdsNothing =
                header.fileSize <= 65_536 && header.applicationID ?? 0 == 0
                && header.userVersion == 0 && walSize == 0
            guard holdsNothing else {
                throw .damaged(detail: "a journal that does not belong to it lies beside it")
            }
            return .new
        }
        try checkBeginning(header, hasWAL: walSize > 0)
        let result: Result<Found, DatabaseRefusal>
        do throws(SQLiteError) {
            result = try inspect(hasWAL: walSize > 0)
        } catch {
            throw refusal(error)
        }
        return try result.get()
    }

    private func checkBeginning(_ header: FileHeader, hasWAL: Bool) throws(DatabaseRefusal) {
        guard let applicationID = header.applicationID else {
            throw .foreign(detail: "it is not a database")
        }
        guard applicationID == migrator.identity.applicationID || applicationID == 0 else {
            throw .foreign(detail: "it is a database of another program")
        }
        if applicationID != 0, Int(header.userVersion) > migrator.latest {
            throw .newer(found: Int(header.userVersion), known: migrator.latest)
        }
    }

    /// What an error while looking means: a file with our mark that SQLite cannot read is damaged.
    private func refusal(_ error: SQLiteError) -> DatabaseRefusal {
        if error.code == SQLITE_ERROR || error.isMismatch {
            return .damaged(detail: error.message)
        }
        return DatabaseRefusal(error, path: path)
    }

    private func inspect(hasWAL: Bool) throws(SQLiteError) -> Result<Found, DatabaseRefusal> {
        let connection = try hasWAL ? openBesideWAL() : openImmutable()
        let result = try examine(connection)
        try connection.close()
        return result
    }

    private func examine(
        _ connection: Connection
    ) throws(SQLiteError) -> Result<Found, DatabaseRefusal> {
        let applicationID = try connection.applicationID()
        let version = try connection.schemaNumber()
        guard applicationID == migrator.identity.applicationID else {
            let objects = try connection.first("SELECT count(*) FROM sqlite_schema") {
                (row) throws(SQLiteError) in try row.int(0)
            }
            if applicationID == 0, version == 0, objects == 0 { return .success(.new) }
            return .failure(.foreign(detail: "it is a database of another program"))
        }
        if version > migrator.latest {
            return .failure(.newer(found: version, known: migrator.latest))
        }
        guard version > 0 else { return .failure(.damaged(detail: "its format has no number")) }
        let isUpgrade = version < migrator.latest
        if let fault = try isWhole || isUpgrade ? connection.fault(.quick) : connection.endFault() {
            return .failure(.damaged(detail: fault))
        }
        if let fault = try migrator.schemaFault(connection, version) {
            return .failure(.damaged(detail: fault))
        }
        let fault = try ContentSeal.fault(
            in: connection, log: migrator.identity.log, schema: version, mark: mark,
            isWhole: isWhole || isUpgrade)
        if let fault { return .failure(.damaged(detail: fault)) }
        return .success(.existing(version))
    }

    /// Without a WAL all is in the file, and `immutable` reads it with no lock and no file beside
    /// it.
    private func openImmutable() throws(SQLiteError) -> Connection {
        try Connection.openImmutable(path)
    }

    /// With a WAL the newest pages are in there, so SQLite has to read both. In exclusive mode it
    /// keeps the WAL's index in memory; it writes only when asked to, and `query_only` forbids
    /// that; and when closing it is told not to copy the WAL.
    private func openBesideWAL() throws(SQLiteError) -> Connection {
        let connection = try Connection.openFile(path)
        try connection.set(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
        try connection.apply(
            Hardening.Setting(name: "locking_mode", value: "EXCLUSIVE", answer: "exclusive"))
        try connection.distrust()
        return connection
    }
}
