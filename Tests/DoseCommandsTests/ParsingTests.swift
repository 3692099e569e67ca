import ArgumentParser
import DoseInterface
import StrictJSON
import Testing

@testable import DoseCommands

@Suite("the command line")
struct ParsingTests {
    @Test(
        "each command sends its method and what was typed",
        arguments: [
            (
                "add naproxen 220 mg at 8 am --since 2025-10-01 --doses 14 --as-written",
                "AddPrescription",
                [
                    "text": "naproxen 220 mg at 8 am", "since": "2025-10-01",
                    "dosesBefore": 14, "asWritten": true,
                ]
            ), ("add naproxen", "AddPrescription", ["text": "naproxen"]),
            ("add naproxen -- -3 days", "AddPrescription", ["text": "naproxen -3 days"]),
            (
                "preview every 8 hours --from 2026-03-28 --count 6 --zone Asia/Tokyo",
                "PreviewSchedule",
                [
                    "text": "every 8 hours", "from": "2026-03-28", "count": 6,
                    "zone": "Asia/Tokyo",
                ]
            ), ("preview every 8 hours", "PreviewSchedule", ["text": "every 8 hours"]),
            (
                "add naproxen --follow device", "AddPrescription",
                ["text": "naproxen", "follows": "device"]
            ), ("settings", "GetSettings", [:]),
            (
                "settings waking 7 am to 11 pm", "ChangeSetting",
                ["name": "waking", "value": "7 am to 11 pm"]
            ),
            (
                "settings nag 10 minutes, 5 times", "ChangeSetting",
                ["name": "nag", "value": "10 minutes, 5 times"]
            ),
            (
                "edit za --lead 7 days, 1 day --nag never", "EditPrescription",
                ["name": "za", "lead": "7 days, 1 day", "nag": "never"]
            ), ("settings lunch default", "ChangeSetting", ["name": "lunch"]),
            ("clock", "GetStatus", [:]), ("clock --right", "ConfirmClock", [:]),
            ("list", "ListPrescriptions", [:]), ("list --all", "ListPrescriptions", ["all": true]),
            ("show za", "ShowPrescription", ["name": "za"]),
            ("start za", "StartPrescription", ["name": "za"]),
            (
                "start za --override dental-exam --reason no dentist --decided-by Dr. Abara",
                "StartPrescription",
                [
                    "name": "za",
                    "overrides": [
                        [
                            "check": "dental-exam", "reason": "no dentist",
                            "decidedBy": "Dr. Abara",
                        ]
                    ],
                ]
            ),
            (
                "stop za --reason a new plan", "StopPrescription",
                ["name": "za", "reason": "a new plan"]
            ),
            ("show zoledronic acid", "ShowPrescription", ["name": "zoledronic acid"]),
            ("check", "CheckReadiness", [:]), ("check za", "CheckReadiness", ["name": "za"]),
            ("due", "ListDue", [:]), ("due --days 7", "ListDue", ["days": 7]),
            ("infusions --days 90", "ListInfusions", ["days": 90]),
            ("status", "GetStatus", [:]), ("dental", "GetDental", [:]),
            ("dental status", "GetDental", [:]),
            (
                "dental exam --on 2026-11-18 --outcome work-needed --dentist Dr. Ito",
                "RecordDentalExam",
                ["on": "2026-11-18", "outcome": "work_needed", "dentist": "Dr. Ito"]
            ), ("dental exam --booked friday", "RecordDentalExam", ["booked": "friday"]),
            (
                "dental exam clear yesterday", "RecordDentalExam",
                ["on": "yesterday", "outcome": "clear"]
            ),
            (
                "dental exam last friday work needed --dentist Dr. Ito", "RecordDentalExam",
                ["on": "last friday", "outcome": "work_needed", "dentist": "Dr. Ito"]
            ), ("dental exam Treated", "RecordDentalExam", ["outcome": "treated"]),
            (
                "dental exam 2 weeks ago --outcome clear", "RecordDentalExam",
                ["on": "2 weeks ago", "outcome": "clear"]
            ),
            (
                "dental work planned root canal --on 2d", "RecordDentalWork",
                ["status": "planned", "what": "root canal", "on": "2d"]
            ), ("dental work healed", "RecordDentalWork", ["status": "healed"]),
            (
                "lab creatinine 0.9 mg/dL --on 2026-11-20", "RecordObservation",
                ["name": "creatinine", "value": "0.9", "unit": "mg/dL", "on": "2026-11-20"]
            ),
            (
                "lab vitamin d 30 ng/mL", "RecordObservation",
                ["name": "vitamin d", "value": "30", "unit": "ng/mL"]
            ),
            (
                "lab weight 61 kg --range 50-70 --as-written", "RecordObservation",
                [
                    "name": "weight", "value": "61", "unit": "kg", "range": "50-70",
                    "asWritten": true,
                ]
            ), ("lab", "ListObservations", [:]),
            (
                "lab creatinine --booked friday", "BookLabTest",
                ["name": "creatinine", "day": "friday"]
            ),
            (
                "lab creatinine --from 2026-01-01 --to today --all", "ListObservations",
                ["name": "creatinine", "from": "2026-01-01", "to": "today", "all": true]
            ), ("stock", "ListStock", [:]), ("stock za", "GetStock", ["name": "za"]),
            ("stock show za", "GetStock", ["name": "za"]),
            ("stock --everyone", "ListStock", ["everyone": true]),
            (
                "stock set za 30 tablets --each 220 mg --expires 2027-03 --pharmacy City Pharmacy",
                "RecordStock",
                [
                    "name": "za", "change": "set", "amount": "30 tablets", "each": "220 mg",
                    "expires": "2027-03", "pharmacy": "City Pharmacy",
                ]
            ),
            (
                "stock add za 28 tablets --repeats 2", "RecordStock",
                ["name": "za", "change": "add", "amount": "28 tablets", "repeats": 2]
            ),
            (
                "stock set za --opened 2 days ago --discard-after 28 days", "RecordStock",
                [
                    "name": "za", "change": "set", "opened": "2 days ago",
                    "discardAfter": "28 days",
                ]
            ), ("stock end za", "RecordStock", ["name": "za", "change": "end"]),
            ("undo", "UndoLast", [:]),
        ] as [(String, String, JSONObject)])
    func sends(line: String, method: String, expected: JSONObject) async throws {
        let arguments = line.split(separator: " ").map(String.init)
        #expect(try await call(arguments)["method"]?.string == "io.dosed.\(method)")
        #expect(try await parameters(of: arguments) == expected)
    }

