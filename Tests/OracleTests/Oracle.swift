import Foundation
import TestSupport
import Testing

/// Python's calendars, https://pypi.org/project/python-dateutil and its own zoneinfo, against ours.
enum Oracle {
    static let reason = """
        needs the Python package python-dateutil: python3 -m venv .build/python && \
        .build/python/bin/pip install --require-hashes -r Tests/OracleTests/requirements.txt
        """

    /// Whether these tests are to run: where the package is missing they are skipped, but never
    /// in CI, where they fail then.
    static var isWanted: Bool { python != nil || HardWorkers.isCI }

    /// How many doses of random schedules are compared.
    static var occurrences: Int {
        let wanted = ProcessInfo.processInfo.environment["DOSED_ORACLE_OCCURRENCES"]
        return wanted.flatMap { Int($0) } ?? (HardWorkers.isCI ? 1_000_000 : 100_000)
    }

    private static let scripts = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    /// A Python that has the package: the one in `.build/python`, or the system's.
    private static let python: String? = {
        let own = HardWorkers.buildDirectory.appendingPathComponent("python/bin/python3").path
        return [own, "/usr/bin/python3", "/usr/local/bin/python3"].first { python in
            FileManager.default.isExecutableFile(atPath: python)
                && (try? Child.run(python, ["-c", "import dateutil, zoneinfo"])) != nil
        }
    }()

    /// Runs a comparison to its end and prints what it says.
    static func compare(_ script: String, _ words: [String] = []) async throws -> Report {
        let python = try #require(python, Comment(rawValue: reason))
        let path = scripts.appendingPathComponent(script).path
        // -B: nothing is left in the folder of the sources.
        let program = HardWorkers.path(of: "RegimenOracle")
        let output = try await Child.output(
            of: python, ["-B", path, program, "/usr/share/zoneinfo"] + words)
        let text = String(decoding: output, as: UTF8.self)
        print(text)
        return Report(text: text)
    }
}

/// What a comparison found.
struct Report: CustomStringConvertible {
    let description: String
    private var numbers: [Substring: Int] = [:]
    /// The first differences, for people.
    let differences: [Substring]

    init(text: String) {
        description = text
        let lines = text.split(separator: "\n")
        differences = lines.filter { $0.hasPrefix("difference:") }
        for line in lines {
            let words = line.split(separator: " ")
            if words.count == 2 { numbers[words[0]] = Int(words[1]) }
        }
    }

    /// The number that a line of this name gives.
    subscript(name: Substring) -> Int? { numbers[name] }
}
