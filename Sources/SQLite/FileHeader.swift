import Glibc

/// What the first 100 bytes of a database file say, read by hand before SQLite opens the file.
/// Layout: https://www.sqlite.org/fileformat2.html#the_database_header
struct FileHeader: Equatable {
    /// Bytes of the header.
    static let size = 100
    private static let magic = Array("SQLite format 3".utf8) + [0]

    /// Bytes of the whole file.
    let fileSize: Int
    /// The application id at byte 68; nil when the file does not begin like a database.
    let applicationID: Int32?
    /// The schema number at byte 60.
    let userVersion: Int32

    /// Reads the header of the plain file at `path`.
    /// - Returns: nil when there is no file, or an empty one.
    /// - Throws: `foreign` for a link, a second name or something else than a file; `notWritable`
    ///   for a file that we may not read or write.
    static func read(_ path: String) throws(DatabaseRefusal) -> FileHeader? {
        guard let file = SystemFile(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK) else {
            switch errno {
            case ENOENT: return nil
            case ELOOP: throw .foreign(detail: "it is a link to another place")
            default: throw DatabaseRefusal(errno: errno, path: path)
            }
        }
        guard let facts = file.facts else { throw DatabaseRefusal(errno: errno, path: path) }
        try check(facts, path)
        guard facts.st_size > 0 else { return nil }
        guard let bytes = file.read(size) else { throw DatabaseRefusal(errno: errno, path: path) }
        return FileHeader(bytes, fileSize: Int(facts.st_size))
    }

    init(_ bytes: [UInt8], fileSize: Int) {
        self.fileSize = fileSize
        let whole = bytes.count >= Self.size && bytes.starts(with: Self.magic)
        applicationID = whole ? Self.number(bytes, at: 68) : nil
        userVersion = whole ? Self.number(bytes, at: 60) : 0
    }

    /// The big-endian number at `offset`; 0 beyond the end.
    static func number(_ bytes: [UInt8], at offset: Int) -> Int32 {
        guard offset + 4 <= bytes.count else { return 0 }
        let bits = bytes[offset..<(offset + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return Int32(bitPattern: bits)
    }

    private static func check(_ facts: stat, _ path: String) throws(DatabaseRefusal) {
        guard facts.st_mode & S_IFMT == S_IFREG else {
            throw .foreign(detail: "it is not a plain file")
        }
        // The WAL is found by the file's name, so a file with two names can lose it
        // (https://www.sqlite.org/howtocorrupt.html, section 2.5).
        guard facts.st_nlink == 1 else {
            throw .foreign(detail: "it has a second name in the file system")
        }
        guard facts.st_uid == geteuid() else {
            throw .notWritable(path: path, detail: "it belongs to another user")
        }
        guard access(path, W_OK) == 0 else { throw DatabaseRefusal(errno: errno, path: path) }
    }
}
