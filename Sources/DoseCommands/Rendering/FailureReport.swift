import DoseInterface
package import StrictJSON

/// A failure as JSON: `{"error": {"name", "message", "exitCode", "parameters"}}`.
///
/// Names of the daemon's errors are passed on as they came. Failures that `dose` finds itself have
/// names that begin with `dose.`.
package struct FailureReport: Encodable, Sendable {
    /// What is known of the failure.
    package struct Content: Encodable, Sendable {
        /// The error's full name.
        package var name: String
        /// One plain sentence.
        package var message: String
        /// The exit code of the program.
        package var exitCode: Int32
        /// The parameters of the error.
        package var parameters: JSONObject
    }

    /// The one member.
    package var error: Content

    /// The report of a failure.
    package init(_ failure: DoseFailure) {
        error = Content(
            name: Self.name(of: failure), message: FailureSentence.of(failure),
            exitCode: failure.exit.rawValue, parameters: Self.parameters(of: failure))
    }

    private static func name(of failure: DoseFailure) -> String {
        switch failure {
        case .refused(let refusal): refusal.name
        case .outcomeUnknown: OutcomeUnknown.name
        case .usage: "dose.Usage"
        case .notReachable: "dose.NotReachable"
        case .notAllowed: "dose.NotAllowed"
        case .connectionLost: "dose.ConnectionLost"
        case .unreadableReply: "dose.UnreadableReply"
        case .requestTooLong: "dose.RequestTooLong"
        case .cannotRun: "dose.CannotRun"
        case .demo: "dose.DemoFailed"
        case .installing: "dose.InstallFailed"
        case .channels: "dose.ChannelsFault"
        case .file: "dose.FileFault"
        case .blockingItemOpen: "dose.BlockingItemOpen"
        }
    }

    private static func parameters(of failure: DoseFailure) -> JSONObject {
        switch failure {
        case .refused(let refusal): refusal.parameters
        case .outcomeUnknown(let requestID): ["requestId": .string(requestID)]
        case .notReachable(let path, _), .notAllowed(let path), .connectionLost(let path):
            ["path": .string(path)]
        case .requestTooLong(let limit): ["limit": .integer(Int64(limit))]
        case .cannotRun(let program, _): ["program": .string(program)]
        case .file(let fault): ["path": .string(fault.path)]
        case .usage, .unreadableReply, .demo, .installing, .channels, .blockingItemOpen: [:]
        }
    }
}
