import Foundation
import Testing

@Suite("what cannot be understood or done is said in one clear sentence, with its exit code")
struct BadInputTests {
    /// A command line that is refused, how it ends and words that its message must have.
    struct Refused: CustomTestStringConvertible, Sendable {
        let words: [String]
        let code: Int32
        let said: [String]

        init(_ line: String, _ code: Int32, _ said: String...) {
            words = line.split(separator: " ").map(String.init)
            self.code = code
            self.said = said
        }

        init(words: [String], _ code: Int32, _ said: String...) {
            self.words = words
            self.code = code
            self.said = said
        }

        var testDescription: String { words.joined(separator: " ").prefix(60) + ": \(code)" }
    }

    private static let refused: [Refused] = [
        // The command line itself.
        Refused("frobnicate", 64, "frobnicate"),
        Refused("lst", 64, "Did you mean \"list\"?"),
        Refused("add", 64),
        Refused("list --frobnicate", 64, "frobnicate"),
        Refused("take", 64),
        Refused("due --days many", 64),
        Refused("add naproxen 220 mg at 8 am --doses 3", 64, "--since"),
        Refused("add naproxen -220 mg at 8 am", 64),
        Refused("take naproxen --request-id", 64),
        Refused("preview", 64),
        Refused("preview daily at 08:00 --count 0", 64, "1000"),
        Refused("preview daily at 08:00 --zone Europe/Berln", 65, "Europe/Berln"),
        Refused("preview every 6 ours", 65, "^^^^", "hours"),
        Refused("preview daily at 08:00 --from 03/04/2026", 65, "2026-03-04", "2026-04-03"),
        // Things that are not there.
        Refused("show nosuch", 66, "nosuch"),
        Refused("take nosuch", 66, "nosuch"),
        Refused("start nosuch", 66, "nosuch"),
        Refused("check nosuch", 66, "nosuch"),
        Refused("stop nosuch --reason x", 66, "nosuch"),
        Refused("snooze nosuch 5m", 66, "nosuch"),
        Refused("given nosuch", 66, "nosuch"),
        Refused("lab luck 1 mg/dL", 66, "luck"),
        // A prescription that cannot be read.
        Refused("add ibuprofen every 6 hours", 65, "amount"),
        Refused("add ibuprofen 200", 65),
        Refused("add ibuprofen 200 mg every 6 ours", 65, "\"ours\"", "hours"),
        Refused("add ibuprofen 200 mg once on 2027-02-30 08:00", 65, "February 2027"),
        Refused("add ibuprofen 200 mg once on 2027-13-01 08:00", 65, "month"),
        Refused("add ibuprofen 200 mg at 25:00", 65, "25:00"),
        Refused("add naproxen 220 mg once on 03/04/2099 08:00", 65, "2099-03-04", "2099-04-03"),
        Refused("add naproxen 0 mg at 8 am", 65, "zero"),
        Refused(words: ["add", "--", "naproxen", "-220", "mg", "at", "8 am"], 65),
        Refused("add ibuprofen 200 mg as needed max -6 a day", 64),
        Refused(
            "add zoledornic acid 4 mg IV every 12 weeks from tomorrow 09:30", 65,
            "zoledronic acid"),
        Refused(
            "add zoledronic acid 4 mg IV every 12 weeks from 2020-01-01 09:30", 65, "--since",
            "still to come"),
        Refused("add Xgeva 120 mg SC every 4 weeks from tomorrow 10:00 --since tomorrow", 65),
        Refused("add Xgeva 120 mg SC every 4 weeks from tomorrow 10:00 --since 2026-02-31", 65),
        Refused(words: ["add", String(repeating: "x", count: 600) + " 1 mg at 8 am"], 65, "500"),
        Refused(words: ["add", "napro\u{1b}[31mxen 220 mg at 8 am"], 65),
        Refused(words: ["add", "napro\u{202e}xen 220 mg at 8 am"], 65),
        Refused(words: ["add", ""], 65),
        Refused(words: ["add", "   "], 65),
        // A record that cannot be.
        Refused("take aspirin 0 mg", 65),
        Refused("take aspirin 4 parsecs", 65),
        Refused("take aspirin --at tomorrow", 65),
        Refused("take aspirin --at 2026-02-30", 65),
        Refused("take aspirin --slot 1999-01-01", 66),
        Refused("take frob", 65, "frobozol", "frobozol-2"),
        Refused(words: ["stop", "aspirin", "--reason", "bell\u{7}"], 65),
        Refused(
            words: ["stop", "aspirin", "--reason", String(repeating: "x", count: 501)], 65, "500"),
        Refused("stop aspirin", 64),
        Refused("given aspirin --minutes -5", 64),
        Refused("snooze aspirin soon", 65),
    ]

