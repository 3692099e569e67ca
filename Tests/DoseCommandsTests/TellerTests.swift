import DoseInterface
import Foundation
import StrictJSON
import Testing
import Varlink

@testable import DoseCommands

@Suite("what channels say, and how")
struct TellerTests {
    private func message(
        _ say: Saying = .everything, isRepeated: Bool = false, title: String? = nil,
        subject: ReminderSubject = .dose
    ) -> ReminderMessage {
        var reminder = Samples.reminder(number: 7)
        reminder.slot = "2026-11-23 20:00"
        reminder.subject = subject
        if let title { reminder.title = title }
        return ReminderMessage(reminder, say: say, origin: "here", isRepeated: isRepeated)
    }

    @Test("the less a channel is to say, the less is in everything that it gets")
    func saying() {
        let all = message()
        #expect(all.title == "naproxen 220 mg, by mouth")
        #expect(all.text == "Due now\nTo answer: dose take naproxen")
        let medicine = message(.medicine)
        #expect(medicine.title == "Time for naproxen")
        #expect(medicine.text.isEmpty)
        #expect(medicine.json["slot"] == nil)
        let nothing = message(.nothingPersonal)
        #expect(nothing.title == "Time for a medicine")
        let text = String(decoding: nothing.json.encoded(), as: UTF8.self)
        #expect(!text.contains("naproxen") && !text.contains("220"))
        let exam = message(.nothingPersonal, subject: .dentalExam)
        #expect(!exam.title.contains("ental"))
        #expect(
            !String(decoding: exam.json.encoded(), as: UTF8.self).contains("dental_exam"))
    }

    @Test(
        "what belongs to no prescription is called by what it is",
        arguments: [
            (ReminderSubject.dentalExam, "Coming up: dental exam"),
            (.labTest, "Coming up: lab test"), (.followUp, "Coming up: a question"),
            (.dose, "Time for a medicine"), (.stock, "Running low: a medicine"),
        ])
    func plainNames(subject: ReminderSubject, title: String) {
        var reminder = Samples.reminder(number: 7)
        (reminder.subject, reminder.prescription) = (subject, nil)
        let message = ReminderMessage(
            reminder, say: .medicine, origin: "here", isRepeated: false)
        #expect(message.title == title)
    }

    @Test("what a channel may say and what the person wants said: the less of both holds")
    func strictest() {
        func title(_ channel: Saying, _ person: ReminderSaying?) -> String {
            var reminder = Samples.reminder(number: 7)
            reminder.say = person
            return ReminderMessage(
                reminder, say: channel, origin: "here", isRepeated: false
            ).title
        }
        #expect(title(.everything, .medicine) == "Time for naproxen")
        #expect(title(.medicine, .everything) == "Time for naproxen")
        #expect(title(.medicine, .nothingPersonal) == "Time for a medicine")
        #expect(title(.nothingPersonal, .everything) == "Time for a medicine")
        #expect(title(.everything, .everything) == title(.everything, nil))
    }

    @Test("a repeat says so and has the same id, which is another daemon's neither")
    func repeats() {
        let first = message()
        let again = message(isRepeated: true)
        #expect(again.title == "Repeat: naproxen 220 mg, by mouth")
        #expect(again.id == first.id)
        #expect(first.json["repeated"] == false)
        #expect(again.json["repeated"] == true)
        let other = ReminderMessage(
            Samples.reminder(number: 7), say: .everything, origin: "there", isRepeated: false)
        #expect(other.id != first.id)
        let isPlain = first.id.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
        #expect(isPlain && first.id.count <= 64)
    }

    @Test("a repeat has the same id when some of it was answered, and when the home zone moved")
    func sameID() throws {
        func message(_ reminder: Reminder) -> ReminderMessage {
            ReminderMessage(reminder, say: .everything, origin: "here", isRepeated: true)
        }
        let whole = TogetherTests.whole
        let first = message(whole)
        let rests: [Set<Int>] = [[9, 10], [9]]
        for waiting in rests {
            let left = try #require(whole.keeping(waiting))
            #expect(message(left).id == first.id)
            #expect(message(left).series == first.series)
        }
        // The daemon knows it by its own number once the others are answered.
        var alone = Samples.reminder(number: 9)
        (alone.first, alone.group) = (9, 7)
        #expect(message(alone).id == first.id)
        #expect(message(alone).series == first.series)
        alone.fellDue = Samples.moment("2026-11-23T19:00:00+00:00", "Mon", "now")
        #expect(message(alone).id == first.id)
        alone.fellDue = Samples.moment("2026-11-23T19:00:01+00:00", "Mon", "now")
        #expect(message(alone).id != first.id)
        // A test, and what is told from memory, is none of those that are written down.
        #expect(
            message(Samples.reminder(number: -7)).series
                != message(Samples.reminder(number: 7)).series)
    }

    @Test("what goes to curl cannot end its quotes, its line or its setting")
    func quoting() {
        let request = WebRequest(
            url: "https://a/b", headers: [("X-Title", "a\"b\\c\nurl = \"x\"")],
            body: "@/etc/passwd\r\"", deadlineSeconds: 30)
        let lines = request.configuration.split(separator: "\n")
        #expect(lines.contains(#"header = "X-Title: a\"b\\c\nurl = \"x\"""#))
        #expect(lines.contains(#"data-raw = "@/etc/passwd\r\"""#))
        #expect(lines.filter { $0.hasPrefix("url") }.count == 1)
        #expect(lines.contains(#"proto = "=http,https""#))
    }

    @Test("a letter has encoded words where it must, and a plain subject where it can")
    func letter() {
        let teller = MailTeller(
            mail: .init(to: "a@b", from: "c@d"), mailer: "/bin/true", deadline: .seconds(1))
        let plain = teller.letter(for: message(.nothingPersonal)).split(separator: "\n")
        #expect(plain.contains("Subject: Time for a medicine"))
        #expect(plain.contains("To: a@b"))
        #expect(plain.contains("From: c@d"))
        let title = String(repeating: "Müller ", count: 20) + "\r\nBcc: x@y"
        let lines = teller.letter(for: message(title: title))
            .split(separator: "\n", omittingEmptySubsequences: false)
        #expect(!lines.contains { $0.hasPrefix("Bcc") })
        let words = lines.filter { $0.contains("=?UTF-8?B?") }
        #expect(words.count > 1)
        #expect(words.allSatisfy { $0.utf8.count <= 9 + 75 })
        let text = words.compactMap { line in
            line.split(separator: "?").dropFirst(3).first
                .flatMap { Data(base64Encoded: String($0)) }
        }.map { String(decoding: $0, as: UTF8.self) }.joined()
        #expect(text == String(repeating: "Müller ", count: 20) + " Bcc: x@y")
    }

    @Test("a message of the bus is read as it was written")
    func bus() throws {
        var body = BusWriter()
        body.number(17)
        body.string("taken")
        var message = BusMessage(kind: .signal, serial: 3)
        message.path = "/org/freedesktop/Notifications"
        message.interface = "org.freedesktop.Notifications"
        message.member = "ActionInvoked"
        message.sender = ":1.2"
        message.replyTo = 9
        message.signature = "us"
        message.body = body.bytes
        let bytes = message.encoded()
        #expect(try BusMessage.size(of: Array(bytes.prefix(16))) == bytes.count)
        let read = try BusMessage(decoding: bytes)
        #expect(read == message)
        var reader = read.reader
        #expect(try reader.number() == 17)
        #expect(try reader.string() == "taken")
        // Cut anywhere it is refused, and never read beyond its end.
        for end in 0..<bytes.count {
            #expect(throws: BusFault.self) { try BusMessage(decoding: Array(bytes[..<end])) }
        }
    }

    @Test("a message that claims to be huge is refused")
    func hugeBus() {
        let prefix = Array("l\u{4}\u{0}\u{1}".utf8) + [255, 255, 255, 127, 1, 0, 0, 0, 0, 0, 0, 0]
        #expect(throws: BusFault.malformed) { try BusMessage.size(of: prefix) }
    }

    @Test("the heart beats while all is well, and not when nobody could be told or asked")
    func heartbeat() async throws {
        func beat(_ server: TestServer?) async -> String? {
            await Heartbeat(
                name: "alarm", url: "http://x/", interval: .seconds(1),
                client: DaemonClient(
                    address: SocketAddress(path: server?.path ?? "/nonexistent/s")),
                curl: "/bin/echo",
                output: Output(
                    form: .text, style: TextStyle(), answers: Collector(), messages: Collector()),
                sleep: { _ in }
            ).beat()
        }
        var status = Samples.status
        status.untoldSeconds = Heartbeat.longestUntold
        #expect(
            try await beat(TestServer(.reply(status)))
                == "a reminder could not be told for 10 minutes.")
        #expect(await beat(nil)?.contains("cannot reach dosed") == true)
        status.untoldSeconds = Heartbeat.longestUntold - 1
        status.troubles = ["The disk is full."]
        #expect(try await beat(TestServer(.reply(status))) == "The disk is full.")
        status.troubles = []
        status.clock.trusted = false
        #expect(
            try await beat(TestServer(.reply(status)))?.contains("not trusted") == true)
        status.clock.trusted = true
        // A curl that only echoes gives no code of HTTP: the ping was tried.
        #expect(
            try await beat(TestServer(.reply(status)))?.hasPrefix("the server answered") == true)
    }

    @Test("a program that floods is read to its end and its words are cut")
    func flood() async {
        let program = ChildProgram(
            path: "/bin/sh", arguments: ["-c", "yes | head -c 1000000; exit 3"],
            deadline: .seconds(60))
        let (ending, printed) = await program.run(input: "", printing: .kept(100))
        #expect(ending == .exited(3))
        #expect(printed.utf8.count == 100)
    }
}
