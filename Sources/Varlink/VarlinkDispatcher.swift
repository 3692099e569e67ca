/// Whatever answers calls.
package protocol VarlinkHandler: Sendable {
    /// Answers one call: a last reply or an error, unless the call is `oneway`. The task is
    /// cancelled when the client goes away, save for `oneway` calls.
    func handle(_ call: Call, from peer: Peer, replies: ReplyWriter) async
}

/// Why a table of methods does not fit its descriptions.
package enum DispatchError: Error, Sendable, Equatable, CustomStringConvertible {
    /// No description has these methods.
    case notDescribed([String])

    package var description: String {
        switch self {
        case .notDescribed(let names): "not described: " + names.joined(separator: ", ")
        }
    }
}

/// Leads each call to its method: answers `org.varlink.service` by itself, refuses what the
/// descriptions do not know, and turns a thrown `VarlinkError` into the error reply.
package struct VarlinkDispatcher: VarlinkHandler {
    /// One method: sends its replies, or throws a `VarlinkError` to refuse.
    package typealias Method = @Sendable (Call, Peer, ReplyWriter) async throws -> Void
    /// Says what the client hears about an error that is no `VarlinkError`; nil for nothing, and
    /// then the connection is closed, as a reply is owed. Not asked about `CancellationError` and
    /// `ReplyError.clientGone`: those mean that the client or the service is on its way out.
    package typealias Unexpected = @Sendable (any Error, Call) -> VarlinkError?

    /// What the service says about itself.
    package let directory: ServiceDirectory
    private let methods: [String: Method]
    private let checksReplies: Bool
    private let unexpected: Unexpected

    /// Takes the table of methods by full name.
    /// - Parameter checksReplies: hold replies to the description as well; for tests.
    /// - Throws: `DispatchError.notDescribed` when a method is in no description.
    package init(
        directory: ServiceDirectory, methods: [String: Method], checksReplies: Bool = false,
        unexpected: @escaping Unexpected = { _, _ in nil }
    ) throws(DispatchError) {
        self.directory = directory
        self.methods = methods
        self.checksReplies = checksReplies
        self.unexpected = unexpected
        let described = Set(Self.methodNames(of: directory))
        let strangers = methods.keys.filter { !described.contains($0) }.sorted()
        guard strangers.isEmpty else { throw .notDescribed(strangers) }
    }

    /// Methods that are described and have no code, in order; calling one gives
    /// `MethodNotImplemented`.
    package var unimplemented: [String] {
        Self.methodNames(of: directory).filter { methods[$0] == nil }
    }

    package func handle(_ call: Call, from peer: Peer, replies: ReplyWriter) async {
        do {
            try await answer(call, from: peer, replies: writer(for: call, replies))
        } catch let error as VarlinkError {
            try? await replies.fail(error)
        } catch ReplyError.clientGone {
            return
        } catch is CancellationError {
            return
        } catch {
            if let refusal = unexpected(error, call) { try? await replies.fail(refusal) }
        }
    }

    private func answer(_ call: Call, from peer: Peer, replies: ReplyWriter) async throws {
        if let answer = try directory.answer(call) {
            if call.member == "GetInfo", let encoded = directory.infoReply {
                return try await replies.send(encoded: encoded)
            }
            return try await replies.send(answer)
        }
        try directory.check(call)
        guard let method = methods[call.method] else {
            throw VarlinkError.methodNotImplemented(call.method)
        }
        try await method(call, peer, replies)
    }

    private func writer(for call: Call, _ replies: ReplyWriter) -> ReplyWriter {
        guard checksReplies, let interface = directory.interface(named: call.interface) else {
            return replies
        }
        return replies.checking { interface.faultInReply(of: call.member, $0) }
    }

    private static func methodNames(of directory: ServiceDirectory) -> [String] {
        directory.interfaces.filter { $0.name != ServiceDirectory.serviceInterface }
            .flatMap { interface in interface.methods.map { interface.name + "." + $0.name } }
    }
}
