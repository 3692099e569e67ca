import Foundation
import Glibc
import Testing

@Suite(
    "a socket that systemd hands over",
    .enabled(
        if: Programs.find("systemd-socket-activate") != nil,
        "needs systemd-socket-activate, of the package systemd"))
struct ActivationTests {
    /// - Parameter runtime: whether the daemon also knows a place for a socket of its own.
    private static func activated(
        _ daemon: PrivateDaemon, _ options: [String], runtime: Bool = true
    ) throws -> LiveCommand {
        let run = runtime ? ["-E", "XDG_RUNTIME_DIR=" + daemon.directory.path] : []
        return try LiveCommand(
            try #require(Programs.find("systemd-socket-activate")),
            options + run + [
                "-E", "HOME", Programs.dosed, "--database", daemon.database, "--zone",
                PrivateDaemon.zone,
            ], environment: daemon.environment)
    }

    @Test("the first call starts the daemon, which serves on that socket and leaves it there")
    func one() throws {
        try withDaemon(starting: false) { daemon in
            let service = try Self.activated(daemon, ["-l", daemon.socket])
            _ = try service.remark(with: "Listening")
            let added = try daemon.say("add naproxen 220 mg at 8 am")
            #expect(added.exit == 0, "\(added)")
            #expect(try daemon.json("list").items.count == 1)
            #expect(try service.end() == .exited(0))
            #expect(exists(daemon.socket), "the socket belongs to systemd")
        }
    }

    @Test("who is handed a socket needs no place for one")
    func withoutRuntimeDirectory() throws {
        try withDaemon(starting: false) { daemon in
            let service = try Self.activated(daemon, ["-l", daemon.socket], runtime: false)
            _ = try service.remark(with: "Listening")
            let list = try daemon.say("list")
            #expect(list.exit == 0, "\(list)")
            #expect(try service.end() == .exited(0))
        }
    }

    @Test("of several sockets the one named varlink is served")
    func several() throws {
        try withDaemon(starting: false) { daemon in
            let other = daemon.directory.file("other.sock")
            let service = try Self.activated(
                daemon, ["-l", other, "-l", daemon.socket, "--fdname=other:varlink"])
            _ = try service.remark(with: "as 4")
            #expect(try daemon.say("list").exit == 0)
            #expect(try service.end() == .exited(0))
        }
    }

    @Test("of several sockets without that name none is guessed")
    func unnamed() throws {
        try withDaemon(starting: false) { daemon in
            let service = try Self.activated(
                daemon,
                ["-l", daemon.directory.file("a"), "-l", daemon.socket, "--fdname=a:b"])
            _ = try service.remark(with: "as 4")
            let connection = try daemon.connect()
            #expect(try service.remark(with: "varlink").contains("a, b"))
            #expect(try service.waitForEnd() == .exited(78))
            withExtendedLifetime(connection) {}
        }
    }
}
