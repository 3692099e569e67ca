import Foundation
import StrictJSON
import Testing

@testable import DoseCommands

@Suite("the file of channels")
struct ChannelFileTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path + "/sub/channels.json" }

    init() throws { folder = try TemporaryFolder() }

    private func notify(_ line: String) async -> CommandRun {
        await CommandRun(
            ["notify"] + line.split(separator: " ").map(String.init) + ["--channels", path])
    }

    private func write(_ text: String, mode: Int = 0o600) throws {
        try FileManager.default.createDirectory(
            atPath: folder.path + "/sub", withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    @Test(
        "what is added is read back as it was, whatever its kind",
        arguments: [
            ChannelSetup(name: "desk", kind: .desktop(snooze: nil)),
            ChannelSetup(name: "d2", kind: .desktop(snooze: "1h"), say: .medicine),
            ChannelSetup(
                name: "phone",
                kind: .ntfy(
                    .init(
                        url: "https://a/b", token: "t", priority: 4, tags: "x,y",
                        actions: "view, Öffnen, https://a"))),
            ChannelSetup(
                name: "hook", kind: .webhook(url: "http://a", token: nil), deadline: 60),
            ChannelSetup(
                name: "m",
                kind: .mail(.init(to: "a@b", from: "c@d", mailer: "/usr/bin/msmtp")),
                say: .nothingPersonal),
            ChannelSetup(
                name: "p", kind: .program(path: "/bin/a b", arguments: ["-x", "", "\"\n"])),
            ChannelSetup(name: "h", kind: .heartbeat(url: "https://a/b", minutes: 5)),
        ])
    func roundTrip(channel: ChannelSetup) throws {
        defer { folder.remove() }
        let file = ChannelsFile(path: path)
        #expect(try file.read().isEmpty)
        try file.change { (channels) throws(DoseFailure) in channels.append(channel) }
        #expect(try file.read() == [channel])
        let facts = try FileManager.default.attributesOfItem(atPath: path)
        #expect(facts[.posixPermissions] as? Int == 0o600)
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/sub")
        #expect(left == ["channels.json"])
    }

    @Test(
        "what is wrong is named with its place",
        arguments: [
            ("{", "the text is not JSON"), ("[]", "the file must be a JSON object"),
            ("{}", "channels must be there"), (#"{"channels":[],"x":1}"#, "x is not known here"),
            (#"{"channels":[{"kind":"desktop"}]}"#, "channels[0].name must be there"),
            (#"{"channels":[{"name":"A","kind":"desktop"}]}"#, "channels[0].name takes"),
            (#"{"channels":[{"name":"a","kind":"pigeon"}]}"#, "channels[0].kind is one of"),
            (#"{"channels":[{"name":"a","kind":"ntfy"}]}"#, "channels[0].url must be there"),
            (
                #"{"channels":[{"name":"a","kind":"ntfy","url":"ftp://x"}]}"#,
                "channels[0].url takes a web address"
            ),
            (
                #"{"channels":[{"name":"a","kind":"desktop","url":"http://x"}]}"#,
                "channels[0].url is not known here"
            ),
            (
                #"{"channels":[{"name":"a","kind":"heartbeat","url":"http://x","say":"medicine"}]}"#,
                "channels[0].say is not known here"
            ),
            (
                #"{"channels":[{"name":"a","kind":"desktop"},{"name":"a","kind":"desktop"}]}"#,
                "channels[1].name is there twice"
            ),
            (
                #"{"channels":[{"name":"a","kind":"desktop","deadline":0}]}"#,
                "channels[0].deadline takes 1 to 3600"
            ),
            (
                #"{"channels":[{"name":"a","kind":"mail","to":"a@b, c@d"}]}"#,
                "channels[0].to takes one e-mail address"
            ),
            (
                #"{"channels":[{"name":"a","kind":"program","path":"/a","arguments":[1]}]}"#,
                "channels[0].arguments must be a list of texts"
            ),
        ])
    func faults(text: String, words: String) async throws {
        defer { folder.remove() }
        try write(text)
        let run = await notify("list")
        #expect(run.exit == 65)
        #expect(
            run.messages.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                .contains(words), "\(run.messages)")
    }

    @Test("a file that others may read is refused, with what helps", arguments: [0o640, 0o604])
    func mode(mode: Int) async throws {
        defer { folder.remove() }
        try write(#"{"channels":[]}"#, mode: mode)
        let run = await notify("list")
        #expect(run.exit == 77)
        #expect(run.messages.contains("chmod 600"))
    }

    @Test("a file that is too long, or none, is refused")
    func size() async throws {
        defer { folder.remove() }
        try write(String(repeating: " ", count: ChannelsFile.mostBytes + 1))
        #expect(await notify("list").messages.contains("longer than"))
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
        #expect(await notify("list").exit == 65)
    }

    @Test("a channel is added, listed without its secret, refused a second time, and removed")
    func commands() async throws {
        defer { folder.remove() }
        let added = await notify("add phone ntfy https://ntfy.sh/x --token secret --priority 4")
        #expect(added.exit == 0, "\(added.messages)")
        #expect(added.answers.contains("dose test-reminder phone"))
        #expect(await notify("add phone desktop").exit == 65)
        let list = await notify("list")
        #expect(list.answers.contains("https://ntfy.sh/x"))
        #expect(!list.answers.contains("secret"))
        let json = await notify("list --json")
        #expect(json.json?.array?.first?["hasToken"] == true)
        #expect(!json.answers.contains("secret"))
        #expect(await notify("remove desk").exit == 66)
        // dosed is not there: what was to be done is done, and what was not is said.
        let removed = await notify("remove phone")
        #expect(removed.exit == 0)
        #expect(removed.messages.contains("dosed still shows it"))
        #expect(await notify("list --json").answers == "[]\n")
    }

    @Test("no more channels than there is room for")
    func most() async throws {
        defer { folder.remove() }
        for number in 1...ChannelSetup.most {
            #expect(await notify("add c\(number) desktop").exit == 0)
        }
        #expect(await notify("add one-more desktop").messages.contains("are the most"))
    }

    @Test(
        "a misuse is refused before anything is written",
        arguments: [
            "add", "add a", "add a pigeon", "add A desktop", "add -- -a desktop",
            "add a desktop x",
            "add a ntfy", "add a ntfy x", "add a ntfy http://x y", "add a mail x",
            "add a mail a@b --token x", "add a program", "add a desktop --priority 3",
            "add a ntfy http://x --priority 6", "add a heartbeat http://x --say medicine",
            "add a heartbeat http://x --every 0", "add a desktop --deadline 0",
            "add a desktop --snooze soon", "add a desktop --say all",
        ])
    func misuse(line: String) async throws {
        defer { folder.remove() }
        let run = await CommandRun(["notify"] + line.split(separator: " ").map(String.init))
        #expect(run.exit == 64, "\(run.messages)")
        #expect(run.messages.hasPrefix("dose: "))
    }
}
