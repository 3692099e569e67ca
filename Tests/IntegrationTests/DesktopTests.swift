import Foundation
import Glibc
import Testing

@Suite(
    "the desktop, against a real notification daemon", .serialized,
    .enabled(if: Desktop.isWanted, "\(Desktop.reason)"))
struct DesktopTests {
    private static let dueNow = "add ibuprofen 200 mg by mouth once now"

    private func withDesktop(
        _ body: (PrivateDaemon, Desktop, LiveCommand) throws -> Void
    ) throws {
        try withDaemon { daemon in
            let desktop = try Desktop(in: daemon.directory, daemon.environment)
            #expect(try daemon.say("notify add desk desktop --snooze 20m").exit == 0)
            let agent = try agent(daemon, desktop)
            try withExtendedLifetime(desktop) { try body(daemon, desktop, agent) }
        }
    }

    private func agent(_ daemon: PrivateDaemon, _ desktop: Desktop) throws -> LiveCommand {
        let agent = try LiveCommand(
            Programs.dose, ["notify", "run"], environment: desktop.environment)
        try daemon.waitForWatchers(1)
        return agent
    }

    @Test("the buttons really record", arguments: ["taken", "snooze", "skip"])
    func buttons(key: String) throws {
        try withDesktop { daemon, desktop, agent in
            _ = try daemon.json(Self.dueNow)
            _ = try agent.remark(with: "told")
            #expect(try desktop.displayed() == "1")
            try desktop.press(key)
            _ = try agent.remark(with: "answered with \(key)")
            #expect(desktop.offered.contains("Snooze 20m"))
            let shown = try daemon.json("show ibuprofen")
            switch key {
            case "snooze":
                let due = try #require(daemon.json("due").items.first)
                #expect(due["snoozedUntil"]?["at"] != nil, "\(due)")
            default:
                let record = try #require(shown["records"]?[0])
                #expect(record["outcome"]?.string == (key == "skip" ? "skipped" : "taken"))
            }
            #expect(try agent.end() == .exited(0))
        }
    }

    @Test("what cannot be recorded is said on the desktop, without the medicine's name in the log")
    func refused() throws {
        try withDesktop { daemon, desktop, agent in
            _ = try daemon.json(Self.dueNow)
            _ = try agent.remark(with: "told")
            _ = try daemon.json("take ibuprofen")
            try desktop.press("taken")
            let remark = try agent.remark(with: "not recorded")
            #expect(!remark.contains("ibuprofen"))
            #expect(try daemon.json("show ibuprofen")["records"]?.items.count == 1)
        }
    }

    @Test("a new agent goes on with what the one before it showed: its buttons work")
    func again() throws {
        try withDesktop { daemon, desktop, agent in
            _ = try daemon.json(Self.dueNow)
            _ = try agent.remark(with: "told")
            #expect(try agent.end(SIGKILL) == .signaled(SIGKILL))
            try daemon.waitForWatchers(0)
            let second = try self.agent(daemon, desktop)
            // A test comes after what the agent begins with, on the same connection.
            #expect(
                try CommandResult.running(
                    Programs.dose, ["test-reminder"], environment: desktop.environment
                ).exit == 0)
            _ = try second.remark(with: "shown again")
            try desktop.press("taken")
            _ = try second.remark(with: "answered with taken")
            #expect(try daemon.json("show ibuprofen")["records"]?.items.count == 1)
        }
    }

    @Test("without a session the channel says so and is tried again")
    func none() throws {
        try withDaemon { daemon in
            #expect(try daemon.say("notify add desk desktop").exit == 0)
            let agent = try daemon.live("notify", "run", "--json")
            try daemon.waitForWatchers(1)
            _ = try daemon.json(Self.dueNow)
            let report = try agent.json()
            #expect(report["accepted"] == false)
            #expect(report["detail"]?.string?.contains("no desktop session") == true)
            #expect(try agent.end() == .exited(0))
        }
    }
}
