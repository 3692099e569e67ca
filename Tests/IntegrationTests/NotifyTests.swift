import Foundation
import Glibc
import Testing

@Suite("dose notify, the first agent")
struct NotifyTests {
    private static let dueNow = "add ibuprofen 200 mg by mouth once now"

    @Test("it runs a program with the reminder on its input and tells the daemon that it was told")
    func told() throws {
        try withDaemon { daemon in
            let program = try Program(
                in: daemon, "cat > \"$1\"; printf %s \"$DOSE_REMINDER_NUMBER\" > \"$1.number\"")
            let output = daemon.directory.file("told")
            let notify = try daemon.live("notify", "--json", "--command", program.path, output)
            _ = try notify.remark(with: "telling")
            _ = try daemon.json(Self.dueNow)
            let report = try notify.json()
            #expect(report["accepted"] == true)
            let reminder = try JSON(
                parsing: String(decoding: daemon.directory.read("told"), as: UTF8.self))
            #expect(reminder["prescription"] == "ibuprofen")
            #expect(reminder["number"] == report["number"])
            #expect(
                try String(decoding: daemon.directory.read("told.number"), as: UTF8.self)
                    == String(#require(report["number"]?.int)))
            let channel = try #require(daemon.json("status")["channels"]?[0])
            #expect(channel["name"] == "command")
            #expect(channel["connected"] == true)
            #expect(channel["waiting"] == 0)
            #expect(channel["lastTold"]?["at"] != nil)
            #expect(channel["lastError"] == nil)
            #expect(try notify.end() == .exited(0))
        }
    }

    @Test("the program gets its arguments as they are: no shell reads them")
    func noShell() throws {
        try withDaemon { daemon in
            let program = try Program(
                in: daemon, "for word; do printf '[%s]' \"$word\"; done > \"$OUT\"", out: "words")
            let notify = try daemon.live(
                "notify", "--command", program.path, "--json", "--", "$(id)", "a b", "-x", ";ls", ""
            )
            _ = try daemon.json(Self.dueNow)
            #expect(try notify.json()["accepted"] == true)
            #expect(
                try String(decoding: daemon.directory.read("words"), as: UTF8.self)
                    == "[$(id)][a b][-x][;ls][]")
        }
    }

    @Test("a program that fails is run again, and the status says why until it works")
    func retried() throws {
        try withDaemon { daemon in
            // Fails as long as the file is there.
            let program = try Program(in: daemon, "test ! -e \"$OUT\" || exit 3", out: "broken")
            try daemon.directory.write("broken", [])
            let notify = try daemon.live("notify", "--json", "--command", program.path)
            _ = try daemon.json(Self.dueNow)
            let failed = try notify.json()
            #expect(failed["accepted"] == false)
            #expect(failed["detail"] == "exit 3")
            let channel = try #require(daemon.json("status")["channels"]?[0])
            #expect(channel["lastError"] == "exit 3")
            #expect(channel["waiting"] == 1)
            unlink(daemon.directory.file("broken"))
            var report = try notify.json()
            while report["accepted"] == false { report = try notify.json() }
            #expect(report["number"] == failed["number"])
            let after = try #require(daemon.json("status")["channels"]?[0])
            #expect(after["waiting"] == 0)
            #expect(after["lastError"] == nil)
        }
    }

