import DoseInterface
import Glibc
import StrictJSON
import Testing
import Varlink

@testable import DoseCommands

@Suite("the socket client")
struct ClientTests {
    private let id = RequestID("11111111-2222-4333-8444-555555555555")

    private func client(_ path: String) -> DaemonClient {
        var patience = DaemonClient.Patience()
        patience.pauses = [.zero, .zero, .zero]
        return DaemonClient(address: SocketAddress(path: path), patience: patience)
    }

    private func undo(_ path: String) throws -> UndoLast.Reply {
        let id = try #require(id)
        return try client(path).change(
            UndoLast.self, .init(requestId: id.text), requestID: id)
    }

    private let undone = UndoLast.Reply(undone: "naproxen 220 mg", at: Samples.evening)

    @Test("an answer is read and the call carries its method and parameters")
    func answer() throws {
        let server = try TestServer(.reply(undone))
        #expect(try undo(server.path) == undone)
        #expect(server.calls.map { $0["method"]?.string } == ["io.dosed.UndoLast"])
        #expect(server.parameters(named: "requestId") == [.string(id?.text ?? "")])
    }

    @Test("a broken connection is followed by the same request with the same id")
    func repeatsWithSameID() throws {
        let half = Array(try Reply.encode(parameters: undone).dropLast(5))
        let server = try TestServer(.hangUp, .answer(half), .reply(undone))
        #expect(try undo(server.path) == undone)
        let ids = server.parameters(named: "requestId")
        #expect(ids.count == 3)
        #expect(Set(ids.map { $0?.string }) == [id?.text])
    }

    @Test("a write whose connection keeps breaking is unknown, not failed")
    func staysUnknown() throws {
        let server = try TestServer(.hangUp, .hangUp, .hangUp, .hangUp)
        #expect(throws: DoseFailure.outcomeUnknown(requestID: id?.text ?? "")) {
            try undo(server.path)
        }
        #expect(server.calls.count == 4)
    }

    @Test("a daemon that is gone after the first try leaves the write unknown")
    func goneAfterFirstTry() throws {
        let server = try TestServer(.hangUp)
        #expect(throws: DoseFailure.outcomeUnknown(requestID: id?.text ?? "")) {
            try undo(server.path)
        }
        #expect(server.calls.count == 1)
    }

    @Test("a daemon that does not know the outcome is asked again")
    func daemonDoesNotKnow() throws {
        let unknown = OutcomeUnknown(requestId: "x", message: "not known")
        let server = try TestServer(.error(unknown), .reply(undone))
        #expect(try undo(server.path) == undone)
        #expect(server.calls.count == 2)
    }

    @Test("busy after a broken try says nothing about it, so it is tried again")
    func busyAfterBreak() throws {
        let server = try TestServer(
            .hangUp, .error(TooManyConnections(limit: 64, perUser: false)), .reply(undone))
        #expect(try undo(server.path) == undone)
    }

    @Test("busy at the first try is a refusal: nothing was sent before")
    func busyAtFirst() throws {
        let server = try TestServer(.error(TooManyConnections(limit: 64, perUser: false)))
        let expected = DoseFailure.refused(
            try refusal(TooManyConnections(limit: 64, perUser: false)))
        #expect(throws: expected) { try undo(server.path) }
        #expect(server.calls.count == 1)
    }

    @Test("a refusal sent before the call is read still reaches the caller")
    func refusedUnread() throws {
        let frame = try Reply.encode(error: StandardRefusal.permissionDenied)
        let server = try TestServer(.answerUnasked(frame))
        #expect(
            throws: DoseFailure.refused(
                Refusal(name: StandardRefusal.permissionDenied, parameters: [:]))
        ) { try undo(server.path) }
    }

    @Test("no socket and a socket without a listener are said as nobody listening")
    func nobodyListens() throws {
        let expected = { (path: String) in
            DoseFailure.notReachable(path: path, reason: .nobodyListens)
        }
        #expect(throws: expected("/nonexistent/s")) { try undo("/nonexistent/s") }
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.path + "/stale"
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        #expect(TestSocket.bind(descriptor, to: path))
        close(descriptor)
        #expect(throws: expected(path)) { try undo(path) }
    }

    @Test("a socket that may not be opened is not allowed", .enabled(if: getuid() != 0))
    func notAllowed() throws {
        let server = try TestServer(.reply(undone))
        chmod(server.path, 0)
        #expect(throws: DoseFailure.notAllowed(path: server.path)) { try undo(server.path) }
        chmod(server.path, 0o600)
        _ = try undo(server.path)
    }

    @Test("the system's refusal to open the socket is not allowed", arguments: [EACCES, EPERM])
    func refusedBySystem(number: Int32) {
        #expect(
            client("/run/s").failure(of: .cannotConnect(number)) == .notAllowed(path: "/run/s"))
    }

    @Test("a path that fits no socket address is refused before connecting")
    func longPath() {
        let path = "/" + String(repeating: "a", count: 107)
        #expect(
            throws: DoseFailure.notReachable(path: path, reason: .pathTooLong(limit: 107))
        ) { try undo(path) }
        #expect(
            throws: DoseFailure.notReachable(
                path: String(path.dropLast()), reason: .nobodyListens)
        ) { try undo(String(path.dropLast())) }
    }

    @Test("an answer beyond the limit is not read to its end")
    func oversize() throws {
        let flood = [UInt8](repeating: UInt8(ascii: "a"), count: FrameLimits.reply + 2)
        let server = try TestServer(.answer(flood))
        #expect(
            throws: DoseFailure.unreadableReply(
                reason: "the answer is longer than \(FrameLimits.reply) bytes")
        ) { try client(server.path).ask(GetDental.self, .init()) }
    }

    @Test(
        "an answer that is not ours is unreadable",
        arguments: ["nonsense\0", "{\"parameters\":{}}\0", "[]\0"])
    func unreadable(text: String) throws {
        let server = try TestServer(.answer(Array(text.utf8)))
        let failure = #expect(throws: DoseFailure.self) {
            try client(server.path).ask(GetDental.self, .init())
        }
        guard case .unreadableReply = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
    }

    @Test("a request longer than a frame is refused before it is sent")
    func longRequest() throws {
        let server = try TestServer(.reply(undone))
        let request = ShowPrescription.Request(name: String(repeating: "a", count: 70_000))
        #expect(throws: DoseFailure.requestTooLong(limit: FrameLimits.request)) {
            try client(server.path).ask(ShowPrescription.self, request)
        }
        #expect(server.calls.isEmpty)
        _ = try undo(server.path)
    }

    @Test("a streamed list is gathered in order and asks for more")
    func gathers() throws {
        let first = ListDue.Reply(doses: [Samples.dose(state: .overdue)])
        let second = ListDue.Reply(doses: [Samples.dose()])
        let frames =
            try Reply.encode(parameters: first, continues: true)
            + Reply.encode(parameters: second)
        let server = try TestServer(.answer(frames))
        let doses = try client(server.path).gather(ListDue.self, .init()) { $0.doses }
        #expect(doses.map(\.state) == [.overdue, .due])
        #expect(server.calls.first?["more"] == true)
    }

    @Test("a list that breaks off is an error, not a short list")
    func brokenList() throws {
        let first = ListDue.Reply(doses: [Samples.dose()])
        let frame = try Reply.encode(parameters: first, continues: true)
        let server = try TestServer(.answer(frame))
        #expect(throws: DoseFailure.connectionLost(path: server.path)) {
            try client(server.path).gather(ListDue.self, .init()) { $0.doses }
        }
    }
}
