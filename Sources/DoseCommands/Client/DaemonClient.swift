package import DoseInterface
import Glibc
import StrictJSON
import Varlink

/// The one client of the daemon: a call opens a connection, asks, reads and closes.
package struct DaemonClient: Sendable {
    /// Times and pauses of the client. Tests make the pauses zero.
    package struct Patience: Sendable {
        /// How long the answer to a plain call may take, in seconds.
        package var replySeconds = 30
        /// Pauses before each repeat of a request whose connection broke: 5 s in all.
        package var pauses: [Duration] = [
            .milliseconds(50), .milliseconds(150), .milliseconds(400), .milliseconds(900),
            .milliseconds(1_500), .milliseconds(2_000),
        ]

        /// The usual times.
        package init() {}
    }

    /// Where the daemon listens; chosen once, so that a repeat reaches the same one.
    package let address: SocketAddress
    /// Times and pauses.
    package let patience: Patience
    /// Whom every call is about; nil for the default person.
    private let person: String?

    /// A client; nothing is opened before the first call.
    package init(
        address: SocketAddress, patience: Patience = Patience(), person: String? = nil
    ) {
        self.address = address
        self.patience = patience
        self.person = person
    }

    /// The same client with calls that are about this person.
    ///
    /// - Parameter person: nil for whom they are about already.
    func about(_ person: String?) -> DaemonClient {
        DaemonClient(address: address, patience: patience, person: person ?? self.person)
    }

    private func frame<M: InterfaceMethod>(
        _ method: M.Type, _ request: M.Request, more: Bool
    ) throws(DoseFailure) -> [UInt8] {
        try WireFormat.frame(
            method: M.name,
            request: AboutPerson(request, person: M.isAboutPerson ? person : nil), more: more)
    }

    /// Asks something that changes nothing, or that may be said twice. A broken connection is tried
    /// again.
    package func ask<M: InterfaceMethod>(
        _ method: M.Type, _ request: M.Request
    ) throws(DoseFailure) -> M.Reply {
        try decoded(repeating(method, request, requestID: nil))
    }

    /// Changes something. When the connection breaks after sending, the same request with the same
    /// id is sent again, for a bounded time.
    ///
    /// - Throws: `DoseFailure.outcomeUnknown` when no answer came in that time.
    package func change<M: InterfaceMethod>(
        _ method: M.Type, _ request: M.Request, requestID: RequestID
    ) throws(DoseFailure) -> M.Reply {
        try decoded(repeating(method, request, requestID: requestID))
    }

    /// Gathers a streamed list.
    package func gather<M: InterfaceMethod, Item>(
        _ method: M.Type, _ request: M.Request, _ items: (M.Reply) -> [Item]
    ) throws(DoseFailure) -> [Item] {
        var all: [Item] = []
        try stream(
            method, request, deadlineSeconds: patience.replySeconds, connected: {},
            each: { (reply: M.Reply) in all += items(reply) })
        return all
    }

    /// Follows a stream until the daemon ends it.
    ///
    /// - Parameters:
    ///   - deadlineSeconds: how long the stream may be silent; nil for ever.
    ///   - hangup: ends the stream from another thread.
    ///   - connected: called once the call is sent.
    ///   - each: called with each reply in order.
    package func stream<M: InterfaceMethod>(
        _ method: M.Type,
        _ request: M.Request,
        deadlineSeconds: Int?,
        hangup: Hangup? = nil,
        connected: () -> Void,
        each: (M.Reply) throws(DoseFailure) -> Void
    ) throws(DoseFailure) {
        let frame = try frame(method, request, more: true)
        do {
            var connection = try DaemonConnection(
                path: address.path, deadlineSeconds: deadlineSeconds, hangup: hangup)
            do {
                try connection.send(frame)
                connected()
            } catch .timedOut {
                throw ConnectionFault.timedOut
            } catch {
                // A daemon that turns a caller away answers before it reads: see below.
            }
            while true {
                let reply = try next(of: &connection)
                try each(decoded(reply))
                guard reply.continues else { return }
            }
        } catch let fault as ConnectionFault {
            throw failure(of: fault)
        } catch let failure as DoseFailure {
            throw failure
        } catch {
            throw .unreadableReply(reason: "\(error)")
        }
    }
}

