import CSQLite

/// Ways to open a file, and what every database can be asked.
extension Connection {
    /// The version of the SQLite library and the check-in it was built from, for logs.
    package static var library: (version: String, sourceID: String) {
        (String(cString: sqlite3_libversion()), String(cString: sqlite3_sourceid()))
    }

    /// Opens the existing file at `path`, which has no symbolic link in it.
    static func openFile(_ path: String) throws(SQLiteError) -> Connection {
        try open(path, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW)
    }

    /// Opens a file that nobody writes, for reading, without any lock or helper file.
    static func openImmutable(
        _ path: String, followingLinks: Bool = false
    ) throws(SQLiteError) -> Connection {
        var flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
        if !followingLinks { flags |= SQLITE_OPEN_NOFOLLOW }
        let connection = try open("file:\(uriEscaped(path))?immutable=1", flags: flags)
        try connection.distrust()
        return connection
    }

    /// Settings for reading a file that may be broken or made by someone else.
    func distrust() throws(SQLiteError) {
        try set(SQLITE_DBCONFIG_DEFENSIVE, true)
        try set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)
        try set(SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, false)
        try apply(Hardening.Setting(name: "query_only", value: "ON", answer: 1))
        try apply(Hardening.Setting(name: "mmap_size", value: "0", answer: 0))
        try apply(Hardening.Setting(name: "cell_size_check", value: "ON", answer: 1))
    }

    /// The number that marks whose file it is.
    func applicationID() throws(SQLiteError) -> Int32 {
        let found = try first("PRAGMA application_id") { (row) throws(SQLiteError) in
            try row.int(0)
        }
        return Int32(truncatingIfNeeded: found ?? 0)
    }

    /// The number of the latest migration that was applied.
    func schemaNumber() throws(SQLiteError) -> Int {
        let found = try first("PRAGMA user_version") { (row) throws(SQLiteError) in
            try row.int(0)
        }
        return Int(found ?? 0)
    }

    /// How thoroughly pages are checked.
    enum Check: String {
        /// All but the agreement of indexes with their tables.
        case quick = "quick_check"
        /// Everything.
        case full = "integrity_check"
    }

    /// The first fault in pages or references, in words without any stored value; nil when sound.
    func fault(_ check: Check) throws(SQLiteError) -> String? {
        let answer = try first("PRAGMA \(check.rawValue)(1)") { (row) throws(SQLiteError) in
            try row.text(0)
        }
        guard let answer else { return "the check gave no answer" }
        guard answer == "ok" else { return answer }
        return try referenceFault()
    }

    /// The first entry that points to one that is not there, in words without any stored value.
    func referenceFault() throws(SQLiteError) -> String? {
        try first("PRAGMA foreign_key_check") { (row) throws(SQLiteError) in
            let parent = try row.optionalText(2) ?? "?"
            return "an entry of \(try row.text(0)) points to a missing entry of \(parent)"
        }
    }

    /// Reads the first and the last row of every table, which takes the same time for a file of any
    /// size. It notices a file that is cut short or overwritten, not a single bad page.
    func endFault() throws(SQLiteError) -> String? {
        let names = try query(
            """
            SELECT name FROM pragma_table_list
            WHERE schema = 'main' AND type = 'table' AND wr = 0
            """
        ) { (row) throws(SQLiteError) in try row.text(0) }
        for name in names {
            let table = Self.quoted(name)
            for order in ["ASC", "DESC"] {
                _ = try first("SELECT * FROM \(table) ORDER BY rowid \(order) LIMIT 1") {
                    (row) throws(SQLiteError) in try row.value(0)
                }
            }
        }
        return nil
    }

    /// A name as SQL writes it, whatever is in it.
    static func quoted(_ name: String) -> String {
        let parts = name.split(separator: "\"", omittingEmptySubsequences: false)
        return "\"\(parts.joined(separator: "\"\""))\""
    }

    /// Checks pages, indexes and references thoroughly. For a daily look, and for tests.
    /// - Returns: the first fault in words without any stored value; nil when sound.
    /// - Throws: `SQLiteError`, `isCorrupt` when the file is too broken to check.
    package func integrityFault() throws(SQLiteError) -> String? { try fault(.full) }

    /// Each table with its number of rows, by name.
    func rowCounts() throws(SQLiteError) -> [String: Int64] {
        let names = try query(
            """
            SELECT name FROM sqlite_schema
            WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'
            """
        ) { (row) throws(SQLiteError) in try row.text(0) }
        var counts: [String: Int64] = [:]
        for name in names {
            let sql = "SELECT count(*) FROM \(Self.quoted(name))"
            counts[name] = try first(sql) { (row) throws(SQLiteError) in try row.int(0) }
        }
        return counts
    }

    /// The path as part of a `file:` URI (https://www.sqlite.org/uri.html).
    private static func uriEscaped(_ path: String) -> String {
        var result: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "-"):
                result.append(byte)
            default:
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
