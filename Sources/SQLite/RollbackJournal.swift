import Glibc

/// The state of a `-journal` file beside a database.
///
/// We use one only for the moment in which an empty file becomes a WAL database.
/// Layout: https://www.sqlite.org/fileformat2.html#the_rollback_journal
enum RollbackJournal: Equatable {
    /// None, or one that SQLite would ignore.
    case none
    /// It would roll the file back to nothing: the making of a database was interrupted.
    case backToEmpty
    /// It would change the file in another way.
    case hot

    private static let magic: [UInt8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]

    /// Reads the journal of the database at `path`.
    static func read(of path: String) throws(DatabaseRefusal) -> RollbackJournal {
        let name = path + "-journal"
        guard let file = SystemFile(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK) else {
            if errno == ENOENT { return .none }
            throw DatabaseRefusal(errno: errno, path: name)
        }
        guard let bytes = file.read(28) else { throw DatabaseRefusal(errno: errno, path: name) }
        guard let first = bytes.first, first != 0 else { return .none }
        guard bytes.count == 28, bytes.starts(with: magic) else { return .hot }
        return FileHeader.number(bytes, at: 16) == 0 ? .backToEmpty : .hot
    }
}
