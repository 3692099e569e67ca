import Foundation
import Glibc

/// A directory of one test, mode 0700, removed with everything in it.
final class PrivateDirectory {
    let path: String

    init() throws {
        var template = Array("/tmp/dosed-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw HarnessFailure("no directory: \(errno)") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    @discardableResult
    func makeDirectory(_ name: String, mode: mode_t = 0o700) throws -> String {
        let path = file(name)
        guard mkdir(path, mode) == 0, chmod(path, mode) == 0 else {
            throw HarnessFailure("mkdir \(path): \(errno)")
        }
        return path
    }

    @discardableResult
    func write(_ name: String, _ bytes: some Sequence<UInt8>, mode: mode_t = 0o600) throws -> String
    {
        let path = file(name)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        guard chmod(path, mode) == 0 else { throw HarnessFailure("chmod \(path): \(errno)") }
        return path
    }

    func read(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: file(name))))
    }
}

/// The permission bits of a file; nil when there is none.
func permissions(of path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
}

func exists(_ path: String) -> Bool { permissions(of: path) != nil }
