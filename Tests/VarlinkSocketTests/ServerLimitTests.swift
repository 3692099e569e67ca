import Glibc
import StrictJSON
import Testing
import Varlink

@testable import VarlinkSocket

@Suite("Limits of the server", .timeLimit(.minutes(5)))
struct ServerLimitTests {
    private static func timedOut(after seconds: Int64) -> VarlinkError {
        VarlinkError(name: "org.example.toy.TimedOut", parameters: ["seconds": .integer(seconds)])
    }

    @Test("half a message and silence is told so in time while another client is served")
    func slowFirstCall() async throws {
        try await withServer(limits: SocketLimits(timeToFirstCall: .seconds(1))) { server in
            let honest = try server.client()
            let slow = try server.client()
            try await slow.send(#"{"method":"org.example"#)
            #expect(try await honest.echo("before") == "before")
            #expect(try await slow.reply()?.failure == Self.timedOut(after: 1))
            #expect(try await slow.reply() == nil)
            #expect(try await honest.echo("after") == "after")
        }
    }

    @Test("a connection that says nothing at all is told so in time and closed")
    func silence() async throws {
        try await withServer(limits: SocketLimits(timeToFirstCall: .milliseconds(50))) { server in
            let client = try server.client()
            let refusal = try #require(try await client.reply()?.failure)
            #expect(refusal == Self.timedOut(after: 1))
            let interface = try InterfaceDescription(parsing: Toy.description)
            #expect(interface.faultInError("TimedOut", refusal.parameters) == nil)
            #expect(try await client.reply() == nil)
        }
    }

    @Test("between calls a connection may be idle only so long; bytes without an end do not help")
    func idle() async throws {
        try await withServer(limits: SocketLimits(idleTime: .milliseconds(50))) { server in
            let client = try server.client()
            try await client.send(
                #"{"method":"org.example.toy.Echo","parameters":{"text":"a"}}|{"half"#)
            #expect(try await client.reply()?.parameters["text"] == "a")
            #expect(try await client.reply()?.failure == Self.timedOut(after: 1))
            #expect(try await client.reply() == nil)
        }
    }

    @Test("a call that comes after its time is not carried out, and its answer says so")
    func tooLate() async throws {
        let limits = SocketLimits(idleTime: .milliseconds(50), lingerTime: .seconds(30))
        try await withServer(limits: limits) { server in
            let client = try server.client()
            #expect(try await client.echo("a") == "a")
            #expect(try await client.reply()?.failure == Self.timedOut(after: 1))
            try await client.send(
                #"{"method":"org.example.toy.Note","parameters":{"text":"x"}}|"#)
            client.finishWriting()
            #expect(try await client.reply() == nil)
            await server.shutDown()
            server.toy.stop()
            #expect(await server.toy.next() == nil)
        }
    }

    @Test("a running call is not idle, however long it takes")
    func busyIsNotIdle() async throws {
        let limits = SocketLimits(timeToFirstCall: .seconds(30), idleTime: .milliseconds(50))
        try await withServer(limits: limits) { server in
            let waiting = try server.client()
            try await waiting.send(#"{"method":"org.example.toy.Wait"}|"#)
            #expect(await server.toy.next() == .started("Wait"))
            let idle = try server.client()
            #expect(try await idle.echo("a") == "a")
            #expect(try await idle.reply()?.failure == Self.timedOut(after: 1))
            server.toy.release()
            #expect(try await waiting.reply()?.error == nil)
            #expect(await server.toy.next() == .released)
        }
    }

    @Test("a message of ten megabytes is refused with a name while it is still being sent")
    func hugeMessage() async throws {
        try await withServer { server in
            let client = try server.client()
            try await client.send(bytes: [UInt8](repeating: 0x20, count: 10_000_000))
            let reply = try await client.reply()
            #expect(reply?.error == "org.example.toy.FrameTooLarge")
            #expect(reply?.parameters == ["limit": .integer(Int64(FrameLimits.request))])
            #expect(try await client.reply() == nil)
            #expect(try await server.client().echo("fine") == "fine")
        }
    }

    @Test("a message of exactly the limit is served, one byte more is refused")
    func exactLimit() async throws {
        let call = #"{"method":"org.example.toy.Echo","parameters":{"text":"abc"}}"#
        try await withServer(limits: SocketLimits(requestBytes: call.utf8.count)) { server in
            let client = try server.client()
            try await client.send(call + "|")
            #expect(try await client.reply()?.parameters["text"] == "abc")
            try await client.send(call + " |")
            #expect(try await client.reply()?.error == "org.example.toy.FrameTooLarge")
            #expect(try await client.reply() == nil)
        }
    }

    @Test(
        "what is no call is refused with a reason and closed; the server stays up",
        arguments: [
            "hello|", "{}|", "[]|", "{\"method\":\"org.example.toy.Echo\",}|", "\u{FEFF}{}|",
            "{\"method\":\"org.example.toy.Echo\",\"more\":1}|",
            "{\"method\":\"org.example.toy.Echo\",\"method\":\"org.example.toy.Note\"}|",
            "GET / HTTP/1.1\r\n\r\n|",
        ])
    func malformed(text: String) async throws {
        try await withServer { server in
            let client = try server.client()
            #expect(try await client.echo("before") == "before")
            try await client.send(text + #"{"method":"org.example.toy.Note"}|"#)
            let reply = try await client.reply()
            #expect(reply?.error == "org.example.toy.MalformedFrame")
            #expect(reply?.parameters["reason"]?.string?.isEmpty == false)
            let interface = try InterfaceDescription(parsing: Toy.description)
            #expect(
                interface.faultInError("MalformedFrame", reply?.parameters ?? [:]) == nil)
            #expect(try await client.reply() == nil)
            #expect(try await server.client().echo("fine") == "fine")
        }
    }

    @Test("a call nested deeper than the limit is refused at its byte")
    func depth() async throws {
        try await withServer { server in
            let client = try server.client()
            let start = #"{"method":"a.B","parameters":{"x":"#
            try await client.send(start + String(repeating: "[", count: 1000) + "|")
            let reply = try await client.reply()
            #expect(reply?.error == "org.example.toy.MalformedFrame")
            #expect(
                reply?.parameters["reason"]?.string?.hasPrefix(JSONError.Reason.tooDeep.rawValue)
                    == true)
            #expect(reply?.parameters["offset"] == .integer(Int64(start.utf8.count + 14)))
        }
    }

    @Test("one connection too many is told so and closed; a place that gets free is given again")
    func connections() async throws {
        try await withServer(limits: SocketLimits(connections: 2)) { server in
            let first = try server.client()
            let second = try server.client()
            #expect(try await first.echo("a") == "a")
            #expect(try await second.echo("b") == "b")
            let third = try server.client()
            let refusal = try await third.reply()
            #expect(refusal?.error == "org.example.toy.TooManyConnections")
            #expect(refusal?.parameters == ["limit": 2, "perUser": false])
            #expect(try await third.reply() == nil)
            #expect(try await first.echo("still") == "still")
            try await second.send(#"{"method":"org.example.toy.Forget"}|"#)
            #expect(try await second.reply() == nil)
            #expect(try await server.client().echo("free again") == "free again")
        }
    }

    @Test("refused clients that linger do not take places, and only so many may linger")
    func lingering() async throws {
        let limits = SocketLimits(
            connections: 1, lingeringConnections: 1, lingerTime: .milliseconds(100))
        try await withServer(limits: limits) { server in
            let served = try server.client()
            #expect(try await served.echo("a") == "a")
            let refused = try (0..<5).map { _ in try server.client() }
            for client in refused {
                #expect(
                    try await client.reply()?.error == "org.example.toy.TooManyConnections")
                #expect(try await client.reply() == nil)
            }
            #expect(try await served.echo("b") == "b")
        }
    }

    @Test("a client that does not read stops its stream early and is closed in time")
    func unreadReplies() async throws {
        let limits = SocketLimits(timeToTakeReply: .milliseconds(100))
        try await withServer(limits: limits) { server in
            let client = try server.client()
            try await client.send(
                #"{"method":"org.example.toy.Flood","parameters":{"count":1000,"bytes":100000},"#
                    + #""more":true}|"#)
            guard case .sent(let count) = await server.toy.next() else {
                Issue.record("the stream did not end")
                return
            }
            #expect(count < 20)
            #expect(await server.toy.next() == .refused(.clientGone))
            #expect(try await server.client().echo("fine") == "fine")
        }
    }

    @Test("output that piles up for one client beyond its limit costs the connection")
    func pendingOutput() async throws {
        let burst =
            #"{"method":"org.example.toy.Burst","parameters":{"tasks":40,"bytes":50000},"more":true}|"#
        try await withServer(limits: SocketLimits(pendingOutputBytes: 150_000)) { server in
            let client = try server.client()
            try await client.send(burst)
            guard case .sent(let count) = await server.toy.next() else {
                Issue.record("the burst did not end")
                return
            }
            #expect(count < 40)
            #expect(await server.toy.next() == .refused(.clientGone))
        }
        // A slow machine may take its time: this is about what waits, not for how long.
        let patient = SocketLimits(
            timeToFirstCall: .seconds(300), timeToTakeReply: .seconds(300),
            pendingOutputBytes: 10_000_000)
        try await withServer(limits: patient) { server in
            let client = try server.client()
            try await client.send(burst)
            while try await client.reply()?.continues == true {}
            #expect(await server.toy.next() == .sent(40))
        }
    }

    @Test("a reply longer than the limit is refused to the method and costs only that connection")
    func hugeReply() async throws {
        try await withServer { server in
            let client = try server.client()
            try await client.send(
                #"{"method":"org.example.toy.Flood","parameters":{"count":1,"bytes":300000},"#
                    + #""more":true}|"#)
            #expect(await server.toy.next() == .sent(0))
            guard case .refused(.notEncodable(.tooLong)) = await server.toy.next() else {
                Issue.record("the reply was not refused")
                return
            }
            #expect(try await client.reply() == nil)
        }
    }

    @Test("a peer that is not allowed is told so, and nothing of it is read as a call")
    func deniedPeer() async throws {
        try await withServer(allowed: [getuid() + 1]) { server in
            let client = try server.client()
            let call = #"{"method":"org.example.toy.Note","parameters":{"text":"x"}}|"#
            _ = try? await client.send(call)
            #expect(try await client.reply()?.failure == .permissionDenied)
            #expect(try await client.reply() == nil)
            await server.shutDown()
            server.toy.stop()
            #expect(await server.toy.next() == nil)
        }
    }
}
