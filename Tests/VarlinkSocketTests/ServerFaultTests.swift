import Foundation
import Glibc
import StrictJSON
import TestSupport
import Testing
import Varlink

@testable import VarlinkSocket

@Suite("The server among faults and strangers", .timeLimit(.minutes(5)))
struct ServerFaultTests {
    private static let canBecomeAnother =
        getuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0
        && access("/usr/bin/perl", X_OK) == 0

    private static let stranger = #"""
        use IO::Socket::UNIX; local $/ = "\0"; $SIG{PIPE} = "IGNORE";
        my $s = IO::Socket::UNIX->new(Peer => $ARGV[0]) or die "connect: $!";
        syswrite($s, "{\"method\":\"org.example.toy.Echo\",\"parameters\":{\"text\":\"hi\"}}\0");
        my $reply = <$s>; chop $reply; print $reply;
        """#

    private func strangersReply(path: String) async throws -> ReplyFrame {
        let output = try await Child.output(
            of: "/usr/bin/setpriv",
            [
                "--reuid=65534", "--regid=65534", "--clear-groups", "/usr/bin/perl", "-e",
                Self.stranger, path,
            ])
        return try ReplyFrame.decode(output)
    }

    @Test(
        "another user's process is refused by its uid, and served when that uid is allowed",
        .enabled(if: canBecomeAnother, "needs root, setpriv and perl"))
    func anotherUser() async throws {
        try await withServer(mode: 0o666) { server in
            try server.openDirectoryToAll()
            let refused = try await strangersReply(path: server.path)
            #expect(refused.failure == .permissionDenied)
            #expect(try await server.client().echo("fine") == "fine")
        }
        try await withServer(allowed: [65534], mode: 0o666) { server in
            try server.openDirectoryToAll()
            let served = try await strangersReply(path: server.path)
            #expect(served.parameters["text"] == "hi")
        }
    }

    @Test(
        "a user whose places are used up is told so; another user still gets one",
        .enabled(if: canBecomeAnother, "needs root, setpriv and perl"))
    func placesOfOneUser() async throws {
        let limits = SocketLimits(connections: 3, connectionsPerUID: 2)
        try await withServer(limits: limits, allowed: [getuid(), 65534], mode: 0o666) { server in
            try server.openDirectoryToAll()
            let mine = try (0..<2).map { _ in try server.client() }
            for client in mine { #expect(try await client.echo("a") == "a") }
            let refusal = try await server.client().reply()?.failure
            #expect(
                refusal
                    == VarlinkError(
                        name: "org.example.toy.TooManyConnections",
                        parameters: ["limit": 2, "perUser": true]))
            let interface = try InterfaceDescription(parsing: Toy.description)
            #expect(
                interface.faultInError("TooManyConnections", refusal?.parameters ?? [:]) == nil)
            let served = try await strangersReply(path: server.path)
            #expect(served.parameters["text"] == "hi")
            try await mine[0].send(#"{"method":"org.example.toy.Forget"}|"#)
            #expect(try await mine[0].reply() == nil)
            #expect(try await server.client().echo("free again") == "free again")
        }
    }

    @Test("the peer of a connection is the process that connected")
    func peer() async throws {
        struct Teller: VarlinkHandler {
            func handle(_ call: Call, from peer: Peer, replies: ReplyWriter) async {
                let parameters: JSONObject = [
                    "uid": .integer(Int64(peer.uid)), "gid": .integer(Int64(peer.gid)),
                    "pid": .integer(Int64(peer.pid)),
                ]
                try? await replies.send(parameters)
            }
        }
        try await withServer(handler: Teller()) { server in
            let reply = try await server.client().call("a.B")
            #expect(
                reply?.parameters == [
                    "uid": .integer(Int64(getuid())), "gid": .integer(Int64(getgid())),
                    "pid": .integer(Int64(getpid())),
                ])
        }
    }

    @Test("something that is no listening socket ends the server with an error, not a crash")
    func unusableDescriptor() async throws {
        let file = open("/dev/null", O_RDONLY)
        await #expect(throws: (any Error).self) {
            try await serve(descriptor: file, toy: Toy()) { _ in }
        }
    }

    @Test(
        "random bytes and damaged calls never stop the server",
        arguments: 1...4 as ClosedRange<UInt64>)
    func noise(seed: UInt64) async throws {
        try await withServer { server in
            let call = Array(
                #"{"method":"org.example.toy.Echo","parameters":{"text":"\u00e9"},"more":false}"#
                    .utf8)
            var random = SplitMix(state: seed)
            for round in 0..<200 {
                var bytes = call + [0]
                if round.isMultiple(of: 4) {
                    bytes = (0..<300).map { _ in UInt8.random(in: 0...255, using: &random) }
                }
                for _ in 0..<3 {
                    let index = Int.random(in: 0..<bytes.count, using: &random)
                    bytes[index] = UInt8.random(in: 0...255, using: &random)
                }
                let client = try server.client()
                _ = try? await client.send(bytes: bytes)
                client.finishWriting()
                while try await client.reply() != nil {}
            }
            #expect(try await server.client().echo("fine") == "fine")
        }
    }

    @Test("out of descriptors the server waits without spinning, then serves who waited")
    func descriptorsExhausted() async {
        await #expect(processExitsWith: .success) {
            try await withServer { server in
                let first = try server.client()
                #expect(try await first.echo("a") == "a")
                var limit = rlimit(rlim_cur: 48, rlim_max: 48)
                guard setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
                    throw ClientFault(call: "setrlimit", errno: errno)
                }
                var clients: [TestClient] = []
                while let client = try? server.client() { clients.append(client) }
                #expect(clients.count > 5)
                let last = try #require(clients.last)
                let before = cpuSeconds()
                try await last.send(
                    #"{"method":"org.example.toy.Echo","parameters":{"text":"late"}}|"#)
                #expect(try await first.echo("meanwhile") == "meanwhile")
                for client in clients.dropLast() { client.close() }
                #expect(try await last.reply()?.parameters["text"] == "late")
                #expect(cpuSeconds() - before < 0.5)
            }
        }
    }
}

/// Sebastiano Vigna's splitmix64: the same bytes for the same seed.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

private func cpuSeconds() -> Double {
    Double(clock()) / Double(CLOCKS_PER_SEC)
}
