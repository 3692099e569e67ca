import Foundation
import Glibc

/// A small file system, mounted over a directory.
final class SmallDisk {
    static let reason = "needs root, to mount a small tmpfs"

    /// Whether this process may mount: tried out, as root in a container often may not. No package
    /// makes that possible, in CI either.
    static let isWanted: Bool = {
        guard Programs.runsAsRoot, let directory = try? PrivateDirectory() else { return false }
        return (try? SmallDisk(at: directory.path)) != nil
    }()

    private let path: String

    init(at path: String, megabytes: Int = 1) throws {
        self.path = path
        guard mount("tmpfs", path, "tmpfs", 0, "size=\(megabytes)m,mode=0700") == 0 else {
            throw HarnessFailure("\(Self.reason): \(String(cString: strerror(errno)))")
        }
    }

    deinit { umount2(path, Int32(MNT_DETACH)) }

    /// Takes all the room there is.
    func fill() throws {
        let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC
        let descriptor = open(path + "/filling", flags, 0o600)
        guard descriptor >= 0 else { throw HarnessFailure("fill: \(errno)") }
        defer { close(descriptor) }
        let page = [UInt8](repeating: 1, count: 4_096)
        while write(descriptor, page, page.count) > 0 {}
    }

    func free() throws {
        guard unlink(path + "/filling") == 0 else { throw HarnessFailure("free: \(errno)") }
    }
}
