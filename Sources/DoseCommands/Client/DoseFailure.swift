/// Everything that can keep a command from being done, whoever found it.
package enum DoseFailure: Error, Sendable, Equatable {
    /// The command line was not understood. The message says how it is used.
    case usage(message: String)
    /// The daemon answered with an error.
    case refused(Refusal)
    /// Nothing answers at the socket.
    case notReachable(path: String, reason: UnreachableReason)
    /// The socket may not be opened by this user.
    case notAllowed(path: String)
    /// The connection ended before the answer to a question came. Nothing was to be changed.
    case connectionLost(path: String)
    /// A write was sent and no answer came; only the same request repeated can tell.
    case outcomeUnknown(requestID: String)
    /// The answer is not one that this version understands.
    case unreadableReply(reason: String)
    /// The request is longer than a frame may be, in bytes.
    case requestTooLong(limit: Int)
    /// A program that was to be run is missing or not executable.
    case cannotRun(program: String, reason: String)
    /// The demo did not get what it expected.
    case demo(message: String)
    /// Installing or uninstalling could not be done.
    case installing(InstallFailure)
    /// The channels of the person cannot be read or changed.
    case channels(ChannelsFault)
    /// A file that was asked for could not be written.
    case file(FileFault)
    /// The request was answered and the answer has a blocking item; all is printed already.
    case blockingItemOpen
}

/// Why nothing answers at a socket.
package enum UnreachableReason: Sendable, Equatable {
    /// There is no socket, or nobody accepts on it.
    case nobodyListens
    /// The path does not fit into a socket address, which holds this many bytes.
    case pathTooLong(limit: Int)
    /// No answer within this time.
    case noAnswer(seconds: Int)
    /// The system refused for another reason, in its own words.
    case system(String)
}

extension DoseFailure {
    /// How the program ends after this failure.
    package var exit: DoseExit {
        switch self {
        case .usage: .usage
        case .refused(let refusal): DoseExit(refusalNamed: refusal.name)
        case .notReachable(_, .pathTooLong): .badInput
        case .notReachable, .connectionLost, .unreadableReply: .unavailable
        case .notAllowed: .notPermitted
        case .outcomeUnknown: .outcomeUnknown
        case .requestTooLong, .cannotRun: .badInput
        case .demo, .blockingItemOpen: .refusedByCheck
        case .installing(let failure): failure.exit
        case .channels(let fault): fault.exit
        case .file(.isThere): .badInput
        case .file(.cannotWrite): .outputFailed
        }
    }
}
