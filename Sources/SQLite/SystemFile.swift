import Glibc

/// The system's text for an error number.
func text(ofErrno code: Int32) -> String { String(cString: strerror(code)) }

/// An open file descriptor that closes itself.
///
/// Never opened on a database that SQLite has open in this process: closing any descriptor of a
/// file drops the process's POSIX locks on it (https://www.sqlite.org/howtocorrupt.html, section
/// 2.2).
struct SystemFile: ~Copyable {
    let descriptor: Int32

    init?(_ path: String, _ flags: Int32, mode: mode_t = 0) {
        let opened = Glibc.open(path, flags | O_CLOEXEC, mode)
        guard opened >= 0 else { return nil }
        descriptor = opened
    }

    deinit { Glibc.close(descriptor) }

    /// Facts about the file; nil with `errno` set when the system does not answer.
    var facts: stat? {
        var result = stat()
        return fstat(descriptor, &result) == 0 ? result : nil
    }

    /// Up to `count` bytes from `offset`; nil with `errno` set when reading fails.
    func read(_ count: Int, at offset: Int = 0) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = bytes.withUnsafeMutableBytes { buffer in
                pread(
                    descriptor, buffer.baseAddress.map { $0 + filled }, count - filled,
                    off_t(offset + filled))
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { return nil }
            guard got > 0 else { break }
            filled += got
        }
        return Array(bytes.prefix(filled))
    }

    /// Writes all bytes at `offset`, however little the system takes at a time; nil when done, else
    /// the error number.
    func write(_ bytes: [UInt8], at offset: Int = 0) -> Int32? {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                pwrite(
                    descriptor, buffer.baseAddress.map { $0 + done }, bytes.count - done,
                    off_t(offset + done))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return count < 0 ? errno : ENOSPC }
            done += count
        }
        return nil
    }

    /// Forces a file or a directory to the disk; nil when done, else the error number.
    static func sync(_ path: String) -> Int32? {
        guard let file = SystemFile(path, O_RDONLY) else { return errno }
        return fsync(file.descriptor) == 0 ? nil : errno
    }

    /// Size in bytes; nil when there is no such file.
    static func size(_ path: String) -> Int? {
        var result = stat()
        return lstat(path, &result) == 0 ? Int(result.st_size) : nil
    }

    /// The directory part of a path and the name in it.
    static func split(_ path: String) -> (directory: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let name = String(path[path.index(after: slash)...])
        var directory = String(path[..<slash])
        while directory.last == "/" { directory.removeLast() }
        return (directory.isEmpty ? "/" : directory, name)
    }
}
