import Glibc

/// A lock that one process at a time holds on `<database>.lock`, and that the kernel drops with it.
///
/// The file stays when the lock goes: removing it would let two processes lock two different files.
struct LockFile: ~Copyable {
    /// Width of the process number and its newline: always written whole, so a full disk, where a
    /// file can be overwritten but not grow, does not matter after the first time.
    private static let width = 12
    private let file: SystemFile

    /// Takes the lock, or says who holds it.
    static func acquire(_ path: String) throws(DatabaseRefusal) -> LockFile {
        guard let file = SystemFile(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, mode: 0o600)
        else { throw DatabaseRefusal(errno: errno, path: path) }
        guard let facts = file.facts else { throw DatabaseRefusal(errno: errno, path: path) }
        guard facts.st_mode & S_IFMT == S_IFREG else {
            throw .notWritable(path: path, detail: "it is not a plain file")
        }
        guard flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            guard code == EWOULDBLOCK else { throw DatabaseRefusal(errno: code, path: path) }
            throw .inUse(pid: holder(file))
        }
        // Only a hint for people, therefore no error when it cannot be written: flock is the lock.
        let number = String(getpid())
        let padding = String(repeating: " ", count: max(0, width - 1 - number.utf8.count))
        let line = Array((number + padding + "\n").utf8)
        _ = file.write(line)
        return LockFile(file: file)
    }

    private init(file: consuming SystemFile) { self.file = file }

    /// Unlocks by name: a child process between fork and exec still holds the descriptor, and
    /// closing ours alone would leave the lock with it.
    deinit { flock(file.descriptor, LOCK_UN) }

    private static func holder(_ file: borrowing SystemFile) -> Int32? {
        guard let bytes = file.read(width) else { return nil }
        let digits = bytes.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        return Int32(String(decoding: digits, as: UTF8.self)).flatMap { $0 > 0 ? $0 : nil }
    }
}
