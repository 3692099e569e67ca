import Foundation
import Testing

@Suite(
    "dosed as another maker's client drives it",
    .enabled(if: ForeignClient.isWanted, Comment(rawValue: ForeignClient.reason)))
struct ForeignClientTests {
    @Test("its command line shows who serves, and the description as it was written")
    func introspection() throws {
        try withDaemon { daemon in
            let info = try ForeignClient.run("-m", "varlink.cli", "info", daemon.address)
            #expect(info.exit == 0, "\(info)")
            #expect(info.out.contains("Product: dosed"), "\(info)")
            #expect(info.out.contains("io.dosed"), "\(info)")
            let help = try ForeignClient.run(
                "-m", "varlink.cli", "help", daemon.address + "/io.dosed")
            #expect(help.exit == 0, "\(help)")
            #expect(help.out.contains(try Self.description()), "\(help)")
        }
    }

    @Test("its parser reads our description and finds every member in it")
    func parser() throws {
        let script = """
            import sys, varlink
            interface = varlink.scanner.Interface(open(sys.argv[1]).read())
            print(interface.name)
            for name, member in interface.members.items():
                print({"_Alias": "type", "_Method": "method", "_Error": "error"}
                    [type(member).__name__], name)
            """
        let result = try ForeignClient.run("-c", script, Self.descriptionFile.path)
        #expect(result.exit == 0, "\(result)")
        let kinds: Set<Substring> = ["type", "method", "error"]
        let members = try Self.description().split(separator: "\n").compactMap { line in
            let words = line.split { " (".contains($0) }.prefix(2)
            return words.count == 2 && kinds.contains(words[0])
                ? words.joined(separator: " ") : nil
        }
        #expect(members.count > 40)
        #expect(result.out.split(separator: "\n").map(String.init) == ["io.dosed"] + members)
    }

    @Test("its command line makes a call and prints the answer")
    func call() throws {
        try withDaemon { daemon in
            let added = try ForeignClient.run(
                "-m", "varlink.cli", "call", daemon.address + "/io.dosed.AddPrescription",
                #"{"requestId":"a","text":"naproxen 220 mg at 8 am"}"#)
            #expect(try added.json["prescription"]?["name"] == "naproxen", "\(added)")
            let list = try ForeignClient.run(
                "-m", "varlink.cli", "call", daemon.address + "/io.dosed.ListPrescriptions")
            let names = try list.json["prescriptions"]?.items.map { $0["name"] }
            #expect(names == ["naproxen"], "\(list)")
        }
    }

    @Test("its command line prints an error with its name and what it carries")
    func error() throws {
        try withDaemon { daemon in
            let unknown = try ForeignClient.run(
                "-m", "varlink.cli", "call", daemon.address + "/io.dosed.ShowPrescription",
                #"{"name":"nope"}"#)
            #expect(unknown.err.contains("io.dosed.NotFound"), "\(unknown)")
            #expect(unknown.err.contains("nope"), "\(unknown)")
            let method = try ForeignClient.run(
                "-m", "varlink.cli", "call", daemon.address + "/io.dosed.Nope")
            #expect(method.err.contains("MethodNotFound"), "\(method)")
        }
    }

    @Test("its library holds a conversation: calls, errors of both interfaces, a oneway call")
    func library() throws {
        let script = """
            import sys, varlink
            with varlink.Client(sys.argv[1]) as client, client.open("io.dosed") as c:
                print(c.GetStatus()["prescriptions"])
                print(c.AddPrescription("a", "naproxen 220 mg at 8 am")["prescription"]["name"])
                for attempt in (
                    lambda: c.RecordDose("b", "aspirin", "taken"),
                    lambda: c.RecordDose("b", "naproxen", "eaten"),
                    lambda: c.WatchReminders(),
                ):
                    try:
                        attempt()
                    except varlink.VarlinkError as error:
                        print(error.error(), sorted(error.parameters()))
                c.RecordDentalExam("c", "yesterday", "clear", _oneway=True)
                print(c.GetDental()["exams"][0]["outcome"])
                print(len(list(c.ListPrescriptions(_more=True))))
            """
        try withDaemon { daemon in
            let result = try ForeignClient.run("-c", script, daemon.address)
            #expect(result.exit == 0, "\(result)")
            #expect(
                result.out.split(separator: "\n") == [
                    "0", "naproxen",
                    "io.dosed.NotFound ['message', 'name', 'suggestions', 'what']",
                    "org.varlink.service.InvalidParameter ['parameter']",
                    "org.varlink.service.ExpectedMore []", "clear", "1",
                ], "\(result)")
        }
    }

    @Test("its library follows reminders as they come, and leaves when it has seen enough")
    func stream() throws {
        let script = """
            import sys, varlink
            with varlink.Client(sys.argv[1]) as client, client.open("io.dosed") as c:
                for reply in c.WatchReminders(_more=True):
                    print(reply["reminder"]["prescription"])
            """
        try withDaemon { daemon in
            let watcher = try ForeignClient.live("-c", script, daemon.address)
            for name in ["naproxen", "ibuprofen"] {
                _ = try daemon.json("add \(name) 200 mg by mouth once now")
                #expect(try watcher.line() == name)
            }
            #expect(try daemon.json("status")["watchers"] == 1)
            _ = try watcher.end()
            let deadline = Deadline()
            while try daemon.json("status")["watchers"] != 0, !deadline.hasPassed {}
            #expect(try daemon.json("status")["watchers"] == 0)
        }
    }

    private static let descriptionFile = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/DoseInterface/io.dosed.varlink")

    private static func description() throws -> String {
        try String(contentsOf: descriptionFile, encoding: .utf8)
    }
}

extension PrivateDaemon {
    fileprivate var address: String { "unix:" + socket }
}
