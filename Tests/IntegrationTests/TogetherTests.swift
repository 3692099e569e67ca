import Foundation
import Glibc
import Testing

@Suite("What falls due together is told together", .serialized)
struct TogetherTests {
    /// Two doses that fall due at once: their hour is half an hour ahead, until the person moves to
    /// where it has passed.
    private func bringTwoDue(_ daemon: PrivateDaemon) throws {
        _ = try daemon.json("settings home-zone Etc/UTC")
        let parts = Calendar(identifier: .gregorian).dateComponents(
            in: try #require(TimeZone(identifier: "UTC")), from: Date().addingTimeInterval(1_800))
        let time = String(format: "%02d:%02d", parts.hour ?? 0, parts.minute ?? 0)
        for medicine in ["naproxen 220 mg", "ibuprofen 200 mg"] {
            _ = try daemon.json("add \(medicine) daily at \(time)")
        }
        // POSIX has it the other way round: one hour east of Greenwich.
        _ = try daemon.json("settings home-zone Etc/GMT-1")
    }

    @Test("a webhook gets one message that names each, and dose take all records both")
    func webhook() throws {
        try withDaemon { daemon in
            let sink = try WebSink(in: daemon.directory)
            #expect(try daemon.say("notify add hook webhook \(sink.address)/ok").exit == 0)
            let agent = try daemon.live("notify", "run", "--json")
            try daemon.waitForWatchers(1)
            let watch = try daemon.live("watch")
            try daemon.waitForWatchers(2)
            try bringTwoDue(daemon)
            let told = try JSON(parsing: sink.next().body)
            #expect(told["members"]?.items.map { $0["prescription"] } == ["naproxen", "ibuprofen"])
            let text = try #require(told["text"]?.string)
            for words in ["dose take naproxen", "dose take ibuprofen", "dose take all"] {
                #expect(text.contains(words), "\(text)")
            }
            #expect(try agent.json()["accepted"] == true)
            let shown = try (1...3).map { _ in try watch.line() }
            #expect(shown[0].contains("Time for your medicines."))
            #expect(shown[1].contains("naproxen 220 mg") && shown[2].contains("ibuprofen 200 mg"))
            let channel = try daemon.json("status")["channels"]?[0]
            #expect(channel?["waiting"] == 0)
            let taken = try daemon.json("take all").items
            #expect(taken.map { $0["record"]?["prescription"] } == ["naproxen", "ibuprofen"])
            #expect(try daemon.json("take all").items.isEmpty)
            // Each is taken back by itself, the last one first.
            #expect(try daemon.json("undo")["prescription"] == "ibuprofen")
            #expect(try daemon.json("due").items.map { $0["prescription"] } == ["ibuprofen"])
            #expect(try agent.end() == .exited(0))
        }
    }

    @Test(
        "one button of the desktop answers all that nobody has answered meanwhile",
        .enabled(if: Desktop.isWanted, "\(Desktop.reason)"))
    func desktop() throws {
        try withDaemon { daemon in
            let desktop = try Desktop(in: daemon.directory, daemon.environment)
            #expect(try daemon.say("notify add desk desktop").exit == 0)
            let agent = try LiveCommand(
                Programs.dose, ["notify", "run"], environment: desktop.environment)
            try daemon.waitForWatchers(1)
            try bringTwoDue(daemon)
            _ = try agent.remark(with: "told")
            #expect(try desktop.displayed() == "1")
            _ = try daemon.json("skip naproxen --reason x")
            try desktop.press("taken")
            _ = try agent.remark(with: "answered with taken")
            #expect(desktop.offered.contains("All taken"))
            func outcome(_ name: String) throws -> String? {
                try daemon.json("show \(name)")["records"]?[0]?["outcome"]?.string
            }
            #expect(try outcome("naproxen") == "skipped")
            #expect(try outcome("ibuprofen") == "taken")
            #expect(try agent.end() == .exited(0))
        }
    }

    @Test(
        "a reminder that is told again takes the place of the one before on the desktop",
        .enabled(if: Desktop.isWanted, "\(Desktop.reason)"))
    func replaced() throws {
        try withDaemon { daemon in
            let desktop = try Desktop(in: daemon.directory, daemon.environment)
            #expect(try daemon.say("notify add desk desktop").exit == 0)
            let agent = try LiveCommand(
                Programs.dose, ["notify", "run"], environment: desktop.environment)
            try daemon.waitForWatchers(1)
            _ = try daemon.json("add ibuprofen 200 mg by mouth once now")
            _ = try agent.remark(with: "told")
            _ = try daemon.json("snooze ibuprofen 1s")
            _ = try agent.remark(with: "told")
            #expect(try desktop.displayed() == "1")
            #expect(try agent.end() == .exited(0))
        }
    }
}
