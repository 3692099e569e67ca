import Foundation
import Glibc
import Testing

@Suite("dose demo, the first thing that a newcomer runs")
struct DemoTests {
    @Test("it plays the story with the real commands, ends with 0 and leaves nothing behind")
    func plays() throws {
        let (result, left) = try Self.demo([])
        #expect(result.exit == 0, "\(result)")
        for line in [
            "$ dose add zoledronic acid 4 mg IV every 12 weeks", "$ dose start zoledronic-acid",
            "Not started: 1 check holds the start.", "$ dose dental exam --on", "Started.",
            "$ dose snooze ibuprofen 3s", "2nd reminder", "$ dose infusions", "zoledronic acid",
        ] {
            #expect(result.out.contains(line), "\(line) is missing in \(result.out)")
        }
        #expect(left == [])
    }

    @Test("when the daemon does not come it says so, ends non-zero and leaves nothing behind")
    func noDaemon() throws {
        for path in ["/bin/false", "/nonexistent"] {
            let (result, left) = try Self.demo(["--dosed", path])
            #expect(result.exit != 0, "\(result)")
            #expect(!result.err.isEmpty)
            #expect(left == [])
        }
    }

    @Test("it does not touch the person's own daemon")
    func touchesNothing() throws {
        try withDaemon { daemon in
            let result = try daemon.dose("demo")
            #expect(result.exit == 0, "\(result)")
            #expect(try daemon.json("list --all") == [])
        }
    }

    @Test(
        "ended in the middle it takes its daemon and its directory with it",
        arguments: [SIGINT, SIGTERM])
    func ended(signal: Int32) throws {
        let directory = try PrivateDirectory()
        let demo = try LiveCommand(
            Programs.dose, ["demo"], environment: Self.environment(directory))
        while try !demo.line().contains("$ dose start") {}
        #expect(try demo.end(signal) != .exited(0))
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == [])
    }

    private static func environment(_ directory: PrivateDirectory) -> [String: String] {
        ["PATH": "/usr/bin:/bin", "HOME": directory.path, "TMPDIR": directory.path]
    }

    /// Runs the demo, and tells what it left in its temporary directory.
    private static func demo(_ options: [String]) throws -> (CommandResult, left: [String]) {
        let directory = try PrivateDirectory()
        let result = try CommandResult.running(
            Programs.dose, ["demo"] + options, environment: environment(directory))
        return (result, try FileManager.default.contentsOfDirectory(atPath: directory.path))
    }
}
