import Foundation
import Glibc
import Testing

@Suite(
    "channels on the web and by mail", .serialized,
    .enabled(if: WebSink.isWanted, "\(WebSink.reason)"))
struct ChannelTests {
    private static let dueNow = "add ibuprofen 200 mg by mouth once now"

    private func add(_ daemon: PrivateDaemon, _ line: String) throws {
        let result = try daemon.say("notify add " + line)
        #expect(result.exit == 0, "\(result)")
    }

    private func agent(_ daemon: PrivateDaemon, channels: Int) throws -> LiveCommand {
        let agent = try daemon.live("notify", "run", "--json")
        try daemon.waitForWatchers(channels)
        return agent
    }

    private func channel(_ daemon: PrivateDaemon, _ name: String) throws -> JSON? {
        try daemon.json("status")["channels"]?.items.first { $0["name"]?.string == name }
    }

    @Test("a webhook gets the reminder as JSON, ntfy as a message with headers")
    func told() throws {
        try withDaemon { daemon in
            let sink = try WebSink(in: daemon.directory)
            try add(daemon, "hook webhook \(sink.address)/ok --token secret1")
            try add(
                daemon,
                "phone ntfy \(sink.address)/pills --priority 4 --tags pill --say nothing-personal")
            let agent = try agent(daemon, channels: 2)
            _ = try daemon.json(Self.dueNow)
            var requests: [String: WebSink.Request] = [:]
            for _ in 1...2 {
                let request = try sink.next()
                requests[request.path] = request
                #expect(request.method == "POST")
                #expect(try agent.json()["accepted"] == true)
            }
            let hook = try #require(requests["/ok"])
            let reminder = try JSON(parsing: hook.body)
            #expect(reminder["prescription"] == "ibuprofen")
            #expect(reminder["repeated"] == false)
            #expect(hook.header("authorization") == "Bearer secret1")
            #expect(hook.header("reminder-id") == reminder["id"]?.string)
            let phone = try #require(requests["/pills"])
            #expect(phone.header("x-title") == "Time for a medicine")
            #expect(phone.header("x-priority") == "4")
            #expect(phone.header("x-tags") == "pill")
            #expect(phone.header("x-sequence-id")?.hasPrefix("dosed-") == true)
            #expect(!phone.body.contains("ibuprofen"))
            let channels = try #require(daemon.json("status")["channels"]).items
            #expect(channels.allSatisfy { $0["waiting"] == 0 && $0["lastTold"] != nil })
            #expect(try agent.end() == .exited(0))
        }
    }

