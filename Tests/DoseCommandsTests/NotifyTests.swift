import DoseInterface
import Foundation
import StrictJSON
import Synchronization
import Testing
import Varlink

@testable import DoseCommands

@Suite("dose notify")
struct NotifyTests {
    private func program(_ script: String, in folder: TemporaryFolder) throws -> String {
        let path = "\(folder.path)/tell"
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return path
    }

    private var message: ReminderMessage {
        ReminderMessage(
            Samples.reminder(number: 42), say: .everything, origin: "here", isRepeated: true)
    }

    private func verdict(_ script: String, deadline: Duration = .seconds(60)) async throws
        -> Verdict
    {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        return try await teller(
            script, in: folder, arguments: ["a b", "$HOME"], deadline: deadline
        )
        .tell(message)
    }

    /// The shell reads the script: a file that was just written may still be open for writing in a
    /// child that another test starts meanwhile, and the kernel runs no such file.
    private func teller(
        _ script: String, in folder: TemporaryFolder, arguments: [String] = [],
        deadline: Duration = .seconds(60)
    ) throws -> ProgramTeller {
        ProgramTeller(
            path: "/bin/sh", arguments: [try program(script, in: folder)] + arguments,
            deadline: deadline)
    }

    @Test("the program gets its arguments unread by a shell, the number and the reminder")
    func gets() async throws {
        let verdict = try await verdict(
            #"""
            read line
            [ "$1|$2|$DOSE_REMINDER_NUMBER" = 'a b|$HOME|42' ] || exit 1
            case "$line" in *'"number":42,'*'"repeated":true'*) ;; *) exit 2 ;; esac
            case "$line" in *"\"id\":\"$DOSE_REMINDER_ID\""*) ;; *) exit 3 ;; esac
            [ "$DOSE_REMINDER_REPEATED" = 1 ]
            """#)
        #expect(verdict == .told)
    }

    @Test("another exit code, a signal and a passed deadline are told apart")
    func fails() async throws {
        #expect(try await verdict("exit 3") == .failed("exit 3"))
        #expect(try await verdict("kill -9 $$") == .failed("ended by signal 9"))
        #expect(
            try await verdict("exec sleep 60", deadline: .milliseconds(50))
                == .failed("deadline of 0 s passed"))
    }

    @Test("a program that does not read its input is judged by how it ends")
    func unread() async throws {
        #expect(try await verdict("exec 0<&-; exit 0") == .told)
    }

    @Test("a program that cannot be started says so")
    func unstartable() async throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/none"
        defer { folder.remove() }
        let verdict = await ProgramTeller(path: path, arguments: [], deadline: .seconds(60))
            .tell(message)
        guard case .failed(let words) = verdict else {
            Issue.record("\(verdict)")
            return
        }
        #expect(words.hasPrefix("cannot be started: "))
    }

    @Test("a missing program and a file that is none are refused at the start")
    func refusedAtStart() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        for path in ["\(folder.path)/none", folder.path, "/etc/passwd", "no-such-program-here"] {
            let run = await CommandRun("notify", "--command", path)
            #expect(run.exit == 65)
            #expect(run.messages.hasPrefix("dose: cannot run "))
        }
    }

    @Test("a bare name is found along PATH")
    func path() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = try program("exit 0", in: folder)
        let variable = { (name: String) in name == "PATH" ? "/nonexistent:\(folder.path)" : nil }
        #expect(try ProgramPath.find("tell", variable: variable) == path)
        #expect(throws: DoseFailure.self) {
            try ProgramPath.find("tell", variable: { _ in "/nonexistent" })
        }
    }

    @Test("a failed try is reported, and tried again until it is told")
    func retries() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let once = "\(folder.path)/once"
        let reminder = try Reply.encode(
            parameters: WatchReminders.Reply(reminder: Samples.reminder(number: 5)),
            continues: true)
        let server = try AgentServer(
            reminders: reminder,
            refusal: Reply.encode(error: StandardRefusal.permissionDenied))
        let answers = Collector()
        let agent = NotificationAgent(
            client: DaemonClient(address: SocketAddress(path: server.path)),
            teller: try teller("[ -e '\(once)' ] || { touch '\(once)'; exit 3; }", in: folder),
            channel: "test",
            output: Output(
                form: .json, style: TextStyle(), answers: answers, messages: Collector()),
            sleep: { _ in })
        let running = Task { try await agent.run() }
        var acknowledged: [JSONValue?] = []
        for await call in server.acknowledgements {
            #expect(call["parameters"]?["number"] == 5)
            #expect(call["parameters"]?["channel"] == "test")
            acknowledged.append(call["parameters"]?["accepted"])
            if acknowledged.count == 1 {
                #expect(call["parameters"]?["detail"] == "exit 3")
            } else {
                break
            }
        }
        #expect(acknowledged == [false, true])
        server.endStream()
        await #expect(throws: DoseFailure.self) { try await running.value }
        #expect(
            answers.text.contains(
                #"{"accepted":false,"channel":"test","detail":"exit 3","number":5}"#))
    }

    @Test("a failed try is repeated also while the daemon can write nothing of it down")
    func retriesOnFullDisk() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let once = "\(folder.path)/once"
        let reminder = try Reply.encode(
            parameters: WatchReminders.Reply(reminder: Samples.reminder(number: 5)),
            continues: true)
        let server = try AgentServer(
            reminders: reminder,
            refusal: Reply.encode(error: StandardRefusal.permissionDenied), isFull: true)
        let agent = NotificationAgent(
            client: DaemonClient(address: SocketAddress(path: server.path)),
            teller: try teller("[ -e '\(once)' ] || { touch '\(once)'; exit 3; }", in: folder),
            channel: "test",
            output: Output(
                form: .json, style: TextStyle(), answers: Collector(), messages: Collector()),
            sleep: { _ in })
        let running = Task { try await agent.run() }
        var acknowledged: [JSONValue?] = []
        for await call in server.acknowledgements {
            acknowledged.append(call["parameters"]?["accepted"])
            if acknowledged.count == 2 { break }
        }
        // The failure is said once: what waited for it to be heard would never be told.
        #expect(acknowledged == [false, true])
        server.endStream()
        await #expect(throws: DoseFailure.self) { try await running.value }
    }

    @Test("the pauses between tries grow, up to five minutes")
    func backOff() async throws {
        let reminder = try Reply.encode(
            parameters: WatchReminders.Reply(reminder: Samples.reminder(number: 5)),
            continues: true)
        let server = try AgentServer(
            reminders: reminder,
            refusal: Reply.encode(error: StandardRefusal.permissionDenied))
        let pauses = Pauses()
        let agent = NotificationAgent(
            client: DaemonClient(address: SocketAddress(path: server.path)),
            teller: FailingTeller(), channel: "test",
            output: Output(
                form: .json, style: TextStyle(), answers: Collector(), messages: Collector()),
            sleep: { try pauses.wait($0) })
        let running = Task { try await agent.run() }
        var tries = 0
        for await _ in server.acknowledgements {
            tries += 1
            if tries == Pauses.growing.count { break }
        }
        server.endStream()
        await #expect(throws: DoseFailure.self) { try await running.value }
        #expect(pauses.all == Pauses.growing)
    }

    @Test("a reminder that was answered meanwhile is not tried again")
    func answered() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let reminder = try Reply.encode(
            parameters: WatchReminders.Reply(reminder: Samples.reminder(number: 5)),
            continues: true)
        let server = try AgentServer(
            reminders: reminder,
            refusal: Reply.encode(error: StandardRefusal.permissionDenied), isOpen: false)
        let answers = Collector()
        let agent = NotificationAgent(
            client: DaemonClient(address: SocketAddress(path: server.path)),
            teller: try teller("exit 3", in: folder),
            channel: "test",
            output: Output(
                form: .json, style: TextStyle(), answers: answers, messages: Collector()),
            sleep: { _ in })
        let running = Task { try await agent.run() }
        for await _ in server.acknowledgements { break }
        server.endStream()
        await #expect(throws: DoseFailure.self) { try await running.value }
        #expect(
            answers.text
                == "{\"accepted\":false,\"channel\":\"test\",\"detail\":\"exit 3\",\"number\":5}\n")
    }

    @Test("a reminder that is being told is not told twice, a told one only acknowledged")
    func ledger() async {
        let ledger = ToldLedger()
        #expect(await ledger.enter([1]) == .begin)
        #expect(await ledger.enter([1]) == .busy)
        #expect(await ledger.enter([2]) == .begin)
        await ledger.markTold([1])
        await ledger.leave([1])
        #expect(await ledger.enter([1]) == .acknowledgeAgain)
        await ledger.leave([2])
        #expect(await ledger.enter([2]) == .begin)
    }
}

/// Takes no time, and ends with the last of the pauses that are looked at.
private final class Pauses: Sendable {
    static let growing = [1, 2, 4, 8, 16, 32, 64, 128, 256, 300].map { Duration.seconds($0) }
    private let taken = Mutex<[Duration]>([])

    var all: [Duration] { taken.withLock { $0 } }

    func wait(_ pause: Duration) throws {
        let isLast = taken.withLock { taken in
            taken.append(pause)
            return taken.count >= Self.growing.count
        }
        if isLast { throw CancellationError() }
    }
}

private struct FailingTeller: Teller {
    func tell(_ message: ReminderMessage) async -> Verdict { .failed("no") }
}
