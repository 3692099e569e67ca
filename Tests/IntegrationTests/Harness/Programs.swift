import Foundation
import Glibc

/// Where the programs under test are: beside the bundle that these tests are built into. In CI,
/// which has just made them, they are the release ones: what people run, and quick to start.
enum Programs {
    static var dosed: String { directory + "/dosed" }
    static var dose: String { directory + "/dose" }

    static var directory: String {
        isCI
            ? URL(fileURLWithPath: beside).deletingLastPathComponent().path + "/release" : beside
    }

    /// The directory that holds the test bundle, which is loaded into this process.
    static let beside: String = {
        let maps = (try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8)) ?? ""
        let bundle = maps.split(separator: "\n").first { $0.hasSuffix(".xctest") }
        guard let start = bundle?.firstIndex(of: "/"), let path = bundle?[start...] else {
            return "."
        }
        return URL(fileURLWithPath: String(path)).deletingLastPathComponent().path
    }()

    /// A program of the system, or nil when it is not installed.
    static func find(_ name: String) -> String? {
        ["/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/", "/usr/local/bin/"].map { $0 + name }
            .first { access($0, X_OK) == 0 }
    }

    static let isCI = ProcessInfo.processInfo.environment["CI"] == "true"

    /// Whether tests that need something are to run: without it they are skipped, but never in CI,
    /// where they fail then.
    static func isWanted(_ isThere: Bool) -> Bool { isThere || isCI }

    static var runsAsRoot: Bool { geteuid() == 0 }
}