    @Test(
        "a channel that is refused, hangs or floods is tried again and holds up no other",
        arguments: [("no", "HTTP 403"), ("hang", "deadline"), ("flood", "deadline")])
    func troubled(path: String, words: String) throws {
        try withDaemon { daemon in
            let sink = try WebSink(in: daemon.directory)
            try add(daemon, "bad webhook \(sink.address)/\(path) --deadline 1 --token for-\(path)")
            try add(daemon, "good webhook \(sink.address)/ok")
            let agent = try agent(daemon, channels: 2)
            _ = try daemon.json(Self.dueNow)
            _ = try sink.next(to: "/\(path)")
            if path == "hang" { #expect(!Self.argumentsOfAll().contains("for-hang")) }
            var reports: [String: [JSON]] = [:]
            while reports["bad", default: []].count < 2 || reports["good"] == nil {
                let report = try agent.json()
                reports[report["channel"]?.string ?? "", default: []].append(report)
            }
            #expect(reports["good"]?.map { $0["accepted"] } == [true])
            for report in reports["bad"] ?? [] {
                #expect(report["accepted"] == false)
                #expect(report["detail"]?.string?.contains(words) == true, "\(report)")
            }
            let bad = try #require(try channel(daemon, "bad"))
            #expect(bad["waiting"] == 1)
            #expect(bad["lastError"]?.string?.contains(words) == true)
            #expect(try channel(daemon, "good")?["waiting"] == 0)
            let shown = try daemon.say("status").out.inOneLine
            #expect(shown.contains("bad: connected, 1 waiting last trouble: "), "\(shown)")
            #expect(try agent.end() == .exited(0))
        }
    }

    /// What everyone on the machine can read of all processes.
    private static func argumentsOfAll() -> String {
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return processes.filter { Int($0) != nil }.compactMap {
            FileManager.default.contents(atPath: "/proc/\($0)/cmdline")
        }.map { String(decoding: $0, as: UTF8.self) }
            // The command that added it has ended; this test itself was given nothing.
            .joined(separator: "\n")
    }

    @Test("an agent that is killed in the middle says the next time that it may be a repeat")
    func killed() throws {
        try withDaemon { daemon in
            let sink = try WebSink(in: daemon.directory)
            try add(daemon, "hook webhook \(sink.address)/gate")
            let first = try agent(daemon, channels: 1)
            _ = try daemon.json(Self.dueNow)
            let told = try JSON(parsing: sink.next().body)
            #expect(told["repeated"] == false)
            #expect(try first.end(SIGKILL) == .signaled(SIGKILL))
            sink.openGate()
            try daemon.waitForWatchers(0)
            let second = try agent(daemon, channels: 1)
            let again = try sink.next()
            let repeated = try JSON(parsing: again.body)
            #expect(repeated["repeated"] == true)
            #expect(repeated["id"] == told["id"])
            #expect(repeated["text"]?.string?.hasPrefix("Repeat: ") == true)
            #expect(again.header("idempotency-key") == "\"\(told["id"]?.string ?? "")\"")
            #expect(try second.json()["accepted"] == true)
        }
    }

    @Test("a change of the channels is followed at once, and a broken file changes nothing")
    func changes() throws {
        try withDaemon { daemon in
            let sink = try WebSink(in: daemon.directory)
            let agent = try daemon.live("notify", "run", "--json")
            _ = try agent.remark(with: "no channel is set up")
            try add(daemon, "one webhook \(sink.address)/ok")
            try daemon.waitForWatchers(1)
            try add(daemon, "two webhook \(sink.address)/ok")
            try daemon.waitForWatchers(2)
            let path = ".config/dosed/channels.json"
            let good = try daemon.directory.read(path)
            try daemon.directory.write(path, "{\"channels\": [{\"name\": 1}]}".utf8)
            _ = try agent.remark(with: "channels[0].name")
            _ = try daemon.json(Self.dueNow)
            let told = [try agent.json(), try agent.json()]
            #expect(Set(told.compactMap { $0["channel"]?.string }) == ["one", "two"])
            try daemon.directory.write(path, good)
            #expect(try daemon.say("notify remove two").exit == 0)
            try daemon.waitForWatchers(1)
            #expect(
                try daemon.json("status")["channels"]?.items.map { $0["name"] } == ["one"])
            #expect(try agent.end() == .exited(0))
        }
    }

    @Test("data that turns out damaged while it runs is told by each channel, and when it is good")
    func stopped() throws {
        try withDaemon { daemon in
            let sink = try WebSink(in: daemon.directory)
            try add(daemon, "hook webhook \(sink.address)/ok")
            try add(daemon, "quiet webhook \(sink.address)/quiet --say nothing-personal")
            try add(daemon, "ben webhook \(sink.address)/carer --for carer")
            let agent = try agent(daemon, channels: 3)
            _ = try daemon.json("add naproxen 220 mg as needed every 8 hours")
            let copy = daemon.directory.file("mine.db")
            #expect(try daemon.dose("backup", copy).exit == 0)
            try KeepingTests.turnBit(of: "naproxen", in: daemon.database)
            #expect(try daemon.say("verify").exit == 1)
            #expect(try daemon.say("list").exit == 69)
            let stopped = try news(sink, count: 3)
            #expect(stopped.values.allSatisfy { $0["kind"] == "stopped" })
            let hook = try #require(stopped["/ok"]?["text"]?.string)
            #expect(hook.hasPrefix("Reminders have stopped: your data cannot be used\n"))
            #expect(hook.contains("looks damaged") && hook.contains("dose doctor"))
            #expect(stopped["/quiet"]?["text"]?.string?.contains("looks damaged") == false)
            #expect(stopped["/carer"]?["text"]?.string?.contains("Please ask") == true)
            #expect(try daemon.dose("restore", "--yes", copy).exit == 0)
            let back = try news(sink, count: 3)
            #expect(back.values.allSatisfy { $0["kind"] == "back" })
            #expect(try agent.end() == .exited(0))
        }
    }

