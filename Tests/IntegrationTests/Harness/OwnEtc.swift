import Foundation
import Glibc

/// A daemon that sees an `/etc` of its own, so that a test can switch `/etc/localtime` without
/// touching the machine's. Needs a mount namespace.
struct OwnEtc {
    static let reason = "needs root and unshare, for an /etc of its own"
    static let isPossible: Bool = {
        guard Programs.runsAsRoot, let unshare = Programs.find("unshare") else { return false }
        let tried = try? CommandResult.running(
            unshare, ["-m", "--propagation", "private", "true"],
            environment: ["PATH": "/usr/bin:/bin"])
        return tried?.exit == 0
    }()

    private let path: String

    init(zone: String, in directory: PrivateDirectory) throws {
        path = try directory.makeDirectory("etc")
        // Where a program finds its libraries.
        try? FileManager.default.copyItem(
            atPath: "/etc/ld.so.cache", toPath: path + "/ld.so.cache")
        try switchZone(to: zone)
    }

    /// The words that start a program in it; the program's path follows.
    var launcher: [String] {
        [
            Programs.find("unshare") ?? "unshare", "-m", "--propagation", "private", "/bin/sh",
            "-c", "mount --bind \(path) /etc && exec \"$@\"", "sh", Programs.dosed,
        ]
    }

    /// As timedatectl does it: a new link takes the place of the old one.
    func switchZone(to zone: String) throws {
        let new = path + "/localtime.new"
        guard symlink("/usr/share/zoneinfo/" + zone, new) == 0,
            rename(new, path + "/localtime") == 0
        else { throw HarnessFailure("symlink: \(errno)") }
    }
}
