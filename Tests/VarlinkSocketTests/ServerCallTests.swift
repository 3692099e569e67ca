import StrictJSON
import Testing
import Varlink

@testable import VarlinkSocket

@Suite("Calls over a real socket", .timeLimit(.minutes(5)))
struct ServerCallTests {
    @Test("calls sent ahead are answered strictly in order")
    func pipelining() async throws {
        try await withServer { server in
            let client = try server.client()
            var calls = ""
            for index in 0..<100 {
                calls += #"{"method":"org.example.toy.Echo","parameters":{"text":"\#(index)"}}|"#
            }
            try await client.send(calls)
            for index in 0..<100 {
                #expect(try await client.reply()?.parameters["text"] == .string("\(index)"))
            }
        }
    }

    @Test("calls work wherever the bytes are cut, and empty messages are ignored")
    func cutBytes() async throws {
        try await withServer { server in
            let client = try server.client()
            let call = Array(
                "\0{\"method\":\"org.example.toy.Echo\",\"parameters\":{\"text\":\"é\"}}\0".utf8)
            for byte in call { try await client.send(bytes: [byte]) }
            #expect(try await client.reply()?.parameters["text"] == "é")
        }
    }

    @Test("a call waits until the one before it is answered")
    func oneAtATime() async throws {
        try await withServer { server in
            let client = try server.client()
            try await client.send(
                #"{"method":"org.example.toy.Wait"}|{"method":"org.example.toy.Note","#
                    + #""parameters":{"text":"later"}}|"#)
            #expect(await server.toy.next() == .started("Wait"))
            server.toy.release()
            #expect(await server.toy.next() == .released)
            #expect(await server.toy.next() == .noted("later"))
            #expect(try await client.reply()?.error == nil)
            #expect(try await client.reply()?.error == nil)
        }
    }

    @Test("a stream continues until its last reply, then the connection serves calls again")
    func stream() async throws {
        try await withServer { server in
            let client = try server.client()
            try await client.send(
                #"{"method":"org.example.toy.Count","parameters":{"to":3},"more":true}|"#)
            for n in 1...3 as ClosedRange<Int64> {
                let reply = try #require(try await client.reply())
                #expect(reply.parameters["n"] == .integer(n))
                #expect(reply.continues == (n < 3))
            }
            #expect(try await client.echo("after") == "after")
        }
    }

    @Test("a call without more never gets continues, whatever the method tries")
    func neverContinues() async throws {
        try await withServer { server in
            let client = try server.client()
            let reply = try #require(try await client.call("org.example.toy.Insist"))
            #expect(!reply.continues && reply.error == nil)
            #expect(await server.toy.next() == .refused(.expectedMore))
            #expect(await server.toy.next() == .refused(.alreadyFinished))
            #expect(try await client.echo("next") == "next")
            let refused = try await client.call("org.example.toy.Count", ["to": 3])
            #expect(refused?.failure == .expectedMore)
        }
    }

    @Test("oneway calls are done and get no answer, not even an error")
    func oneway() async throws {
        try await withServer { server in
            let client = try server.client()
            try await client.send(
                #"{"method":"org.example.toy.Note","parameters":{"text":"a"},"oneway":true}|"#
                    + #"{"method":"org.example.toy.Nope","oneway":true}|"#
                    + #"{"method":"org.example.toy.Forget","oneway":true}|"#)
            #expect(try await client.echo("first answer") == "first answer")
            #expect(await server.toy.next() == .noted("a"))
        }
    }

    @Test("oneway calls count even when the client closes right after sending them")
    func onewayThenGone() async throws {
        try await withServer { server in
            let client = try server.client()
            var calls = ""
            for index in 0..<20 {
                calls +=
                    #"{"method":"org.example.toy.Note","parameters":{"text":"\#(index)"},"oneway":true}|"#
            }
            try await client.send(calls)
            client.close()
            for index in 0..<20 {
                #expect(await server.toy.next() == .noted("\(index)"))
            }
        }
    }

    @Test("a client that only ends its writing still gets its answers, then the connection ends")
    func halfClose() async throws {
        try await withServer { server in
            let client = try server.client()
            try await client.send(
                #"{"method":"org.example.toy.Echo","parameters":{"text":"a"}}|"#
                    + #"{"method":"org.example.toy.Echo","parameters":{"text":"b"}}|{"half"#)
            client.finishWriting()
            #expect(try await client.reply()?.parameters["text"] == "a")
            #expect(try await client.reply()?.parameters["text"] == "b")
            #expect(try await client.reply() == nil)
        }
    }

    @Test("standard errors arrive, and the connection goes on")
    func standardErrors() async throws {
        try await withServer { server in
            let client = try server.client()
            #expect(try await client.call("a.b.C")?.failure == .interfaceNotFound("a.b"))
            #expect(
                try await client.call("org.example.toy.Nope")?.failure
                    == .methodNotFound("org.example.toy.Nope"))
            #expect(
                try await client.call("org.example.toy.Echo", ["text": 1])?.failure
                    == .invalidParameter("text"))
            let info = try await client.call("org.varlink.service.GetInfo")
            #expect(
                info?.parameters["interfaces"] == ["org.varlink.service", "org.example.toy"])
        }
    }

    @Test("the running call is cancelled when its client vanishes")
    func vanishedCaller() async throws {
        try await withServer { server in
            let client = try server.client()
            try await client.send(#"{"method":"org.example.toy.Wait"}|"#)
            #expect(await server.toy.next() == .started("Wait"))
            client.close()
            #expect(await server.toy.next() == .cancelled)
            #expect(try await server.client().echo("fine") == "fine")
        }
    }

    @Test("a stream whose client vanishes ends with clientGone")
    func vanishedStream() async throws {
        try await withServer { server in
            let client = try server.client()
            try await client.send(
                #"{"method":"org.example.toy.Flood","parameters":{"count":1000000,"bytes":9},"#
                    + #""more":true}|"#)
            #expect(try await client.reply()?.continues == true)
            client.close()
            guard case .sent(let count) = await server.toy.next() else {
                Issue.record("the stream did not end")
                return
            }
            #expect(count < 1_000_000)
            #expect(await server.toy.next() == .refused(.clientGone))
            #expect(try await server.client().echo("fine") == "fine")
        }
    }

    @Test("a method that answers nothing costs its connection, not the server")
    func unanswered() async throws {
        try await withServer { server in
            let client = try server.client()
            #expect(try await client.call("org.example.toy.Forget") == nil)
            #expect(try await server.client().echo("fine") == "fine")
        }
    }

    @Test("a long stream reaches a client that reads it, whole and in large pieces")
    func largeStream() async throws {
        try await withServer { server in
            let client = try server.client()
            try await client.send(
                #"{"method":"org.example.toy.Flood","parameters":{"count":40,"bytes":250000},"#
                    + #""more":true}|"#)
            var total = 0
            while let reply = try await client.reply() {
                total += reply.parameters["text"]?.string?.utf8.count ?? 0
                guard reply.continues else { break }
            }
            #expect(total == 41 * 250_000)
        }
    }
}
