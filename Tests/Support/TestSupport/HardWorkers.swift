package import Foundation

/// Programs of the tests that work hard for minutes.
package enum HardWorkers {
    package static let isCI = ProcessInfo.processInfo.environment["CI"] == "true"
    package static let buildDirectory = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent(".build")

    /// CI has just made the release programs; elsewhere they may be old.
    package static let directory =
        buildDirectory
        .appendingPathComponent(isCI ? "release" : "debug").path

    package static func path(of name: String) -> String { directory + "/" + name }
}
