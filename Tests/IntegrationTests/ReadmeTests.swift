import Foundation
import Testing

@Suite("the README, as a newcomer types it")
struct ReadmeTests {
    /// The lines of the README's shell blocks that begin with `dose`.
    private static func lines() throws -> [String] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(
            contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
        return text.split(separator: "\n").map(String.init).filter { $0.hasPrefix("dose ") }
    }

    private static func environment(_ daemon: PrivateDaemon) -> [String: String] {
        daemon.environment.merging(["PATH": Programs.directory + ":/usr/bin:/bin"]) { $1 }
    }

    @Test("every command that ends does what the README says, in its order")
    func commands() throws {
        try withDaemon { daemon in
            var seen = 0
            for line in try Self.lines()
            where !line.hasPrefix("dose watch") && !line.hasPrefix("dose notify run") {
                let result = try CommandResult.running(
                    "/bin/sh", ["-c", "cd \"$HOME\"; \(line)"],
                    environment: Self.environment(daemon))
                #expect(result.exit == (line.contains("refused") ? 1 : 0), "\(result)")
                seen += 1
            }
            #expect(seen >= 10)
        }
    }

    @Test("every command that keeps running starts")
    func following() throws {
        try withDaemon { daemon in
            let lines = try Self.lines()
                .filter { $0.hasPrefix("dose watch") || $0.hasPrefix("dose notify run") }
            #expect(lines.count == 2)
            #expect(try daemon.say("notify add mine program /bin/true").exit == 0)
            for line in lines {
                let command = try LiveCommand(
                    "/bin/sh", ["-c", "exec " + line], environment: Self.environment(daemon))
                let said = try command.remark()
                guard said.contains("elling") || said.contains("aiting") || said.contains("othing")
                else {
                    Issue.record("\(line): \(said)")
                    continue
                }
                try daemon.waitForWatchers(1)
                #expect(try command.end() == .exited(0), "\(line)")
                try daemon.waitForWatchers(0)
            }
        }
    }
}
