package import DoseInterface
import Glibc
import StrictJSON

/// Follows a stream of the daemon through lost connections.
package struct StreamFollower: Sendable {
    /// What the follower says about the connection.
    package enum Notice: Sendable, Equatable {
        /// The stream runs for the first time.
        case following
        /// The connection is lost, for this reason; it is tried again until it is back.
        case lost(DoseFailure)
        /// Nothing comes any more: the daemon refuses, or it was not reached for a long time.
        case stopped(DoseFailure)
        /// The stream runs again.
        case back

        /// What is said of it to whoever looks on.
        package var words: String? {
            switch self {
            case .following: nil
            case .lost: "the connection is lost. Waiting for dosed."
            case .stopped(let failure): "nothing comes any more: \(FailureSentence.of(failure))"
            case .back: "dosed is back."
            }
        }
    }

    /// Pauses between tries to connect again; the last one is repeated.
    package static let usualPauses: [Duration] = [
        .milliseconds(100), .milliseconds(250), .milliseconds(500), .seconds(1), .seconds(2),
    ]

    /// So long the daemon may be out of reach before it is said that nothing comes any more (our
    /// setting).
    package static let usualPatience = Duration.seconds(600)

    private let client: DaemonClient
    private let pauses: [Duration]
    private let patience: Duration

    /// A follower; nothing is opened before `follow`.
    package init(
        client: DaemonClient, pauses: [Duration] = Self.usualPauses,
        patience: Duration = Self.usualPatience
    ) {
        self.client = client
        self.pauses = pauses
        self.patience = patience
    }

    /// Follows until `each` throws or the daemon refuses for good.
    ///
    /// - Parameters:
    ///   - failure: what ended the following before; then it waits for the daemon from the start.
    ///   - hangup: ends the following from another thread.
    ///   - request: what to ask for, each time that the stream begins.
    ///   - notice: told about the connection, once for each change.
    /// - Throws: a `DoseFailure` when the first connection fails, or at a lasting refusal.
    package func follow<M: InterfaceMethod>(
        _ method: M.Type,
        after failure: DoseFailure? = nil,
        hangup: Hangup? = nil,
        request: () -> M.Request,
        notice: (Notice) -> Void,
        each: (M.Reply) throws(DoseFailure) -> Void
    ) throws(DoseFailure) -> Never {
        var isFirst = true
        var outage = Outage(isLost: failure != nil)
        var failures = 0
        while true {
            var problem = DoseFailure.connectionLost(path: client.address.shownPath)
            do {
                if outage.isLost {
                    // Connecting proves nothing where a socket outlives its daemon; an answer does.
                    _ = try client.ask(GetStatus.self, .init())
                    notice(.back)
                }
                outage.beginStream()
                try client.stream(
                    method, request(), deadlineSeconds: nil, hangup: hangup,
                    connected: {
                        if isFirst { notice(.following) }
                        isFirst = false
                    },
                    each: { (reply: M.Reply) throws(DoseFailure) in
                        failures = 0
                        outage.end()
                        try each(reply)
                    })
            } catch {
                problem = error
                guard !isFirst || failure != nil, error.mayPass else {
                    // It was followed before and refuses now.
                    if outage.isLost { notice(.stopped(error)) }
                    throw error
                }
            }
            if let hangup, hangup.isDone {
                throw .connectionLost(path: client.address.shownPath)
            }
            if !outage.isLost { notice(.lost(problem)) }
            outage.lose()
            if outage.isToBeSaid(problem, patience: patience) { notice(.stopped(problem)) }
            Pause.wait(pauses[min(failures, pauses.count - 1)])
            failures += 1
        }
    }
}

extension DoseFailure {
    /// Whether trying to follow again can help.
    var mayPass: Bool {
        switch self {
        case .notReachable, .connectionLost: true
        case .refused(let refusal):
            [
                TooManyConnections.name, TimedOut.name, DatabaseUnavailable.name,
                OutcomeUnknown.name, ChannelInUse.name, StorageFull.name,
            ]
            .contains(refusal.name)
        default: false
        }
    }

    /// Whether it does not pass by itself: somebody has to do something.
    var isLasting: Bool {
        guard case .refused(let refusal) = self, refusal.name == DatabaseUnavailable.name else {
            return false
        }
        // One that is on its way to stop says so, and is followed by another.
        return refusal.parameters["reason"]?.string != "closed"
    }

    /// Whether nobody is reminded while it lasts: where another one tells by the same name,
    /// somebody is.
    var endsReminders: Bool {
        guard case .refused(let refusal) = self else { return true }
        return refusal.name != ChannelInUse.name
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