    @Test(
        "each record command sends its outcome",
        arguments: [
            (
                "take za 1000 mg --at 23:40 --slot 2026-11-23T20:00",
                [
                    "name": "za", "outcome": "taken", "words": "1000 mg", "at": "23:40",
                    "slot": "2026-11-23T20:00",
                ]
            ), ("take za", ["name": "za", "outcome": "taken"]),
            (
                "take ibuprofen 400 mg 20 minutes ago",
                ["name": "ibuprofen", "outcome": "taken", "words": "400 mg 20 minutes ago"]
            ),
            (
                "skip za yesterday --reason upset",
                ["name": "za", "outcome": "skipped", "words": "yesterday", "reason": "upset"]
            ),
            (
                "cancelled zoledronic acid --reason closed",
                ["name": "zoledronic acid", "outcome": "cancelled", "reason": "closed"]
            ),
            (
                "skip za --reason stomach upset",
                ["name": "za", "outcome": "skipped", "reason": "stomach upset"]
            ),
            (
                "given za --on 2026-12-01 --minutes 15 --place Ward 3 --amount 4 mg",
                [
                    "name": "za", "outcome": "given", "at": "2026-12-01", "minutes": 15,
                    "place": "Ward 3", "amount": "4 mg",
                ]
            ),
            (
                "cancelled za --reason closed",
                ["name": "za", "outcome": "cancelled", "reason": "closed"]
            ),
        ] as [(String, JSONObject)])
    func records(line: String, expected: JSONObject) async throws {
        let arguments = line.split(separator: " ").map(String.init)
        #expect(try await call(arguments)["method"] == "io.dosed.RecordDose")
        #expect(try await parameters(of: arguments) == expected)
    }

    @Test(
        "a name by itself asks without the parser, and asks the same as with it",
        arguments: ["today", "due", "infusions", "list"])
    func unparsed(name: String) async throws {
        #expect([name].question != nil)
        #expect([name, "--plain"].question == nil)
        #expect(try await call([name]) == call([name, "--plain"]))
    }

