import Foundation
import Glibc
import Testing

@Suite("who may call", .enabled(if: OtherUser.isPossible, "\(OtherUser.reason)"))
struct PeerTests {
    @Test("a socket that a user may not open is told apart from a daemon that is not there")
    func noPermission() throws {
        try withDaemon { daemon in
            let other = try OtherUser()
            let refused = try other.dose("status", in: daemon)
            #expect(refused.exit == 77, "\(refused)")
            #expect(refused.err.contains(daemon.socket))
            let json = try other.dose("status", "--json", in: daemon)
            #expect(json.exit == 77)
            #expect(try json.json["error"]?["exitCode"] == 77)
        }
    }

    @Test("another user is denied by the daemon itself where the socket lets everyone in")
    func denied() throws {
        try withDaemon { daemon in
            #expect(chmod(daemon.directory.path, 0o755) == 0)
            #expect(chmod(daemon.socket, 0o666) == 0)
            let other = try OtherUser()
            for words in [["status"], ["list"], ["add", "naproxen 220 mg at 8 am"], ["watch"]] {
                let line = other.command("dose") + words + ["--json"]
                let refused = try CommandResult.running(
                    line[0], Array(line.dropFirst()), environment: daemon.environment)
                #expect(refused.exit == 77, "\(refused)")
                #expect(
                    try refused.json["error"]?["name"] == "org.varlink.service.PermissionDenied")
            }
            #expect(try daemon.json("list") == [])
            #expect(daemon.log.contains("uid=\(OtherUser.uid)"))
        }
    }

    @Test(
        "another user is denied before a byte is read: even nonsense is answered with the denial",
        .enabled(if: Programs.find("perl") != nil, "needs perl as a raw client of another user"))
    func deniedBeforeParsing() throws {
        try withDaemon { daemon in
            #expect(chmod(daemon.directory.path, 0o755) == 0)
            #expect(chmod(daemon.socket, 0o666) == 0)
            let script = """
                use Socket; socket(my $s, PF_UNIX, SOCK_STREAM, 0) or die;
                connect($s, sockaddr_un($ARGV[0])) or die; $| = 1;
                syswrite($s, $ARGV[1]) if length $ARGV[1]; local $/; print <$s>;
                """
            for nonsense in ["", "not json\u{1}"] {
                let answer = try CommandResult.running(
                    try #require(Programs.find("setpriv")),
                    [
                        "--reuid=\(OtherUser.uid)", "--regid=\(OtherUser.uid)", "--clear-groups",
                        try #require(Programs.find("perl")), "-e", script, daemon.socket, nonsense,
                    ], environment: daemon.environment)
                let text = answer.out.filter { $0 != "\0" }
                #expect(
                    try JSON(parsing: text)["error"] == "org.varlink.service.PermissionDenied",
                    "\(answer)")
            }
        }
    }

    @Test("data in a directory that cannot be written: the daemon stays up and every call says so")
    func readOnlyDirectory() throws {
        try withDaemon(starting: false) { daemon in
            let other = try OtherUser()
            let run = try daemon.directory.makeDirectory("run")
            let data = try daemon.directory.makeDirectory("data", mode: 0o500)
            #expect(chown(run, OtherUser.uid, OtherUser.uid) == 0)
            #expect(chown(data, OtherUser.uid, OtherUser.uid) == 0)
            #expect(chmod(daemon.directory.path, 0o755) == 0)
            #expect(chmod(daemon.directory.file("notify"), 0o666) == 0)
            daemon.launcher = other.command("dosed")
            daemon.arguments = ["--socket", run + "/s", "--database", daemon.database]
            try daemon.start()
            for line in ["status", "list", "due", "undo"] {
                let refused = try other.dose(line, "--socket", run + "/s", in: daemon)
                #expect(refused.exit == 69, "\(refused)")
                #expect(refused.err.inOneLine.contains("cannot be saved"), "\(refused)")
            }
            #expect(try daemon.stop() == .exited(0))
            #expect(try FileManager.default.contentsOfDirectory(atPath: data) == [])
        }
    }

    @Test("data in a directory of somebody else is refused")
    func directoryOfAnother() throws {
        try withDaemon(starting: false) { daemon in
            let data = try daemon.directory.makeDirectory("data")
            #expect(chown(data, OtherUser.uid, OtherUser.uid) == 0)
            try daemon.start()
            let refused = try daemon.say("status --json")
            #expect(refused.exit == 69)
            #expect(
                try refused.json["error"]?["parameters"]?["reason"] == "unsafe_directory")
        }
    }
}
