import Foundation
import Glibc

/// Where the programs under test are: beside the bundle that these tests are built into. In CI, which
/// has just made them, they are the release ones: what people run, and many times quicker to start.
enum Programs {
    static var dosed: String { directory + "/dosed" }
    static var dose: String { directory + "/dose" }

    /// Found by the test bundle, which is loaded into this process.
    static let directory: String = {
        let maps = (try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8)) ?? ""
        let bundle = maps.split(separator: "\n").first { $0.hasSuffix(".xctest") }
        guard let start = bundle?.firstIndex(of: "/"), let path = bundle?[start...] else {
            return "."
        }
        let beside = URL(fileURLWithPath: String(path)).deletingLastPathComponent()
        let isCI = ProcessInfo.processInfo.environment["CI"] == "true"
        return isCI ? beside.deletingLastPathComponent().path + "/release" : beside.path
    }()

    /// A program of the system, or nil when it is not installed.
    static func find(_ name: String) -> String? {
        ["/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/", "/usr/local/bin/"].map { $0 + name }
            .first { access($0, X_OK) == 0 }
    }

    static var runsAsRoot: Bool { geteuid() == 0 }
}
