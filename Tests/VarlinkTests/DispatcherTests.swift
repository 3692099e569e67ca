import StrictJSON
import Synchronization
import Testing

@testable import Varlink

@Suite("Leading calls to their methods")
struct DispatcherTests {
    private struct Odd: Error {}

    private final class Outbox: Sendable {
        let frames = Mutex<[[UInt8]]>([])
        var replies: [ReplyFrame] {
            frames.withLock { $0 }.compactMap { try? ReplyFrame.decode($0.dropLast()) }
        }
    }

    private let peer = Peer(uid: 1000, gid: 1000, pid: 42)

    private func directory() throws -> ServiceDirectory {
        try ServiceDirectory(
            vendor: "V", product: "P", version: "1", url: "https://example.org",
            descriptions: [DescriptionTests.toy])
    }

    private func replies(
        to call: Call, checksReplies: Bool = false,
        _ methods: [String: VarlinkDispatcher.Method] = [:]
    ) async throws -> [ReplyFrame] {
        let dispatcher = try VarlinkDispatcher(
            directory: try directory(), methods: methods, checksReplies: checksReplies
        ) { error, _ in
            error is Odd ? VarlinkError(name: "org.example.toy-box.Gone") : nil
        }
        let outbox = Outbox()
        let writer = ReplyWriter(for: call) { frame throws(ReplyError) in
            outbox.frames.withLock { $0.append(frame) }
        }
        await dispatcher.handle(call, from: peer, replies: writer)
        return outbox.replies
    }

    private func toy(
        _ member: String, _ parameters: JSONObject = [:], oneway: Bool = false, more: Bool = false
    ) -> Call {
        Call(
            interface: "org.example.toy-box", member: member, parameters: parameters,
            oneway: oneway, more: more)
    }

    private func service(_ member: String, _ parameters: JSONObject = [:]) -> Call {
        Call(interface: "org.varlink.service", member: member, parameters: parameters)
    }

