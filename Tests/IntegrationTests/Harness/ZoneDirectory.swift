import Foundation
import Glibc

/// Time zone files of a test's own, which `dosed` reads instead of the system's (`TZDIR`).
struct ZoneDirectory {
    private static let system = "/usr/share/zoneinfo/"
    private let directory: PrivateDirectory

    var path: String { directory.file("zoneinfo") }

    /// Holds the zones of these names.
    init(_ names: String..., in directory: PrivateDirectory) throws {
        self.directory = directory
        try directory.makeDirectory("zoneinfo")
        for name in names { try replace(name, with: name) }
    }

    /// Puts another file in the place of a zone's, as an upgrade of a package does: whole, under
    /// another name first.
    func replace(_ name: String, with other: String) throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: Self.system + other))
        try put(bytes, at: name)
    }

    /// Puts a part of the file there.
    func cut(_ name: String) throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: Self.system + name))
        try put(bytes.prefix(bytes.count / 2), at: name)
    }

    func remove(_ name: String) throws {
        guard unlink(path + "/" + name) == 0 else { throw HarnessFailure("unlink: \(errno)") }
    }

    private func put(_ bytes: Data, at name: String) throws {
        let file = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let new = file.path + ".dpkg-new"
        try bytes.write(to: URL(fileURLWithPath: new))
        guard rename(new, file.path) == 0 else { throw HarnessFailure("rename: \(errno)") }
    }
}
