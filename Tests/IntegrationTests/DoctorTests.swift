import Foundation
import Testing

@Suite("dose doctor on a real service")
struct DoctorTests {
    private func findings(
        _ daemon: PrivateDaemon, _ exit: Int32
    ) throws -> [String: JSON] {
        let result = try daemon.say("doctor --json")
        #expect(result.exit == exit, "\(result)")
        #expect(result.err.isEmpty)
        let answer = try result.json
        let items = answer["findings"]?.items ?? []
        let problems = items.filter { $0["state"] == "problem" }
        #expect(answer["problems"]?.int == problems.count)
        return Dictionary(
            items.map { ($0["check"]?.string ?? "", $0) }, uniquingKeysWith: { one, _ in one })
    }

    /// Every file and folder with its mode; dosed itself is at work in that of the data.
    private func inventory(_ daemon: PrivateDaemon) throws -> [String] {
        let listed = try CommandResult.running(
            "/usr/bin/find",
            [
                daemon.directory.path, "-not", "-name", "log", "-not", "-path", "*/data/*",
                "-printf", "%p %m\n",
            ],
            environment: [:])
        return listed.out.split(separator: "\n").map(String.init).sorted()
    }

    @Test("all is well with a new service, and nothing is changed by looking")
    func well() throws {
        try withDaemon { daemon in
            let before = try inventory(daemon)
            let found = try findings(daemon, 0)
            for check in ["service", "version", "socket", "folder", "data"] {
                #expect(found[check]?["state"] == "ok", "\(check)")
            }
            #expect(found["channels"]?["state"] == "note")
            #expect(found["disk"] != nil)
            #expect(found["zones"]?["sentence"]?.string?.contains("/usr/share/zoneinfo") == true)
            #expect(Set(try inventory(daemon)).symmetricDifference(before) == [])
            let text = try daemon.say("doctor")
            #expect(text.exit == 0)
            #expect(text.out.contains("Nothing is wrong.\n"))
        }
    }

    @Test("data that others may enter is a problem, and the command it names helps")
    func open() throws {
        try withDaemon { daemon in
            let folder = daemon.directory.file("data")
            chmod(folder, 0o755)
            let found = try findings(daemon, 1)
            let command = try #require(found["folder"]?["command"]?.string)
            #expect(found["folder"]?["state"] == "problem")
            #expect(command == "chmod 700 \(folder)")
            let helped = try CommandResult.running(
                "/bin/sh", ["-c", command], environment: daemon.environment)
            #expect(helped.exit == 0)
            #expect(try findings(daemon, 0)["folder"]?["state"] == "ok")
        }
    }

    @Test("a service that does not run is a problem; what can be looked at is looked at")
    func down() throws {
        try withDaemon { daemon in
            try daemon.stop()
            let result = try CommandResult.running(
                Programs.dose, ["doctor", "--json"],
                environment: daemon.environment.merging(["DOSED_DATABASE": daemon.database]) { $1 })
            #expect(result.exit == 1, "\(result)")
            let items = try result.json["findings"]?.items ?? []
            let service = try #require(items.first { $0["check"] == "service" })
            #expect(service["state"] == "problem")
            #expect(service["command"]?.string == "dosed --socket \(daemon.socket)")
            #expect(items.contains { $0["check"] == "folder" && $0["state"] == "ok" })
            #expect(items.contains { $0["check"] == "disk" })
            #expect(!exists(daemon.socket) || permissions(of: daemon.socket) == 0o600)
        }
    }

    @Test("damaged data is a problem, told in the service's own sentence")
    func damaged() throws {
        try withDaemon { daemon in
            try daemon.stop()
            try daemon.directory.write("data/dosed.db", [UInt8](repeating: 7, count: 8_192))
            try daemon.start()
            let found = try findings(daemon, 1)
            #expect(found["service"]?["state"] == "problem")
            let said = try daemon.say("list").err.inOneLine
            let sentence = try #require(found["service"]?["sentence"]?.string)
            #expect(said.contains(sentence.prefix(40)))
        }
    }

    @Test("a channel that nobody serves is a problem")
    func channel() throws {
        try withDaemon { daemon in
            #expect(try daemon.say("notify add mine program /bin/true").exit == 0)
            let found = try findings(daemon, 1)
            #expect(found["channels"]?["state"] == "problem")
            #expect(found["channels"]?["command"] == "dose notify run")
            let agent = try daemon.live("notify", "run")
            _ = try agent.remark()
            try daemon.waitForWatchers(1)
            #expect(try findings(daemon, 0)["channels"]?["state"] == "ok")
            #expect(try agent.end() == .exited(0))
        }
    }
}