    @Test("a snooze joins its length")
    func snooze() async throws {
        #expect(
            try await parameters(of: ["snooze", "za", "2", "hours"])
                == ["name": "za", "length": "2 hours"])
    }

    @Test("a stated request id is sent as it is, otherwise each run makes its own")
    func requestID() async throws {
        let stated = try await call(["undo", "--request-id", "abc-1"])
        #expect(stated["parameters"]?["requestId"] == "abc-1")
        let first = try await call(["undo"])["parameters"]?["requestId"]?.string
        let second = try await call(["undo"])["parameters"]?["requestId"]?.string
        #expect(first != nil && first != second)
    }

    @Test(
        "misuse ends with 64, in text on standard error and in JSON on standard output",
        arguments: [
            "lst", "add", "add x --doses 3", "add x --since 2025 --doses -1", "add x --doses y",
            "list extra", "stock za --everyone", "show", "start", "start za --override dental-exam",
            "start za --override c --reason r", "start za --reason r", "start za --decided-by w",
            "stop za", "dental polish", "dental exam", "dental exam --outcome perfect",
            "dental exam --outcome clear --booked friday", "dental exam --booked 2d --on 3d",
            "dental exam yesterday", "dental exam clear --outcome treated",
            "dental exam clear 2d --on 3d", "dental exam friday --booked friday",
            "dental exam clear --booked friday",
            "dental work", "dental work begun", "due --days x", "due --days 3661", "take",
            "skip za", "snooze", "given", "given za --on 2d --at 8", "cancelled za",
            "given za --minutes 0", "given za --minutes 2881", "undo x", "infusions --days -1",
            "lab creatinine --on today", "lab --booked friday",
            "lab calcium 9 mg/dL --booked friday", "lab creatinine 1 mg/dL --all", "notify away",
            "notify --command a --deadline 0",
            "notify --command a --deadline 3601", "undo --request-id a_b", "status --sockets x",
            "watch --frequently", "demo now",
        ])
    func misuse(line: String) async throws {
        let arguments = line.split(separator: " ").map(String.init)
        let text = await CommandRun(arguments)
        #expect(text.exit == 64)
        #expect(text.answers.isEmpty)
        #expect(text.messages.hasPrefix("dose: "))
        let json = await CommandRun(arguments + ["--json"])
        #expect(json.exit == 64)
        #expect(json.messages.isEmpty)
        #expect(json.json?["error"]?["name"] == "dose.Usage")
        #expect(json.json?["error"]?["exitCode"] == 64)
    }

    @Test("a command that is nearly right is suggested")
    func suggests() async {
        #expect(await CommandRun("infusoins").messages.contains("Did you mean \"infusions\"?"))
        #expect(await !CommandRun("zzz").messages.contains("Did you mean"))
    }

    @Test("a word for what a command does is answered with the command")
    func otherWords() async {
        #expect(await CommandRun("took", "za").messages.contains("Did you mean \"take\"?"))
        let names = DoseCommand.configuration.groupedSubcommands.flatMap(\.subcommands)
            .compactMap { $0.configuration.commandName }
        for (word, command) in CommandWords.otherWords {
            #expect(names.contains(command), "\(command)")
            #expect(!names.contains { $0.hasPrefix(word) }, "\(word)")
        }
    }

    @Test("help and version are answers")
    func help() async {
        for arguments in [
            ["--help"], ["help"], ["help", "add"], ["add", "--help"], ["dental", "-h"],
        ] {
            let run = await CommandRun(arguments)
            #expect(run.exit == 0)
            #expect(run.answers.contains("USAGE: dose"))
            #expect(run.messages.isEmpty)
        }
        #expect(await CommandRun("add", "--help").answers.contains("dose add naproxen 220 mg"))
        #expect(await CommandRun("--version").answers == "\(DoseCommand.version)\n")
    }

    @Test("every command has an abstract and an example")
    func documented() {
        let commands = DoseCommand.configuration.groupedSubcommands.flatMap(\.subcommands)
        let nested =
            DentalCommand.configuration.subcommands + NotifyCommand.configuration.subcommands
        #expect(commands.count > 20)
        for command in commands + nested {
            #expect(!command.configuration.abstract.isEmpty)
            #expect(command.configuration.discussion.contains("dose "))
        }
    }
}
