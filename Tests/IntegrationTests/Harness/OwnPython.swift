import Foundation
import Testing

/// A Python that has certain packages: the one that Tests/install-needs makes, or the system's.
struct OwnPython {
    private static let environment = [
        "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONUNBUFFERED": "1",
    ]

    /// Where it is; nil when none has them.
    let path: String?

    /// - Parameter imports: as after `import`: "icalendar, ical".
    init(with imports: String) {
        let build = URL(fileURLWithPath: Programs.directory)
            .deletingLastPathComponent().deletingLastPathComponent()
        let own = build.appendingPathComponent("python/bin/python3").path
        path = [own, Programs.find("python3")].compactMap { $0 }.first { python in
            let result = try? CommandResult.running(
                python, ["-c", "import \(imports)"], environment: Self.environment)
            return result?.exit == 0
        }
    }

    /// Whether tests that need it are to run: without it they are skipped, but never in CI, where
    /// they fail then.
    var isWanted: Bool { Programs.isWanted(path != nil) }

    /// Runs a script to its end and reads the one JSON value that it prints.
    func json(_ script: String, _ words: String..., seconds: Double = 300) throws -> JSON {
        // -B: nothing is left in the folder of the sources.
        let result = try CommandResult.running(
            try #require(path, "needs Tests/install-needs"), ["-B", script] + words,
            environment: Self.environment, seconds: seconds)
        guard result.exit == 0 else { throw HarnessFailure("\(result)") }
        return try result.json
    }
}
