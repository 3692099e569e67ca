import Foundation
import Glibc
import Testing

@Suite("how the daemon starts, lives and ends")
struct LifecycleTests {
    @Test("SIGTERM and SIGINT end it with 0 and leave no socket", arguments: [SIGTERM, SIGINT])
    func cleanEnd(signal: Int32) throws {
        try withDaemon { daemon in
            let watch = try daemon.live("watch")
            _ = try watch.remark()
            #expect(exists(daemon.socket))
            #expect(try daemon.stop(signal) == .exited(0))
            #expect(!exists(daemon.socket))
            #expect(!exists(daemon.database + "-wal"), "a clean stop leaves one file")
        }
    }

    @Test("a second daemon on the same data is refused and disturbs the first in nothing")
    func secondOnSameData() throws {
        try withDaemon { daemon in
            let other = daemon.directory.file("other.sock")
            daemon.arguments = ["--socket", other, "--database", daemon.database]
            let refused = try daemon.startRefused()
            #expect(refused.ending == .exited(75))
            #expect(refused.log.contains("another dosed is already running"), "\(refused.log)")
            #expect(refused.log.contains(daemon.database))
            #expect(!exists(other))
            #expect(try daemon.say("list").exit == 0)
        }
    }

    @Test("a second daemon on the same socket is refused and leaves the socket alone")
    func secondOnSameSocket() throws {
        try withDaemon { daemon in
            let data = daemon.directory.file("data2/dosed.db")
            daemon.arguments = ["--socket", daemon.socket, "--database", data]
            let refused = try daemon.startRefused()
            #expect(refused.ending == .exited(75))
            #expect(refused.log.contains(daemon.socket), "\(refused.log)")
            #expect(try daemon.say("list").exit == 0)
        }
    }

