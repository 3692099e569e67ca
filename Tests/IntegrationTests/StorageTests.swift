import Foundation
import Glibc
import Testing

@Suite("data that must not be touched, and a disk that is full")
struct StorageTests {
    /// A way to spoil a good database, and the reason that a call must name then.
    struct Spoiled: CustomTestStringConvertible, Sendable {
        let name: String
        let reason: String
        let spoil: @Sendable (inout [UInt8]) -> Void
        var testDescription: String { name }
    }

    private static let spoiled = [
        Spoiled(name: "a text file", reason: "foreign") { $0 = Array("Dear diary\n".utf8) },
        Spoiled(name: "another program's database", reason: "foreign") {
            // The application id, big endian at byte 68 (SQLite file format, 1.3).
            $0.replaceSubrange(68..<72, with: [0, 0, 0, 42])
        },
        Spoiled(name: "a newer version's database", reason: "newer") {
            // The user version, big endian at byte 60.
            $0.replaceSubrange(60..<64, with: [0, 0, 3, 231])
        },
        Spoiled(name: "a database cut short", reason: "damaged") {
            $0.removeLast($0.count / 2 / 4_096 * 4_096)
        },
        Spoiled(name: "a database with a page of noise", reason: "damaged") {
            $0.replaceSubrange(8_192..<12_288, with: [UInt8](repeating: 0xa5, count: 4_096))
        },
    ]

    @Test(
        "it stays as it is, every call says why, and the right file works again", arguments: spoiled
    )
    func untouched(spoiled: Spoiled) throws {
        try withDaemon { daemon in
            _ = try daemon.json("add naproxen 220 mg at 8 am")
            try daemon.stop()
            let good = try daemon.directory.read("data/dosed.db")
            var bytes = good
            spoiled.spoil(&bytes)
            try daemon.directory.write("data/dosed.db", bytes)
            let names = try Self.files(daemon)

            try daemon.start()
            for line in [
                "status", "list", "add ibuprofen 200 mg at 8 am", "undo", "due", "infusions",
            ] {
                let refused = try daemon.say(line + " --json")
                #expect(refused.exit == 69, "\(refused)")
                let error = try refused.json["error"]
                #expect(error?["name"] == "io.dosed.DatabaseUnavailable")
                #expect(error?["parameters"]?["reason"] == .string(spoiled.reason), "\(refused)")
            }
            let text = try daemon.say("list")
            #expect(text.err.inOneLine.contains("Nothing was changed"), "\(text)")
            let service = try daemon.connect().call("org.varlink.service.GetInfo")
            #expect(service["error"] == nil)
            #expect(try daemon.stop() == .exited(0))
            #expect(try daemon.directory.read("data/dosed.db") == bytes)
            #expect(try Self.files(daemon) == names)

            try daemon.directory.write("data/dosed.db", good)
            try daemon.start()
            #expect(try daemon.json("list").items.count == 1)
        }
    }

