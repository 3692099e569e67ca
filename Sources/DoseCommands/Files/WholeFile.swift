import Glibc

/// A file that is there whole or not at all: it is written beside its place and put there in the
/// end. So a program that runs can be replaced, and whoever reads the file meanwhile gets the old
/// one or the new one. After an error nothing more is done.
final class WholeFile {
    private let path: String
    private let mode: mode_t
    private let isReplacing: Bool
    /// What it is called until it is put in its place.
    private let name: [CChar]
    private var descriptor: Int32
    /// 0, or the error number of the system.
    private(set) var failure: Int32
    private(set) var bytes = 0

    /// - Parameter replacing: whether it may take the place of a file that is there.
    init(at path: String, mode: mode_t = 0o600, replacing: Bool = true) {
        self.path = path
        self.mode = mode
        isReplacing = replacing
        var name = Array("\(path).XXXXXX".utf8CString)
        descriptor = mkstemp(&name)
        let code = errno
        self.name = name
        failure = descriptor < 0 ? code : 0
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        unlink(name)
    }

    /// Writes a file at once.
    ///
    /// - Returns: 0, or the error number of the system.
    static func write(_ bytes: [UInt8], to path: String, mode: mode_t) -> Int32 {
        let file = WholeFile(at: path, mode: mode)
        file.add(bytes)
        return file.place()
    }

    /// Writes all of it to the end.
    ///
    /// - Returns: 0, or the error number of the system.
    @discardableResult
    func add(_ more: [UInt8]) -> Int32 {
        var written = 0
        while failure == 0, written < more.count {
            let count = more.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), more.count - written)
            }
            if count > 0 {
                written += count
            } else if errno != EINTR {
                failure = errno
            }
        }
        bytes += written
        return failure
    }

    /// Puts it in its place.
    ///
    /// - Returns: 0, or the error number of the system.
    func place() -> Int32 {
        guard failure == 0 else { return failure }
        guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else {
            failure = errno
            return failure
        }
        // A program does not start while it is open for writing.
        close(descriptor)
        descriptor = -1
        failure = takeName()
        if failure != 0 { unlink(name) }
        return failure
    }

    private func takeName() -> Int32 {
        if isReplacing { return rename(name, path) == 0 ? 0 : errno }
        // A link is never made over something, whoever puts it there meanwhile.
        if link(name, path) == 0 {
            unlink(name)
            return 0
        }
        // Some file systems have no links, a stick for a copy shop for example.
        guard errno == EPERM || errno == EOPNOTSUPP else { return errno }
        if access(path, F_OK) == 0 { return EEXIST }
        return rename(name, path) == 0 ? 0 : errno
    }
}
