import DoseInterface
import StrictJSON
import Testing
import Varlink

@testable import DoseCommands

@Suite("whole runs of dose")
struct ProgramTests {
    @Test("a list prints one JSON array gathered from the stream")
    func jsonList() async throws {
        let frames =
            try Reply.encode(
                parameters: ListDue.Reply(doses: [Samples.dose()]), continues: true)
            + Reply.encode(parameters: ListDue.Reply(doses: [Samples.dose(state: .overdue)]))
        let server = try TestServer(.answer(frames))
        let run = await CommandRun("due", "--json", socket: server.path)
        #expect(run.exit == 0)
        #expect(run.json?.array?.map { $0["state"] } == ["due", "overdue"])
        #expect(run.json?.array?.first?["due"]?["at"] == "2026-11-23T20:00:00+01:00")
    }

    @Test(
        "an empty list is an empty array and exit 0",
        arguments: [
            ("list", "prescriptions"), ("due", "doses"), ("infusions", "infusions"),
            ("check", "reports"),
        ])
    func emptyList(command: String, member: String) async throws {
        let reply = [member: [String](), "remarks": []].filter {
            $0.key == member || member == "infusions"
        }
        let server = try TestServer(.reply(reply), .reply(reply))
        let json = await CommandRun(command, "--json", socket: server.path)
        #expect(json.exit == 0)
        let empty = command == "infusions" ? #"{"infusions":[],"remarks":[]}"# : "[]"
        #expect(json.answers == empty + "\n")
        let text = await CommandRun(command, socket: server.path)
        #expect(text.exit == 0)
        #expect(text.answers.hasPrefix("No"))
    }

    @Test("an object reply is printed as one object with every member")
    func jsonObject() async throws {
        let server = try TestServer(.reply(Samples.status))
        let run = await CommandRun("status", "--json", socket: server.path)
        #expect(run.exit == 0)
        #expect(try run.json?.decode(GetStatus.Reply.self) == Samples.status)
    }

