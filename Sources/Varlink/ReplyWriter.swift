package import StrictJSON
import Synchronization

/// Why a reply did not go out.
package enum ReplyError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Nobody listens anymore: stop working on the call.
    case clientGone
    /// `continues` in answer to a call without `more`; a fault of the caller of `send`.
    case expectedMore
    /// The last reply was already sent; a fault of the caller of `send`.
    case alreadyFinished
    /// The reply cannot be written.
    case notEncodable(EncodeError)
    /// The reply differs from the description; a fault of the caller of `send`.
    case notAsDescribed(ParameterFault)

    package var description: String {
        switch self {
        case .clientGone: "the client is gone"
        case .expectedMore: "several replies to a call without more"
        case .alreadyFinished: "a reply after the last one"
        case .notEncodable(let error): error.description
        case .notAsDescribed(let fault): fault.description
        }
    }
}

/// The answers to one call. A value may be sent from several tasks; each `send` waits until the
/// bytes are with the kernel, so that a slow client slows its own stream and nothing else.
package struct ReplyWriter: Sendable {
    /// Takes one complete message with its NUL.
    package typealias Sink = @Sendable ([UInt8]) async throws(ReplyError) -> Void
    /// Looks at reply parameters before they go out.
    package typealias Check = @Sendable (JSONObject) -> ParameterFault?

    private final class State: Sendable {
        let finished = Mutex(false)
    }

    /// The caller accepts several replies.
    package let more: Bool
    /// The caller wants none; everything sent is dropped.
    package let oneway: Bool
    private let sink: Sink
    private let check: Check?
    private let state: State

    /// Answers that call into that sink.
    package init(for call: Call, sink: @escaping Sink) {
        self.init(more: call.more, oneway: call.oneway, sink: sink, check: nil, state: State())
    }

    private init(more: Bool, oneway: Bool, sink: @escaping Sink, check: Check?, state: State) {
        self.more = more
        self.oneway = oneway
        self.sink = sink
        self.check = check
        self.state = state
    }

    /// The same writer with a look at each reply first; tests use it to hold methods to their
    /// description.
    package func checking(_ check: @escaping Check) -> ReplyWriter {
        ReplyWriter(more: more, oneway: oneway, sink: sink, check: check, state: state)
    }

    /// Whether the last reply or an error was sent.
    package var isFinished: Bool { state.finished.withLock { $0 } }

    /// Sends a reply.
    /// - Parameter continues: more replies follow; refused unless the caller asked for `more`.
    package func send(
        _ parameters: some Encodable, continues: Bool = false
    ) async throws(ReplyError) {
        guard !continues || more || oneway else { throw .expectedMore }
        guard !isFinished else { throw .alreadyFinished }
        let frame: [UInt8]
        do {
            frame = try Reply.encode(parameters: parameters, continues: continues)
        } catch {
            throw .notEncodable(error)
        }
        try inspect(frame)
        try await deliver(frame, last: !continues)
    }

    /// Sends a last reply that was encoded before.
    func send(encoded frame: [UInt8]) async throws(ReplyError) {
        guard !isFinished else { throw .alreadyFinished }
        try inspect(frame)
        try await deliver(frame, last: true)
    }

    /// Sends an error, which is always the last reply.
    package func fail(_ error: VarlinkError) async throws(ReplyError) {
        let frame: [UInt8]
        do {
            frame = try Reply.encode(error)
        } catch {
            throw .notEncodable(error)
        }
        try await deliver(frame, last: true)
    }

    private func inspect(_ frame: [UInt8]) throws(ReplyError) {
        guard let check, let reply = try? ReplyFrame.decode(frame.dropLast()) else { return }
        if let fault = check(reply.parameters) { throw .notAsDescribed(fault) }
    }

    private func deliver(_ frame: [UInt8], last: Bool) async throws(ReplyError) {
        let wasFinished = state.finished.withLock { finished in
            defer { finished = finished || last }
            return finished
        }
        guard !wasFinished else { throw .alreadyFinished }
        guard !oneway else { return }
        try await sink(frame)
    }
}
