import Foundation
import TestSupport
import Testing

/// A campaign of faults against the real programs: a Python script of the folder `campaigns`, whose
/// last line says how many faults there were, by which seed, and what came of them.
enum Campaign {
    static let reason = "needs python3 and strace; see Tests/install-needs"

    /// Where something is missing the campaigns are skipped, but never in CI, where they fail then.
    static var isWanted: Bool {
        Programs.isWanted(Programs.find("python3") != nil && Programs.find("strace") != nil)
    }

    /// Whether the compiler brings libFuzzer along.
    static var hasFuzzer: Bool {
        let folders = (variables["PATH"] ?? "").split(separator: ":")
        let compiler = folders.map { "\($0)/swiftc" }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
        guard let compiler else { return false }
        let runtimes = URL(fileURLWithPath: compiler).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("lib/clang")
        let files = FileManager.default.enumerator(atPath: runtimes.path)
        return files?.contains { "\($0)".contains("clang_rt.fuzzer-") } ?? false
    }

    private static let variables = ProcessInfo.processInfo.environment
    private static let scripts = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("campaigns")
    /// Bounds a hang: a full campaign takes an hour at most.
    private static let seconds = 7_200.0

    /// The size from a variable, or the small one.
    static func size(_ name: String, _ small: Int) -> String {
        variables["DOSED_CAMPAIGN_\(name)"] ?? "\(small)"
    }

    static var seed: String { variables["DOSED_CAMPAIGN_SEED"] ?? "1" }

    /// Runs a campaign to its end and prints what it says.
    ///
    /// - Throws: ``HarnessFailure`` when it ends without a result.
    static func run(_ script: String, _ words: [String]) throws -> Outcome {
        let python = try #require(Programs.find("python3"), Comment(rawValue: reason))
        // -B: nothing is left in the folder of the sources.
        let path = scripts.appendingPathComponent(script).path
        return try outcome(of: python, ["-B", path, Programs.directory] + words)
    }

    /// Runs a campaign that is a program of its own.
    static func run(program: String, _ words: [String]) throws -> Outcome {
        try outcome(of: HardWorkers.path(of: program), words)
    }

    private static func outcome(of program: String, _ words: [String]) throws -> Outcome {
        let path = variables["PATH"] ?? "/usr/bin:/bin"
        let result = try CommandResult.running(
            program, words + ["--seed", seed],
            environment: ["PATH": path, "LANG": "C.UTF-8"], seconds: seconds)
        print(result.out)
        guard let last = result.out.split(separator: "\n").last, last.hasPrefix("campaign=") else {
            throw HarnessFailure("no result: \(result)")
        }
        return Outcome(description: result.out, line: last)
    }

    /// What a campaign found.
    struct Outcome: CustomStringConvertible {
        let description: String
        private let facts: [Substring: Substring]

        init(description: String, line: Substring) {
            self.description = description
            facts = line.split(separator: " ").reduce(into: [:]) { facts, word in
                let parts = word.split(separator: "=", maxSplits: 1)
                if parts.count == 2 { facts[parts[0]] = parts[1] }
            }
        }

        var isOK: Bool { facts["result"] == "ok" }

        subscript(name: Substring) -> Int { facts[name].flatMap { Int($0) } ?? -1 }
    }
}