    @Test("a refusal in JSON carries name, message, exit code and all parameters")
    func jsonError() async throws {
        let error = NotFound(
            what: "prescription", name: "x", suggestions: ["y"], message: "No such one.")
        let server = try TestServer(.error(error))
        let run = await CommandRun("show", "x", "--json", socket: server.path)
        #expect(run.exit == 66)
        #expect(run.messages.isEmpty)
        #expect(
            run.json == [
                "error": [
                    "name": "io.dosed.NotFound", "message": "No such one.", "exitCode": 66,
                    "parameters": [
                        "what": "prescription", "name": "x", "suggestions": ["y"],
                        "message": "No such one.",
                    ],
                ]
            ])
    }

    @Test("a daemon that is not there ends with 69 and one clear sentence")
    func notThere() async {
        let text = await CommandRun("list")
        #expect(text.exit == 69)
        #expect(text.answers.isEmpty)
        #expect(
            text.messages.hasPrefix(
                "dose: cannot reach dosed at /nonexistent/s: nothing listens there.\n"))
        let json = await CommandRun("list", "--json")
        #expect(json.exit == 69)
        #expect(json.json?["error"]?["name"] == "dose.NotReachable")
        #expect(json.json?["error"]?["parameters"] == ["path": "/nonexistent/s"])
    }

    @Test("--socket goes before DOSED_SOCKET")
    func socketOption() async throws {
        let server = try TestServer(.reply(Samples.status))
        let run = await CommandRun("status", "--socket", server.path, socket: "/nonexistent/s")
        #expect(run.exit == 0)
    }

    @Test("a held start ends with 1 on standard output, in JSON as an error")
    func held() async throws {
        let error = StartHeld(
            prescription: "za", checks: [Samples.dentalExam], message: "1 check holds it.")
        let server = try TestServer(.error(error), .error(error))
        let text = await CommandRun("start", "za", socket: server.path)
        #expect(text.exit == 1)
        #expect(text.answers.hasPrefix("Not started: 1 check holds the start."))
        #expect(text.messages.isEmpty)
        let json = await CommandRun("start", "za", "--json", socket: server.path)
        #expect(json.exit == 1)
        #expect(json.json?["error"]?["name"] == "io.dosed.StartHeld")
        #expect(json.json?["error"]?["parameters"]?["checks"]?.array?.count == 1)
    }

    @Test("check prints its array and ends with 1 while something blocks, else with 0")
    func check() async throws {
        let report = { (item: CheckItem) in
            CheckReadiness.Reply(reports: [
                ReadinessReport(
                    prescription: "za", medicine: "zoledronic acid", state: .planned,
                    readiness: .open, checks: [item])
            ])
        }
        var ok = Samples.dentalExam
        ok.state = .ok
        let server = try TestServer(
            .reply(report(Samples.dentalExam)), .reply(report(Samples.dentalExam)),
            .reply(report(ok)))
        let json = await CommandRun("check", "--json", socket: server.path)
        #expect(json.exit == 1)
        #expect(json.json?.array?.count == 1)
        let text = await CommandRun("check", socket: server.path)
        #expect(text.exit == 1)
        #expect(text.messages.isEmpty)
        #expect(await CommandRun("check", socket: server.path).exit == 0)
    }

    @Test("an unknown outcome ends with 75 and names the id that was sent")
    func unknown() async throws {
        let server = try TestServer(.hangUp)
        let run = await CommandRun("undo", "--json", socket: server.path)
        #expect(run.exit == 75)
        let sent = try #require(server.calls.first?["parameters"]?["requestId"])
        #expect(run.json?["error"]?["parameters"]?["requestId"] == sent)
        #expect(run.json?["error"]?["name"] == "io.dosed.OutcomeUnknown")
    }

    @Test("control characters from the daemon reach neither text nor JSON raw")
    func controls() async throws {
        let error = Invalid(parameter: "p", message: "bad \u{1B}[31m\u{9B}2J\u{07}word")
        let server = try TestServer(.error(error), .error(error))
        let text = await CommandRun("due", socket: server.path)
        let json = await CommandRun("due", "--json", socket: server.path)
        for output in [text.messages, json.answers] {
            #expect(output.contains("word"))
            #expect(
                !output.unicodeScalars.contains {
                    $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value))
                })
        }
        #expect(json.json?["error"]?["message"] == .string(error.message))
    }

    @Test("watch prints what is due, reconnects after the last number and repeats none")
    func watch() async throws {
        let reminder = { (number: Int) in
            try Reply.encode(
                parameters: WatchReminders.Reply(reminder: Samples.reminder(number: number)),
                continues: true)
        }
        var quiet = Samples.status
        quiet.dueNow = 0
        let server = try TestServer(
            .reply(quiet), .answer(reminder(7) + reminder(8)), .reply(Samples.status),
            .answer(reminder(9)), .reply(Samples.status),
            .answer(errorFrame(Invalid(parameter: "after", message: "enough"))))
        let run = await CommandRun("watch", "--json", socket: server.path)
        #expect(run.exit == 65)
        let lines = try run.answers.split(separator: "\n").map {
            try JSONValue.parse(Array($0.utf8))
        }
        #expect(lines.dropLast().map { $0["number"] } == [7, 8, 9])
        #expect(server.parameters(named: "after") == [nil, nil, nil, 8, nil, 9])
        #expect(run.messages.contains("nothing is due. Next: zoledronic acid 4 mg"))
        #expect(run.messages.ranges(of: "Waiting for dosed").count == 2)
        #expect(run.messages.ranges(of: "dosed is back").count == 2)
    }

    @Test("watch without a daemon at its start is an error, not a wait")
    func watchWithoutDaemon() async {
        #expect(await CommandRun("watch").exit == 69)
    }
}
