import Glibc

/// A file for a person that is written part by part, and is there whole or not at all.
final class GrowingFile {
    private let path: String
    private let file: WholeFile

    /// - Parameter replacing: whether it may take the place of a file that is there.
    init(_ path: String, replacing: Bool) throws(DoseFailure) {
        guard replacing || access(path, F_OK) != 0 else { throw .file(.isThere(path: path)) }
        self.path = path
        file = WholeFile(at: path, replacing: replacing)
        try check(file.failure)
    }

    func add(_ text: String) throws(DoseFailure) { try check(file.add(Array(text.utf8))) }

    /// Gives it its name.
    func finish() throws(DoseFailure) -> WrittenFile {
        try check(file.place())
        return WrittenFile(file: path, bytes: file.bytes)
    }

    private func check(_ code: Int32) throws(DoseFailure) {
        switch code {
        case 0: return
        case EEXIST: throw .file(.isThere(path: path))
        default:
            throw .file(.cannotWrite(path: path, reason: String(cString: strerror(code))))
        }
    }
}
