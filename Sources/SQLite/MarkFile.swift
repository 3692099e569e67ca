import Glibc

/// How far a database was, kept apart from it: a database that comes back with less has lost its
/// end, and no check of what is left could tell.
package struct Mark: Equatable, Sendable {
    /// As in the seal; numbers of another epoch say nothing.
    let epoch: String
    /// The number of the newest commit.
    let commits: Int64
    /// The number of the newest entry in the log.
    package let entry: Int64
}

/// The file `<database>.mark` with two places of 256 bytes, written in turn and in place.
///
/// It is written after a commit is on the disk, so it never claims more than there is. In place,
/// because that needs no room on a full disk; in turn, because a write that is torn then leaves the
/// other place whole. It waits for the disk only when the database rests: after a power cut it may
/// say less than there is, which is harmless, and a killed process loses nothing of it. To wait
/// each time would double the price of every dose.
final class MarkFile {
    static let placeBytes = 256
    private let file: SystemFile
    /// The error number of the latest write that failed; nil while all is well.
    private(set) var failure: Int32?
    private var isSynced = true

    static func path(of database: String) -> String { database + ".mark" }

    /// What the file beside a database says; nil when there is none, or none that can be read.
    static func read(of database: String) -> Mark? {
        guard let file = SystemFile(path(of: database), O_RDONLY | O_NOFOLLOW | O_NONBLOCK),
            let bytes = file.read(2 * placeBytes)
        else { return nil }
        let places = stride(from: 0, to: bytes.count, by: placeBytes).map {
            Array(bytes[$0..<min($0 + placeBytes, bytes.count)])
        }
        return places.compactMap(parse).max { $0.commits < $1.commits }
    }

    /// Opens the file beside a database or makes it, both places of it on the disk.
    init(of database: String, holding mark: Mark) throws(DatabaseRefusal) {
        let path = Self.path(of: database)
        guard let file = SystemFile(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, mode: 0o600)
        else { throw DatabaseRefusal(errno: errno, path: path) }
        self.file = file
        let isNew = (self.file.facts?.st_size ?? 0) < off_t(2 * Self.placeBytes)
        for place in 0...1 { put(mark, at: place) }
        if let failure { throw DatabaseRefusal(errno: failure, path: path) }
        guard isNew else { return }
        sync()
        if let code = SystemFile.sync(SystemFile.split(path).directory) {
            throw DatabaseRefusal(errno: code, path: path)
        }
    }

    /// Says that this is on the disk.
    func write(_ mark: Mark) { put(mark, at: Int(mark.commits % 2)) }

    private func put(_ mark: Mark, at place: Int) {
        let text = Self.line(mark)
        let bytes = text + [UInt8](repeating: 0x20, count: Self.placeBytes - 1 - text.count) + [10]
        failure = file.write(bytes, at: place * Self.placeBytes)
        isSynced = false
    }

    /// Waits until what was written is on the disk.
    func sync() {
        guard !isSynced else { return }
        if fdatasync(file.descriptor) == 0 { isSynced = true } else { failure = errno }
    }

    private static func line(_ mark: Mark) -> [UInt8] {
        let facts = "dosed \(mark.epoch) \(mark.commits) \(mark.entry)"
        let digest = Hexadecimal.text(of: SHA256.digest(Array(facts.utf8)))
        return Array("\(facts) \(digest)".utf8)
    }

    private static func parse(_ place: [UInt8]) -> Mark? {
        let words = String(decoding: place, as: UTF8.self).split(separator: " ")
        guard words.count >= 5, let commits = Int64(words[2]), let entry = Int64(words[3]) else {
            return nil
        }
        let mark = Mark(epoch: String(words[1]), commits: commits, entry: entry)
        return place.starts(with: line(mark)) ? mark : nil
    }
}