    private static func files(_ daemon: PrivateDaemon) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: daemon.directory.file("data")).sorted()
    }

    @Test("a directory that lets others in is refused with the command that helps")
    func unsafeDirectory() throws {
        try withDaemon(starting: false) { daemon in
            let data = try daemon.directory.makeDirectory("data", mode: 0o755)
            try daemon.start()
            let refused = try daemon.say("list")
            #expect(refused.exit == 69)
            #expect(refused.err.contains("chmod 700"), "\(refused)")
            #expect(refused.err.inOneLine.contains("tries again every minute"), "\(refused)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: data) == [])
            try daemon.stop()
            #expect(chmod(data, 0o700) == 0)
            try daemon.start()
            #expect(try daemon.say("list").exit == 0)
        }
    }

    @Test("a link in place of the directory or of the file is not followed")
    func links() throws {
        try withDaemon(starting: false) { daemon in
            let elsewhere = try daemon.directory.makeDirectory("elsewhere")
            #expect(symlink(elsewhere, daemon.directory.file("data")) == 0)
            try daemon.start()
            #expect(try daemon.say("list").exit == 69)
            try daemon.stop()
            unlink(daemon.directory.file("data"))
            try daemon.directory.makeDirectory("data")
            #expect(symlink(elsewhere + "/x.db", daemon.database) == 0)
            try daemon.start()
            #expect(try daemon.say("list").exit == 69)
            #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere) == [])
        }
    }

    @Test(
        "what was answered is there after kill -9 and after a clean stop",
        arguments: [SIGKILL, SIGTERM])
    func kept(signal: Int32) throws {
        try withDaemon { daemon in
            _ = try daemon.json("add zoledronic acid 4 mg IV every 12 weeks from now")
            _ = try daemon.json("dental exam --on yesterday --outcome clear")
            _ = try daemon.json("start zol")
            _ = try daemon.json("given zol --minutes 15")
            _ = try daemon.json("lab creatinine 0.9 mg/dL")
            let looks = ["list", "infusions", "dental", "show zol", "check", "due"]
            let before = try looks.map { try daemon.read($0) }
            try daemon.stop(signal)
            try daemon.start()
            #expect(try looks.map { try daemon.read($0) } == before)
        }
    }

    @Test(
        "a full disk: the write is refused, nothing is lost, reading goes on, and room heals it",
        .enabled(if: SmallDisk.isWanted, "\(SmallDisk.reason)"))
    func fullDisk() throws {
        try withDaemon(starting: false) { daemon in
            let disk = try SmallDisk(at: daemon.directory.makeDirectory("data"))
            try withExtendedLifetime(disk) {
                try daemon.start()
                _ = try daemon.json("add ibuprofen 200 mg as needed every 6 hours max 6 a day")
                try disk.fill()
                var taken = 0
                var refused: CommandResult?
                while refused == nil, taken < 500 {
                    let result = try daemon.say("take ibuprofen --json")
                    if result.exit == 0 { taken += 1 } else { refused = result }
                }
                let full = try #require(refused, "the disk did not fill")
                #expect(full.exit == 69, "\(full)")
                #expect(try full.json["error"]?["name"] == "io.dosed.StorageFull")
                #expect(try daemon.json("list").items.count == 1)
                let kept = try daemon.json("show ibuprofen")["records"]
                #expect(try daemon.say("take ibuprofen").exit == 69)
                try disk.free()
                #expect(
                    try daemon.json("show ibuprofen")["records"]?.without(["relative"])
                        == kept?.without(["relative"]))
                #expect(try daemon.say("take ibuprofen").exit == 0)
                daemon.kill()
                try daemon.start()
                #expect(
                    try daemon.json("show ibuprofen")["records"]?.items.count
                        == min(taken + 1, 20))
                try daemon.stop()
            }
        }
    }

    @Test(
        "no room at all at the first start: the daemon stays up and says so",
        .enabled(if: SmallDisk.isWanted, "\(SmallDisk.reason)"))
    func fullFromTheStart() throws {
        try withDaemon(starting: false) { daemon in
            let disk = try SmallDisk(at: daemon.directory.makeDirectory("data"))
            try withExtendedLifetime(disk) {
                try disk.fill()
                try daemon.start()
                let refused = try daemon.say("list")
                #expect(refused.exit == 69)
                #expect(refused.err.contains("full"), "\(refused)")
                #expect(refused.err.inOneLine.contains("tries again every minute"), "\(refused)")
                try daemon.stop()
                try disk.free()
                try daemon.start()
                #expect(try daemon.say("list").exit == 0)
                try daemon.stop()
            }
        }
    }
}

extension PrivateDaemon {
    /// What a command shows, without what time alone changes in it.
    fileprivate func read(_ line: String) throws -> JSON {
        try say(line + " --json").json.without(["relative", "left", "timing"])
    }
}
