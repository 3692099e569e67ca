import Glibc

/// A file that is written part by part, and is there whole or not at all.
final class GrowingFile {
    private let path: String
    private let isReplacing: Bool
    private let descriptor: Int32
    private let name: [CChar]
    private var bytes = 0
    private var isDone = false

    /// - Parameter replacing: whether it may take the place of a file that is there.
    init(_ path: String, replacing: Bool) throws(DoseFailure) {
        self.path = path
        isReplacing = replacing
        guard replacing || access(path, F_OK) != 0 else { throw .file(.isThere(path: path)) }
        // What is made so has mode 0600.
        var name = Array("\(path).XXXXXX".utf8CString)
        descriptor = mkstemp(&name)
        let code = errno
        self.name = name
        guard descriptor >= 0 else { throw Self.failure(code, path) }
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        if !isDone { unlink(name) }
    }

    func add(_ text: String) throws(DoseFailure) {
        let added = Array(text.utf8)
        let code = WholeFile.write(added, to: descriptor)
        guard code == 0 else { throw Self.failure(code, path) }
        bytes += added.count
    }

    /// Gives it its name.
    func finish() throws(DoseFailure) -> WrittenFile {
        let code =
            fsync(descriptor) == 0
            ? WholeFile.place(name, at: path, replacing: isReplacing) : errno
        guard code == 0 else {
            throw code == EEXIST ? .file(.isThere(path: path)) : Self.failure(code, path)
        }
        isDone = true
        return WrittenFile(file: path, bytes: bytes)
    }

    private static func failure(_ code: Int32, _ path: String) -> DoseFailure {
        .file(.cannotWrite(path: path, reason: String(cString: strerror(code))))
    }
}
