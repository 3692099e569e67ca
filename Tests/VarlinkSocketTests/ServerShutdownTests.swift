import Glibc
import Testing
import Varlink

@testable import VarlinkSocket

@Suite("Shutting the server down", .timeLimit(.minutes(5)))
struct ServerShutdownTests {
    @Test("a running call is finished and answered, an idle connection is closed")
    func runningCall() async throws {
        try await withServer { server in
            let idle = try server.client()
            #expect(try await idle.echo("a") == "a")
            let busy = try server.client()
            try await busy.send(
                #"{"method":"org.example.toy.Wait"}|{"method":"org.example.toy.Wait"}|"#)
            #expect(await server.toy.next() == .started("Wait"))
            await server.shutDown()
            #expect(try await idle.reply() == nil)
            server.toy.release()
            #expect(await server.toy.next() == .released)
            #expect(try await busy.reply()?.error == nil)
            #expect(try await busy.reply() == nil)
        }
    }

    @Test("nobody is accepted anymore once shutdown began")
    func noNewConnections() async throws {
        try await withServer { server in
            let busy = try server.client()
            let idle = try server.client()
            #expect(try await idle.echo("a") == "a")
            try await busy.send(#"{"method":"org.example.toy.Wait"}|"#)
            #expect(await server.toy.next() == .started("Wait"))
            await server.shutDown()
            #expect(try await idle.reply() == nil)
            #expect(throws: ClientFault.self) { try server.client() }
            server.toy.release()
            #expect(try await busy.reply() != nil)
        }
    }

    @Test("a stream is ended at once by cancelling it")
    func stream() async throws {
        try await withServer { server in
            let client = try server.client()
            try await client.send(#"{"method":"org.example.toy.Wait","more":true}|"#)
            #expect(await server.toy.next() == .started("Wait"))
            await server.shutDown()
            #expect(await server.toy.next() == .cancelled)
            #expect(try await client.reply()?.continues == false)
            #expect(try await client.reply() == nil)
        }
    }

    @Test("a call that does not end in time is cancelled and its connection closed")
    func bounded() async throws {
        try await withServer(limits: SocketLimits(shutdownGrace: .milliseconds(50))) { server in
            let client = try server.client()
            try await client.send(#"{"method":"org.example.toy.Wait"}|"#)
            #expect(await server.toy.next() == .started("Wait"))
            await server.shutDown()
            #expect(await server.toy.next() == .cancelled)
            #expect(try await client.reply() == nil)
        }
    }

    @Test("cancelling the server ends it at once")
    func cancelled() async throws {
        try await withServer(limits: SocketLimits(shutdownGrace: .seconds(30))) { server in
            let client = try server.client()
            try await client.send(#"{"method":"org.example.toy.Wait"}|"#)
            #expect(await server.toy.next() == .started("Wait"))
            server.cancel()
            #expect(await server.toy.next() == .cancelled)
            #expect(try await client.reply() == nil)
        }
    }
}
