import Foundation
import Testing

/// The examples of the help, typed in a shell against a real daemon.
@Suite("examples in the help, as they are typed")
struct ExampleRunTests {
    /// Commands that act on the machine, follow until they are ended, or tell somebody.
    private static let apart = [
        "install", "uninstall", "demo", "watch", "notify", "test-reminder", "restore", "doctor",
    ]

    /// What says that an example is wrong, and not that the ones before it left something else.
    private static let faults = [
        "io.dosed.CannotRead", "io.dosed.Invalid", "io.dosed.NotListed", "dose.Usage",
        "org.varlink.service.InvalidParameter", "org.varlink.service.MethodNotFound",
    ]

    /// The first paragraph of each discussion, as `dose` describes itself.
    private func examples() throws -> [String] {
        let dump = try CommandResult.running(
            Programs.dose, ["--experimental-dump-help"], environment: [:]
        ).json
        let commands = dump["command"]?["subcommands"]?.items ?? []
        return commands.filter { command in
            !Self.apart.contains(command["commandName"]?.string ?? "")
        }.flatMap(lines)
    }

    private func lines(of command: JSON) -> [String] {
        let paragraph = (command["discussion"]?.string ?? "").components(separatedBy: "\n\n")[0]
        let own = paragraph.replacingOccurrences(of: " \\\n    ", with: " ")
            .split(separator: "\n").map { line in
                // A note stands after two spaces.
                line.components(separatedBy: "  ")[0]
            }
        return own.filter { $0.hasPrefix("dose ") && !$0.hasSuffix("--help") }
            + (command["subcommands"]?.items ?? []).flatMap(lines)
    }

    private static let before = [
        "add zoledronic acid 4 mg IV every 12 weeks from tomorrow 09:30",
        "add naproxen 220 mg at 8 am and 20:00",
        "add ibuprofen 200 mg as needed every 6 hours max 6 a day",
        "add acetaminophen 500 mg as needed every 6 hours max 6 a day",
        "person add Ana",
    ]

    @Test("each is read and understood by dosed")
    func run() throws {
        try withDaemon { daemon in
            for line in Self.before { _ = try daemon.json(line) }
            let path = ["PATH": Programs.directory + ":/usr/bin:/bin"]
            var seen = 0
            for line in try examples() {
                // More than one example adds her, and two people cannot have one name.
                if line.hasPrefix("dose person add Ana") {
                    _ = try daemon.json("person set --person ana --name Ana\(seen)")
                }
                let form = line.contains("--csv") ? "" : " --json"
                let result = try CommandResult.running(
                    "/bin/sh", ["-c", "cd \"$HOME\" && exec \(line)\(form) </dev/null"],
                    environment: daemon.environment.merging(path) { $1 })
                seen += 1
                guard result.exit != 0, result.exit != 1 else { continue }
                let name = try? result.json["error"]?["name"]?.string
                #expect([65, 66].contains(result.exit), "\(result)")
                #expect(!Self.faults.contains(name ?? ""), "\(result)")
            }
            #expect(seen > 60)
        }
    }
}