    @Test("a program that hangs is ended at its deadline, with what it started, and tried again")
    func hangs() throws {
        try withDaemon { daemon in
            let program = try Program(
                in: daemon, "sleep 3600 & echo $$ $! > \"$OUT\"; wait", out: "pids")
            let notify = try daemon.live(
                "notify", "--json", "--deadline", "1", "--command", program.path)
            _ = try daemon.json(Self.dueNow)
            let report = try notify.json()
            #expect(report["accepted"] == false)
            #expect(report["detail"]?.string?.contains("deadline of 1 s") == true)
            let pids = try String(decoding: daemon.directory.read("pids"), as: UTF8.self)
                .split(whereSeparator: \.isWhitespace).compactMap { pid_t($0) }
            #expect(pids.count == 2)
            _ = try notify.end()
            for pid in pids { #expect(!isRunning(pid), "\(pid) still runs") }
        }
    }

    @Test("a program that ignores SIGTERM is killed all the same")
    func ignoresTermination() throws {
        try withDaemon { daemon in
            let program = try Program(
                in: daemon, "trap '' TERM; echo $$ > \"$OUT\"; while :; do sleep 1; done",
                out: "pids")
            let notify = try daemon.live(
                "notify", "--json", "--deadline", "1", "--command", program.path)
            _ = try daemon.json(Self.dueNow)
            #expect(try notify.json()["accepted"] == false)
            _ = try notify.end()
            let pid = try String(decoding: daemon.directory.read("pids"), as: UTF8.self)
                .split(whereSeparator: \.isWhitespace).compactMap { pid_t($0) }
            for pid in pid { #expect(!isRunning(pid), "\(pid) still runs") }
        }
    }

    @Test("one program that hangs does not keep other reminders from being told")
    func hangingDoesNotBlock() throws {
        try withDaemon { daemon in
            let program = try Program(in: daemon, "grep -q naproxen && exit 0; sleep 3600")
            let notify = try daemon.live(
                "notify", "--json", "--deadline", "600", "--command", program.path)
            _ = try notify.remark(with: "telling")
            _ = try daemon.json(Self.dueNow)
            _ = try daemon.json("add naproxen 220 mg by mouth once now")
            #expect(try notify.json()["accepted"] == true)
            #expect(try notify.end() == .exited(0))
        }
    }

    @Test("after kill -9 everything due and not yet told is told once")
    func afterKill() throws {
        try withDaemon { daemon in
            _ = try daemon.json(Self.dueNow)
            daemon.kill()
            try daemon.start()
            let program = try Program(in: daemon, "cat >> \"$OUT\"", out: "told")
            let first = try daemon.live("notify", "--json", "--command", program.path)
            #expect(try first.json()["accepted"] == true)
            daemon.kill()
            try daemon.start()
            _ = try daemon.json("add naproxen 220 mg by mouth once now")
            #expect(try first.json()["accepted"] == true)
            #expect(try first.end() == .exited(0))
            // A fresh agent of the same channel gets only what is new.
            let second = try daemon.live("notify", "--json", "--command", program.path)
            try daemon.waitForWatchers(1)
            _ = try daemon.json("add acetaminophen 500 mg by mouth once now")
            #expect(try second.json()["accepted"] == true)
            let told = try String(decoding: daemon.directory.read("told"), as: UTF8.self)
                .split(separator: "\n").map { try JSON(parsing: String($0))["prescription"] }
            #expect(told == ["ibuprofen", "naproxen", "acetaminophen"])
        }
    }

    @Test("a dose that is answered meanwhile is not tried for ever")
    func answeredMeanwhile() throws {
        try withDaemon { daemon in
            let program = try Program(in: daemon, "grep -q naproxen || exit 3")
            let notify = try daemon.live("notify", "--json", "--command", program.path)
            try daemon.waitForWatchers(1)
            _ = try daemon.json(Self.dueNow)
            let failed = try notify.json()
            #expect(failed["accepted"] == false)
            _ = try daemon.json("take ibuprofen")
            #expect(try daemon.json("status")["channels"]?[0]?["waiting"] == 0)
            _ = try daemon.json("add naproxen 220 mg by mouth once now")
            // At most one try that was under way may still be reported.
            var reports = [try notify.json()]
            while reports.last?["accepted"] == false { reports.append(try notify.json()) }
            #expect(reports.count <= 2)
        }
    }

    @Test("told means that one channel accepted it: a later channel gets only what is new")
    func channels() throws {
        try withDaemon { daemon in
            let program = try Program(in: daemon, "exit 0")
            _ = try daemon.json(Self.dueNow)
            let desk = try daemon.live(
                "notify", "--json", "--channel", "desk", "--command", program.path)
            let first = try desk.json()
            let phone = try daemon.live(
                "notify", "--json", "--channel", "phone", "--command", program.path)
            try daemon.waitForWatchers(2)
            _ = try daemon.json("add naproxen 220 mg by mouth once now")
            let second = try phone.json()
            #expect(try #require(second["number"]?.int) > #require(first["number"]?.int))
            #expect(try desk.json()["number"] == second["number"])
            let channels = try #require(daemon.json("status")["channels"])
            #expect(Set(channels.items.compactMap { $0["name"]?.string }) == ["desk", "phone"])
            #expect(channels.items.allSatisfy { $0["waiting"] == 0 })
        }
    }

    @Test("a program that is not there is refused at the start, in one sentence")
    func noProgram() throws {
        try withDaemon { daemon in
            try daemon.directory.write("plain", Array("x".utf8))
            for path in ["/nonexistent", daemon.directory.file("plain"), daemon.directory.path] {
                let refused = try daemon.dose("notify", "--json", "--command", path)
                #expect([64, 65].contains(refused.exit), "\(refused)")
                #expect(try refused.json["error"]?["message"]?.string?.contains(path) == true)
            }
            #expect(try daemon.say("notify away").exit == 64)
            #expect(try daemon.say("notify --command /bin/true --deadline 0").exit == 64)
        }
    }

    private func isRunning(_ pid: pid_t) -> Bool {
        // A zombie no longer runs, though its number is still there.
        guard
            let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
            let end = status.lastIndex(of: ")")
        else { return false }
        return !status[end...].hasPrefix(") Z")
    }
}

/// A small script for `dose notify` to run.
private struct Program {
    let path: String

    init(in daemon: PrivateDaemon, _ script: String, out: String = "out") throws {
        let text = "#!/bin/sh\nOUT='\(daemon.directory.file(out))'\n\(script)\n"
        path = daemon.directory.file("program")
        // By another process: a file that this one has open for writing while some test starts a
        // program would be "busy" for whoever wants to run it.
        let written = try CommandResult.running(
            "/bin/sh", ["-c", "printf %s \"$1\" > \"$0\" && chmod 700 \"$0\"", path, text],
            environment: ["PATH": "/usr/bin:/bin"])
        guard written.exit == 0 else { throw HarnessFailure("\(written)") }
    }
}