    /// What so many channels are told of the reminders themselves, by path.
    private func news(_ sink: WebSink, count: Int) throws -> [String: JSON] {
        var told: [String: JSON] = [:]
        for _ in 0..<count {
            let request = try sink.next()
            let said = try JSON(parsing: request.body)
            #expect(said["subject"] == "reminders", "\(said)")
            #expect(told.updateValue(said, forKey: request.path) == nil, "told once")
        }
        return told
    }

    @Test("a heartbeat is pinged while all is well")
    func heartbeat() throws {
        try withDaemon { daemon in
            let sink = try WebSink(in: daemon.directory)
            try add(daemon, "alarm heartbeat \(sink.address)/ok")
            let agent = try daemon.live("notify", "run")
            let ping = try sink.next()
            #expect(ping.method == "GET")
            #expect(ping.path == "/ok")
            #expect(try agent.end() == .exited(0))
        }
    }

    @Test("a test goes the whole way through every channel and says what came of it")
    func tested() throws {
        try withDaemon { daemon in
            let sink = try WebSink(in: daemon.directory)
            #expect(try daemon.say("test-reminder").exit == 1)
            try add(daemon, "good webhook \(sink.address)/ok --say nothing-personal")
            try add(daemon, "alarm heartbeat \(sink.address)/ok")
            let silent = try daemon.say("test-reminder")
            #expect(silent.exit == 1)
            #expect(silent.out.contains("good: not told: nobody tells by it now"))
            #expect(silent.out.contains("Start the agent: "))
            #expect(silent.out.contains("alarm: told"))
            let agent = try agent(daemon, channels: 1)
            let good = try daemon.say("test-reminder")
            #expect(good.exit == 0, "\(good)")
            #expect(good.out.contains("good: told"))
            while true {
                let request = try sink.next()
                guard request.method == "POST" else { continue }
                #expect(request.body.contains("No dose is due."))
                break
            }
            try add(daemon, "bad webhook \(sink.address)/no")
            try daemon.waitForWatchers(2)
            let mixed = try daemon.say("test-reminder --json")
            #expect(mixed.exit == 1)
            let results = try mixed.json.items
            #expect(results.map { $0["channel"] } == ["alarm", "bad", "good"])
            #expect(results.map { $0["accepted"] } == [true, false, true])
            #expect(results[1]["detail"]?.string?.contains("HTTP 403") == true)
            #expect(try daemon.say("test-reminder good").exit == 0)
            // A test is tried once and leaves nothing behind.
            #expect(try channel(daemon, "bad")?["lastError"] == nil)
            #expect(try agent.end() == .exited(0))
        }
    }

    @Test(
        "mail arrives with the same Message-ID at each try, and a refusal is told",
        .enabled(if: MailSink.isWanted, "\(MailSink.reason)"))
    func mail() throws {
        try withDaemon { daemon in
            let sink = try MailSink(home: daemon.directory)
            try add(daemon, "letter mail ana@example.org --say medicine")
            try add(daemon, "wrong mail no@example.org")
            let agent = try agent(daemon, channels: 2)
            _ = try daemon.json(Self.dueNow)
            let letter = try sink.server.json()
            #expect(letter["to"] == ["ana@example.org"])
            #expect(letter["from"] == "dosed@example.org")
            let text = try #require(letter["text"]?.string)
            #expect(text.contains("Subject: Time for ibuprofen\r\n"))
            #expect(text.contains("Message-ID: <dosed-"))
            #expect(!text.contains("200 mg"))
            var reports: [String: JSON] = [:]
            while reports.count < 2 {
                let report = try agent.json()
                reports[report["channel"]?.string ?? ""] = report
            }
            #expect(reports["letter"]?["accepted"] == true)
            #expect(reports["wrong"]?["accepted"] == false)
            #expect(try agent.end() == .exited(0))
        }
    }
}