    @Test("GetInfo names the service and its interfaces, its own first")
    func info() async throws {
        let reply = try #require(try await replies(to: service("GetInfo")).first)
        #expect(
            reply.parameters == [
                "vendor": "V", "product": "P", "version": "1", "url": "https://example.org",
                "interfaces": ["org.varlink.service", "org.example.toy-box"],
            ])
    }

    @Test("descriptions are given as they were written, also the one of org.varlink.service")
    func descriptions() async throws {
        let toy = try await replies(
            to: service("GetInterfaceDescription", ["interface": "org.example.toy-box"]))
        #expect(toy.first?.parameters["description"]?.string == DescriptionTests.toy)
        let own = try await replies(
            to: service("GetInterfaceDescription", ["interface": "org.varlink.service"]))
        let text = try #require(own.first?.parameters["description"]?.string)
        #expect(try InterfaceDescription(parsing: text).name == "org.varlink.service")
    }

    @Test("an unknown interface comes before an unknown method, that before the parameters")
    func refusals() async throws {
        let cases: [(Call, VarlinkError)] = [
            (Call(interface: "a.b", member: "C"), .interfaceNotFound("a.b")),
            (toy("Nope", ["x": 1]), .methodNotFound("org.example.toy-box.Nope")),
            (service("Nope"), .methodNotFound("org.varlink.service.Nope")),
            (toy("Put"), .invalidParameter("things")),
            (toy("Ping", ["x": 1]), .invalidParameter("x")),
            (service("GetInfo", ["x": 1]), .invalidParameter("x")),
            (service("GetInterfaceDescription"), .invalidParameter("interface")),
            (service("GetInterfaceDescription", ["interface": "a.b"]), .interfaceNotFound("a.b")),
            (toy("Ping"), .methodNotImplemented("org.example.toy-box.Ping")),
        ]
        for (call, error) in cases {
            #expect(try await replies(to: call).map(\.failure) == [error])
        }
    }

    @Test("a method gets the call and the peer; its reply and its refusal go out")
    func methods() async throws {
        let peer = peer
        let done = try await replies(
            to: toy("Put", ["things": []]),
            [
                "org.example.toy-box.Put": { call, from, replies in
                    #expect(from == peer && call.member == "Put")
                    try await replies.send(["count": 3] as JSONObject)
                }
            ])
        #expect(done.map(\.parameters) == [["count": 3]])
        let refused = try await replies(
            to: toy("Ping"),
            ["org.example.toy-box.Ping": { _, _, _ in throw VarlinkError.expectedMore }])
        #expect(refused.map(\.failure) == [.expectedMore])
        let odd = try await replies(
            to: toy("Ping"), ["org.example.toy-box.Ping": { _, _, _ in throw Odd() }])
        #expect(odd.map(\.error) == ["org.example.toy-box.Gone"])
        let silent = try await replies(
            to: toy("Ping"),
            ["org.example.toy-box.Ping": { _, _, _ in throw ReplyError.clientGone }])
        #expect(silent.isEmpty)
    }

    @Test("being cancelled is no unexpected error; any other one is asked about")
    func cancelledMethod() async throws {
        let asked = Mutex<[String]>([])
        for error in [CancellationError(), Odd()] as [any Error] {
            let dispatcher = try VarlinkDispatcher(
                directory: try directory(),
                methods: ["org.example.toy-box.Ping": { _, _, _ in throw error }]
            ) { error, call in
                asked.withLock { $0.append("\(type(of: error)) in \(call.member)") }
                return nil
            }
            let writer = ReplyWriter(for: toy("Ping")) { _ throws(ReplyError) in
                Issue.record("nothing should be sent")
            }
            await dispatcher.handle(toy("Ping"), from: peer, replies: writer)
        }
        #expect(asked.withLock { $0 } == ["Odd in Ping"])
    }

    @Test("a oneway call gets no reply and no error")
    func oneway() async throws {
        #expect(try await replies(to: toy("Nope", oneway: true)).isEmpty)
        let replies = try await replies(
            to: toy("Ping", oneway: true),
            [
                "org.example.toy-box.Ping": { _, _, replies in
                    try await replies.send(JSONObject(), continues: true)
                    try await replies.send(JSONObject())
                    #expect(replies.isFinished)
                }
            ])
        #expect(replies.isEmpty)
    }

    @Test("several replies need more, and nothing follows the last one")
    func replyOrder() async throws {
        let method: VarlinkDispatcher.Method = { call, _, replies in
            if !call.more {
                await #expect(throws: ReplyError.expectedMore) {
                    try await replies.send(JSONObject(), continues: true)
                }
            } else {
                try await replies.send(JSONObject(), continues: true)
            }
            try await replies.send(JSONObject())
            await #expect(throws: ReplyError.alreadyFinished) {
                try await replies.send(JSONObject())
            }
            await #expect(throws: ReplyError.alreadyFinished) {
                try await replies.fail(.permissionDenied)
            }
        }
        let table = ["org.example.toy-box.Ping": method]
        #expect(try await replies(to: toy("Ping"), table).map(\.continues) == [false])
        #expect(
            try await replies(to: toy("Ping", more: true), table).map(\.continues)
                == [true, false])
    }

    @Test("a reply that cannot be written leaves room for an error")
    func notEncodable() async throws {
        let replies = try await replies(
            to: toy("Ping"),
            [
                "org.example.toy-box.Ping": { _, _, replies in
                    await #expect(throws: ReplyError.notEncodable(.notAnObject)) {
                        try await replies.send([1])
                    }
                    throw VarlinkError.permissionDenied
                }
            ])
        #expect(replies.map(\.failure) == [.permissionDenied])
    }

    @Test("replies are held to the description only where that is asked for")
    func checkedReplies() async throws {
        let table: [String: VarlinkDispatcher.Method] = [
            "org.example.toy-box.Put": { _, _, replies in
                try await replies.send(["count": "three"] as JSONObject)
            }
        ]
        let call = toy("Put", ["things": []])
        #expect(try await replies(to: call, table).count == 1)
        #expect(try await replies(to: call, checksReplies: true, table).isEmpty)
    }

    @Test("a method without a description is refused at the start; one without code is listed")
    func tables() throws {
        let directory = try directory()
        #expect(throws: DispatchError.notDescribed(["org.example.toy-box.Pong"])) {
            try VarlinkDispatcher(
                directory: directory, methods: ["org.example.toy-box.Pong": { _, _, _ in }])
        }
        let dispatcher = try VarlinkDispatcher(
            directory: directory, methods: ["org.example.toy-box.Ping": { _, _, _ in }])
        #expect(
            dispatcher.unimplemented == ["org.example.toy-box.Put", "org.example.toy-box.Fields"])
    }

    @Test("an interface is described once, also org.varlink.service")
    func describedTwice() throws {
        let own = try #require(try directory().interfaces.first?.text)
        for texts in [[DescriptionTests.toy, DescriptionTests.toy], [own]] {
            #expect(throws: DescriptionError.self) {
                try ServiceDirectory(
                    vendor: "V", product: "P", version: "1", url: "", descriptions: texts)
            }
        }
    }
}
