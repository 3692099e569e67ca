import Foundation
import Glibc
import Testing

/// The varlink client of another maker, https://pypi.org/project/varlink, as Python runs it.
enum ForeignClient {
    static let reason = """
        needs the Python package varlink: python3 -m venv .build/python && \
        .build/python/bin/pip install --require-hashes -r Tests/ConformanceTests/requirements.txt
        """

    /// Whether these tests are to run: where the package is missing they are skipped, but never
    /// in CI, where they fail then.
    static var isWanted: Bool {
        python != nil || ProcessInfo.processInfo.environment["CI"] == "true"
    }

    /// A Python that has the package: the one in `.build/python`, or the system's.
    static let python: String? = OwnPython(with: "varlink").path

    private static let environment = [
        "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONUNBUFFERED": "1",
    ]

    /// Runs a module or a script to its end.
    static func run(_ words: String...) throws -> CommandResult {
        try CommandResult.running(
            try #require(python, Comment(rawValue: reason)), words, environment: environment)
    }

    /// Starts a script that keeps running.
    static func live(_ words: String...) throws -> LiveCommand {
        try LiveCommand(
            try #require(python, Comment(rawValue: reason)), words, environment: environment)
    }
}
