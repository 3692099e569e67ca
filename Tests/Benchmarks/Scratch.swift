import Glibc

/// A directory of our own that is gone afterwards.
final class Scratch {
    let path: String

    /// - Parameter parent: nil for `TMPDIR`, or `/tmp`.
    init(in parent: String? = nil) throws(BenchFailure) {
        let variable = getenv("TMPDIR").map { String(cString: $0) }
        var template = Array("\(parent ?? variable ?? "/tmp")/dose-bench-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw .system("mkdtemp") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        // One level below is all that is ever made in here.
        for name in Self.names(in: path) {
            let inner = "\(path)/\(name)"
            for file in Self.names(in: inner) { unlink("\(inner)/\(file)") }
            if rmdir(inner) != 0 { unlink(inner) }
        }
        rmdir(path)
    }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    private static func names(in directory: String) -> [String] {
        guard let stream = opendir(directory) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