    /// One daemon for all of them: none may leave a trace.
    @Test("each refusal in text and in JSON")
    func each() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add aspirin 100 mg once tomorrow 08:00")
            _ = try daemon.json("add frobozol 10 mg at 8 am")
            _ = try daemon.json("add frobozol 10 mg at 8 pm")
            let before = try daemon.json("list --all").without(["relative"])
            for refused in Self.refused { try Self.check(refused, with: daemon) }
            #expect(try daemon.json("list --all").without(["relative"]) == before)
            #expect(try daemon.json("show aspirin")["records"] == [])
        }
    }

    private static func check(_ refused: Refused, with daemon: PrivateDaemon) throws {
        let comment = Comment(rawValue: refused.testDescription)
        let text = try daemon.dose(refused.words)
        #expect(text.exit == refused.code, comment)
        #expect(text.out.isEmpty, comment)
        #expect(text.err.hasPrefix("dose: "), "\(text)")
        #expect(!text.err.contains { $0.isControl }, comment)
        for words in refused.said {
            #expect(text.err.inOneLine.contains(words), "\(words) is missing in \(text)")
        }
        let json = try daemon.dose(["--json"].inserted(into: refused.words))
        #expect(json.exit == refused.code, comment)
        #expect(json.err.isEmpty, comment)
        let error = try #require(try json.json["error"], comment)
        #expect(error["exitCode"]?.int == Int(refused.code), comment)
        #expect(error["message"]?.string?.isEmpty == false, comment)
        #expect(error["name"]?.string?.contains(".") == true, comment)
        #expect(error["parameters"]?.isObject == true, comment)
    }

    @Test("both ways out of a date in the past work as they are printed")
    func waysOut() throws {
        try withDaemon { daemon in
            let line = "add zoledronic acid 4 mg IV every 12 weeks from"
            let past = try daemon.date(daysFromToday: -30)
            let refused = try daemon.say("\(line) \(past) 09:30")
            #expect(refused.exit == 65)
            #expect(refused.err.contains("--since \(past)"))
            #expect(try daemon.say("\(line) \(past) 09:30 --since \(past)").exit == 0)
            #expect(try daemon.say("\(line) tomorrow 09:30").exit == 0)
        }
    }

    @Test("a misspelled medicine can be kept as it is written")
    func asWritten() throws {
        try withDaemon { daemon in
            let added = try daemon.json(
                "add zoledornic acid 4 mg IV every 12 weeks from tomorrow 09:30 --as-written")
            #expect(added["prescription"]?["listed"] == false)
        }
    }

    @Test("a caret stands under the word that is not understood")
    func caret() throws {
        try withDaemon { daemon in
            let lines = try daemon.say("add ibuprofen 200 mg every 6 ours").err
                .split(separator: "\n").map(String.init)
            let text = try #require(lines.first { $0.contains("every 6 ours") })
            let carets = try #require(lines.first { $0.contains("^") })
            #expect(carets.trimmingCharacters(in: .whitespaces) == "^^^^")
            #expect(carets.count == text.count)
        }
    }

    @Test("without a daemon every command says so and how to start it, and ends with 69")
    func noDaemon() throws {
        try withDaemon(starting: false) { daemon in
            for line in ["list", "status", "due", "take x", "undo", "watch", "add x 1 mg at 8 am"] {
                let text = try daemon.say(line)
                #expect(text.exit == 69, "\(text)")
                #expect(text.err.contains(daemon.socket), "\(text)")
                #expect(text.err.inOneLine.contains("nothing listens there"), "\(text)")
                let json = try daemon.say(line + " --json")
                #expect(json.exit == 69)
                #expect(try json.json["error"]?["exitCode"] == 69)
            }
        }
    }

    @Test("an answer that cannot be written is no success")
    func fullOutput() throws {
        try withDaemon { daemon in
            let result = try CommandResult.running(
                "/bin/sh", ["-c", "\"$0\" list > /dev/full", Programs.dose],
                environment: daemon.environment)
            #expect(result.exit != 0)
            #expect(!result.err.isEmpty)
        }
    }

    @Test("an empty list is an answer, not an error")
    func empty() throws {
        try withDaemon { daemon in
            #expect(try daemon.infusions() == [])
            for line in ["list", "list --all", "due", "due --days 30", "check"] {
                let text = try daemon.say(line)
                #expect(text.exit == 0 && !text.out.isEmpty && text.err.isEmpty, "\(text)")
                #expect(try daemon.json(line) == [], "\(line)")
            }
            #expect(try daemon.json("dental")["exams"] == [])
        }
    }

    @Test("every command has help, and no command needs a daemon for it")
    func help() throws {
        try withDaemon(starting: false) { daemon in
            let commands = [
                "add", "list", "show", "start", "stop", "due", "take", "skip", "snooze", "undo",
                "infusions", "check", "dental status", "dental exam", "dental work", "lab", "given",
                "cancelled", "watch", "notify add", "notify list", "notify remove", "notify run",
                "test-reminder", "status", "demo",
            ]
            #expect(try daemon.say("dental --help").out.contains("work"))
            #expect(try daemon.say("notify --help").out.contains("remove"))
            for command in commands {
                let help = try daemon.say(command + " --help")
                #expect(help.exit == 0 && help.out.contains("--json"), "\(help)")
            }
            #expect(try daemon.say("--version").exit == 0)
        }
    }
}

extension Character {
    fileprivate var isControl: Bool {
        self != "\n" && unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
}

extension [String] {
    /// Puts options before the words that may follow a double dash.
    fileprivate func inserted(into words: [String]) -> [String] {
        guard let dash = words.firstIndex(of: "--") else { return words + self }
        return Array(words[..<dash]) + self + Array(words[dash...])
    }
}