    @Test("of five daemons that start at once one serves, and the others say which")
    func race() throws {
        try withDaemon(starting: false) { daemon in
            let line = ["--socket", daemon.socket, "--database", daemon.database, "--zone", "UTC"]
            let all = try (0..<5).map { _ in
                try LiveCommand(Programs.dosed, line, environment: daemon.environment)
            }
            let said = try all.map { try $0.remark() }
            let serving = all.indices.filter { said[$0].contains("serving") }
            #expect(serving.count == 1, "\(said)")
            for index in all.indices where !serving.contains(index) {
                #expect(said[index].contains("already running"), "\(said[index])")
                #expect(try all[index].waitForEnd() == .exited(75))
            }
            #expect(try daemon.say("list").exit == 0)
            for index in serving { #expect(try all[index].end() == .exited(0)) }
        }
    }

    @Test("a socket left over by kill -9 is taken over")
    func staleSocket() throws {
        try withDaemon { daemon in
            daemon.kill()
            #expect(exists(daemon.socket))
            #expect(try daemon.say("list").exit == 69)
            try daemon.start()
            #expect(try daemon.say("list").exit == 0)
        }
    }

    @Test("what is no socket is not removed")
    func notASocket() throws {
        try withDaemon(starting: false) { daemon in
            try daemon.directory.write("dosed.sock", Array("mine".utf8))
            let refused = try daemon.startRefused()
            #expect(refused.ending == .exited(73))
            #expect(refused.log.contains("not a socket"), "\(refused.log)")
            #expect(try daemon.directory.read("dosed.sock") == Array("mine".utf8))
        }
    }

    @Test("everything it writes is for its owner alone")
    func permissionBits() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add naproxen 220 mg at 8 am")
            #expect(permissions(of: daemon.directory.file("data")) == 0o700)
            #expect(permissions(of: daemon.socket) == 0o600)
            let files = try FileManager.default
                .contentsOfDirectory(atPath: daemon.directory.file("data"))
            #expect(files.contains("dosed.db"))
            #expect(
                !files.contains { $0.hasSuffix("-shm") }, "one connection needs no shared memory")
            for file in files {
                #expect(permissions(of: daemon.directory.file("data/" + file)) == 0o600, "\(file)")
            }
        }
    }

    @Test("without options it lives in the XDG places, and dose finds it there")
    func xdgPlaces() throws {
        try withDaemon(starting: false) { daemon in
            let run = try daemon.directory.makeDirectory("run")
            let share = try daemon.directory.makeDirectory("share")
            let places = [
                "XDG_RUNTIME_DIR": run, "XDG_DATA_HOME": share, "DOSED_SOCKET": "",
            ]
            daemon.arguments = ["--zone", PrivateDaemon.zone]
            daemon.variables = places
            try daemon.start()
            #expect(exists(run + "/dosed/dosed.sock"))
            #expect(permissions(of: run + "/dosed") == 0o700)
            #expect(exists(share + "/dosed/dosed.db"))
            #expect(permissions(of: share + "/dosed") == 0o700)
            let environment = daemon.environment.merging(places) { $1 }.filter { !$0.value.isEmpty }
            let found = try CommandResult.running(
                Programs.dose, ["list"], environment: environment)
            #expect(found.exit == 0, "\(found)")
            try daemon.stop()
        }
    }

    @Test("without XDG_DATA_HOME the data is in ~/.local/share")
    func homePlace() throws {
        try withDaemon(starting: false) { daemon in
            daemon.arguments = ["--socket", daemon.socket, "--zone", PrivateDaemon.zone]
            try daemon.start()
            #expect(exists(daemon.directory.file(".local/share/dosed/dosed.db")))
            #expect(try daemon.say("list").exit == 0)
            try daemon.stop()
        }
    }

    @Test("DOSED_SOCKET and DOSED_DATABASE are honoured, and options come before them")
    func variables() throws {
        try withDaemon(starting: false) { daemon in
            daemon.arguments = ["--zone", PrivateDaemon.zone]
            daemon.variables = ["DOSED_DATABASE": daemon.directory.file("var/x.db")]
            try daemon.start()
            #expect(exists(daemon.directory.file("var/x.db")))
            #expect(try daemon.say("list").exit == 0)
            // A named daemon is the only one that is tried.
            let elsewhere = try daemon.say("list --socket \(daemon.directory.file("none.sock"))")
            #expect(elsewhere.exit == 69)
            try daemon.stop()
            daemon.arguments = ["--database", daemon.database, "--zone", PrivateDaemon.zone]
            try daemon.start()
            #expect(exists(daemon.database))
            try daemon.stop()
        }
    }

    @Test("bad options of dosed end with a sentence and a code")
    func badOptions() throws {
        try withDaemon(starting: false) { daemon in
            let long = daemon.directory.file(String(repeating: "x", count: 120))
            for (extra, code, said): ([String], Int32, String) in [
                (["--frobnicate"], 64, "frobnicate"), (["--allow-uid", "5"], 64, "--system"),
                (["--zone", "Mars/Olympus"], 78, "Mars/Olympus"), (["--socket", long], 73, "107"),
            ] {
                let refused = try daemon.startRefused(extra)
                #expect(refused.ending == .exited(code), "\(extra): \(refused)")
                #expect(refused.log.contains(said), "\(extra): \(refused.log)")
            }
        }
    }

    @Test("the home zone of the data stays, whatever the terminal or a later start says")
    func zoneStays() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add naproxen 220 mg at 8 am")
            let before = try daemon.json("list")[0]?["next"]?["at"]
            try daemon.stop()
            daemon.variables = ["TZ": "Asia/Tokyo"]
            try daemon.start(["--zone", "America/New_York"])
            #expect(try daemon.json("status")["zone"] == .string(PrivateDaemon.zone))
            let environment = daemon.environment.merging(["TZ": "Asia/Tokyo"]) { $1 }
            let list = try CommandResult.running(
                Programs.dose, ["list", "--json"], environment: environment)
            #expect(try list.json[0]?["next"]?["at"] == before)
        }
    }

    @Test("the log holds no medicine, amount, name or reason after a full story")
    func logIsPrivate() throws {
        try withDaemon { daemon in
            let secrets = [
                "zoledron", "Zometa", "ibuprofen", "frobozol", "4 mg", "200 mg", "Weber", "Ito",
                "urgent", "creatinine", "extraction", "dental", "0.93",
            ]
            for line in [
                "settings quiet-hours none",
                "add Zometa 4 mg IV every 12 weeks from now", "start zol",
                "start zol --override dental-exam --reason urgent --decided-by Weber",
                "given zol --place Ito", "add ibuprofen 200 mg by mouth once now", "take ibuprofen",
                "undo", "snooze ibuprofen 5m", "skip ibuprofen --reason urgent",
                "add frobozol 10 mg at 8 am", "lab creatinine 0.93 mg/dL", "show nosuch",
                "add zoledornic acid 4 mg at 8 am", "dental work planned extraction",
                "dental exam --booked today --dentist Ito", "stop zol --reason urgent", "check",
                "infusions", "due", "list --all", "dental", "status",
                "add ibuprofen 200 mg evry day",
            ] {
                _ = try daemon.say(line)
            }
            let watch = try daemon.live("watch", "--json")
            _ = try watch.line()
            try daemon.connect().send(message: #"{"method":"io.dosed.ibuprofen 200 mg"#)
            _ = try daemon.connect().call(
                "io.dosed.ShowPrescription", ["name": "ibuprofen", "x": 1])
            try daemon.stop()
            #expect(!daemon.log.isEmpty)
            for secret in secrets {
                #expect(
                    !daemon.log.lowercased().contains(secret.lowercased()),
                    "\(secret): \(daemon.log)")
            }
        }
    }

    @Test("it opens no network and starts no program")
    func noNetworkNoChildren() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add ibuprofen 200 mg by mouth once now")
            let watch = try daemon.live("watch", "--json")
            _ = try watch.line()
            let process = "/proc/\(try #require(daemon.pid))"
            var network: Set<String> = []
            for table in ["tcp", "tcp6", "udp", "udp6", "raw", "raw6", "netlink", "packet"] {
                let text = try? String(contentsOfFile: "\(process)/net/\(table)", encoding: .utf8)
                network.formUnion(
                    (text ?? "").split(whereSeparator: \.isWhitespace).map(String.init))
            }
            #expect(!network.isEmpty)
            // What another test of this process has open is handed to every child.
            let inherited = Set(try Self.sockets(of: "/proc/self"))
            var sockets = 0
            for target in try Self.sockets(of: process) where !inherited.contains(target) {
                sockets += 1
                #expect(!network.contains(String(target.dropFirst(8).dropLast())), "\(target)")
            }
            #expect(sockets >= 2)
            for task in try FileManager.default.contentsOfDirectory(atPath: process + "/task") {
                let children = try? String(
                    contentsOfFile: "\(process)/task/\(task)/children", encoding: .utf8)
                #expect((children ?? "").isEmpty)
            }
        }
    }

    @Test("many commands at the same time all get their answer and leave one record each")
    func parallel() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add ibuprofen 200 mg as needed every 6 hours max 6 a day")
            let running = try (0..<16).map { _ in try daemon.live("take", "ibuprofen", "--json") }
            for command in running {
                #expect(try command.waitForEnd() == .exited(0))
                #expect(try JSON(parsing: command.line())["record"]?["outcome"] == "taken")
            }
            #expect(try daemon.json("show ibuprofen")["records"]?.items.count == 16)
        }
    }

    @Test("status tells version, place, time and what is next")
    func status() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add naproxen 220 mg once tomorrow 08:00")
            let status = try daemon.json("status")
            #expect(status["database"] == .string(daemon.database))
            #expect(try #require(status["databaseBytes"]?.int) > 0)
            #expect(try #require(status["uptimeSeconds"]?.int) >= 0)
            let migrations = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appending(path: "../../Migrations")
            let steps = try FileManager.default.contentsOfDirectory(atPath: migrations.path)
            #expect(status["schema"]?.int == steps.filter { $0.hasSuffix(".sql") }.count)
            #expect(status["prescriptions"] == 1)
            #expect(status["nextTitle"] == "naproxen 220 mg")
            let date = try daemon.date(daysFromToday: 1)
            #expect(status["nextReminder"]?["at"]?.string?.hasPrefix(date + "T08:00:00+0") == true)
            let text = try daemon.say("status").out
            for words in [daemon.database, "naproxen 220 mg", date, PrivateDaemon.zone] {
                #expect(text.contains(words), "\(words) is missing in \(text)")
            }
        }
    }

    /// The sockets that a process has open: `socket:[1234]`.
    private static func sockets(of process: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: process + "/fd").compactMap {
            try? FileManager.default.destinationOfSymbolicLink(atPath: "\(process)/fd/\($0)")
        }.filter { $0.hasPrefix("socket:[") }
    }
}