extension DaemonClient {
    /// One call with repeats while the connection breaks.
    private func repeating<M: InterfaceMethod>(
        _ method: M.Type, _ request: M.Request, requestID: RequestID?
    ) throws(DoseFailure) -> DaemonReply {
        let frame = try frame(method, request, more: false)
        var pauses = patience.pauses[...]
        var sentBefore = false
        while true {
            let outcome = attempt(frame)
            switch outcome {
            case .answered(let reply): return reply
            case .refused(let refusal) where refusal.name == OutcomeUnknown.name:
                sentBefore = true
            case .refused(let refusal):
                // A daemon that is only starting or full again says nothing about the first try.
                guard sentBefore, Self.saysNothing(refusal) else { throw .refused(refusal) }
            case .faulted(let fault):
                if case .broken = fault { sentBefore = true }
                guard sentBefore, Self.mayPass(fault) else {
                    if let requestID, fault != .pathTooLong, sentBefore || fault.leavesDoubt {
                        throw .outcomeUnknown(requestID: requestID.text)
                    }
                    throw failure(of: fault)
                }
            case .unreadable(let failure): throw failure
            }
            guard let pause = pauses.popFirst() else {
                if let requestID { throw .outcomeUnknown(requestID: requestID.text) }
                throw .connectionLost(path: address.shownPath)
            }
            Pause.wait(pause)
        }
    }

    private enum Attempt {
        case answered(DaemonReply)
        case refused(Refusal)
        case faulted(ConnectionFault)
        case unreadable(DoseFailure)
    }

    private func attempt(_ frame: [UInt8]) -> Attempt {
        do {
            var connection = try DaemonConnection(
                path: address.path, deadlineSeconds: patience.replySeconds)
            // A daemon that turns a caller away answers and closes before it reads: the answer is
            // there although sending failed.
            var sendFault: ConnectionFault?
            do { try connection.send(frame) } catch { sendFault = error }
            if sendFault == .timedOut { return .faulted(.timedOut) }
            return .answered(try next(of: &connection))
        } catch let fault as ConnectionFault {
            return .faulted(fault)
        } catch DoseFailure.refused(let refusal) {
            return .refused(refusal)
        } catch let failure as DoseFailure {
            return .unreadable(failure)
        } catch {
            return .unreadable(.unreadableReply(reason: "\(error)"))
        }
    }

    private func next(of connection: inout DaemonConnection) throws -> DaemonReply {
        try WireFormat.reply(in: connection.nextFrame())
    }

    private func decoded<Reply: Decodable>(_ reply: DaemonReply) throws(DoseFailure) -> Reply {
        do {
            return try reply.parameters.decode(Reply.self)
        } catch {
            throw .unreadableReply(reason: "a part of the answer is missing or of another kind")
        }
    }

    /// Whether a repeat may go through where this fault came.
    private static func mayPass(_ fault: ConnectionFault) -> Bool {
        switch fault {
        case .broken: true
        case .cannotConnect(let number): number != EACCES && number != EPERM
        case .timedOut, .tooLong, .pathTooLong: false
        }
    }

    private static func saysNothing(_ refusal: Refusal) -> Bool {
        [TooManyConnections.name, TimedOut.name, DatabaseUnavailable.name].contains(refusal.name)
    }

    /// What a fault means for a request that was not, or need not have been, carried out.
    func failure(of fault: ConnectionFault) -> DoseFailure {
        switch fault {
        case .cannotConnect(EACCES), .cannotConnect(EPERM):
            .notAllowed(path: address.shownPath)
        case .cannotConnect(ENOENT), .cannotConnect(ECONNREFUSED):
            .notReachable(path: address.shownPath, reason: .nobodyListens)
        case .cannotConnect(let number):
            .notReachable(
                path: address.shownPath, reason: .system(String(cString: strerror(number))))
        case .pathTooLong:
            .notReachable(
                path: address.shownPath, reason: .pathTooLong(limit: SocketAddress.pathBytes))
        case .timedOut:
            .notReachable(
                path: address.shownPath, reason: .noAnswer(seconds: patience.replySeconds))
        case .broken: .connectionLost(path: address.shownPath)
        case .tooLong(let limit):
            .unreadableReply(reason: "the answer is longer than \(limit) bytes")
        }
    }
}

extension ConnectionFault {
    /// Whether the request may have been carried out although this happened.
    fileprivate var leavesDoubt: Bool {
        switch self {
        case .cannotConnect, .pathTooLong: false
        case .broken, .timedOut, .tooLong: true
        }
    }
}
