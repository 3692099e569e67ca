package import DoseInterface
import Glibc

/// Follows a stream of the daemon through lost connections.
package struct StreamFollower: Sendable {
    /// What the follower says about the connection.
    package enum Notice: Sendable, Equatable {
        /// The stream runs for the first time.
        case following
        /// The connection is lost; it is tried again until it is back.
        case lost
        /// The stream runs again.
        case back
    }

    /// Pauses between tries to connect again; the last one is repeated.
    package static let usualPauses: [Duration] = [
        .milliseconds(100), .milliseconds(250), .milliseconds(500), .seconds(1), .seconds(2),
    ]

    private let client: DaemonClient
    private let pauses: [Duration]

    /// A follower; nothing is opened before `follow`.
    package init(client: DaemonClient, pauses: [Duration] = Self.usualPauses) {
        self.client = client
        self.pauses = pauses
    }

    /// Follows until `each` throws or the daemon refuses for good.
    ///
    /// - Parameters:
    ///   - hangup: ends the following from another thread.
    ///   - request: what to ask for, each time that the stream begins.
    ///   - notice: told about the connection, once for each change.
    /// - Throws: a `DoseFailure` when the first connection fails, or at a lasting refusal.
    package func follow<M: InterfaceMethod>(
        _ method: M.Type,
        hangup: Hangup? = nil,
        request: () -> M.Request,
        notice: (Notice) -> Void,
        each: (M.Reply) throws(DoseFailure) -> Void
    ) throws(DoseFailure) -> Never {
        var hasFollowed = false
        var isLost = false
        var failures = 0
        while true {
            do {
                if isLost {
                    // Connecting proves nothing where a socket outlives its daemon; an answer does.
                    _ = try client.ask(GetStatus.self, .init())
                    notice(.back)
                    isLost = false
                }
                try client.stream(
                    method, request(), deadlineSeconds: nil, hangup: hangup,
                    connected: {
                        if !hasFollowed { notice(.following) }
                        hasFollowed = true
                    },
                    each: { (reply: M.Reply) throws(DoseFailure) in
                        failures = 0
                        try each(reply)
                    })
            } catch {
                guard hasFollowed, error.mayPass else { throw error }
            }
            if let hangup, hangup.isDone {
                throw .connectionLost(path: client.address.shownPath)
            }
            if !isLost { notice(.lost) }
            isLost = true
            Pause.wait(pauses[min(failures, pauses.count - 1)])
            failures += 1
        }
    }
}

extension DoseFailure {
    /// Whether trying to follow again can help.
    fileprivate var mayPass: Bool {
        switch self {
        case .notReachable, .connectionLost: true
        case .refused(let refusal):
            [
                TooManyConnections.name, TimedOut.name, DatabaseUnavailable.name,
                OutcomeUnknown.name, ChannelInUse.name,
            ]
            .contains(refusal.name)
        default: false
        }
    }
}

/// Blocking waits of the client, which has nothing else to do meanwhile.
package enum Pause {
    /// Sleeps, also through signals.
    package static func wait(_ pause: Duration) {
        let parts = pause.components
        guard parts.seconds > 0 || parts.attoseconds > 0 else { return }
        var left = timespec(
            tv_sec: Int(parts.seconds), tv_nsec: Int(parts.attoseconds / 1_000_000_000))
        var rest = timespec()
        while nanosleep(&left, &rest) != 0, errno == EINTR { left = rest }
    }
}
