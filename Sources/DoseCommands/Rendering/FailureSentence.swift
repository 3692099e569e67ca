import DoseInterface
import StrictJSON

/// The one sentence for each failure. The daemon's own sentences are passed on.
package enum FailureSentence {
    /// The sentence, safe to print after `dose: `.
    package static func of(_ failure: DoseFailure) -> String {
        switch failure {
        case .usage(let message), .demo(let message): message
        case .installing(let failure): failure.message
        case .channels(let fault): fault.message
        case .file(let fault): fault.message
        case .refused(let refusal): of(refusal)
        case .notReachable(let path, let reason): "cannot reach dosed at \(path): \(of(reason))."
        case .notAllowed(let path): "you are not allowed to open \(path)."
        case .connectionLost(let path):
            "the connection to dosed at \(path) ended before the answer came. Please try again."
        case .outcomeUnknown:
            "dosed did not answer, so it is not known whether this was recorded."
        case .unreadableReply(let reason):
            "cannot use the answer of dosed: \(reason). Are dose and dosed of the same version?"
        case .requestTooLong(let limit):
            "this is too long to send: \(limit) bytes is the most."
        case .cannotRun(let program, let reason): "cannot run \(program): \(reason)."
        case .blockingItemOpen: "a check is open."
        }
    }

    private static func of(_ reason: UnreachableReason) -> String {
        switch reason {
        case .nobodyListens: "nothing listens there"
        case .pathTooLong(let limit): "the path is longer than \(limit) bytes"
        case .noAnswer(let seconds): "no answer in \(seconds) seconds"
        case .system(let words): words
        }
    }

    private static func of(_ refusal: Refusal) -> String {
        if let message = refusal.parameters["message"]?.string, !message.isEmpty { return message }
        switch refusal.name {
        case StandardRefusal.invalidParameter:
            let name = refusal.parameters["parameter"]?.string ?? "a value"
            return "dosed does not accept \(name) as it was given."
        case StandardRefusal.permissionDenied:
            return "dosed does not serve this user. Ask the person who set it up."
        case StandardRefusal.methodNotFound, StandardRefusal.interfaceNotFound:
            return "dosed does not know this command. Are dose and dosed of the same version?"
        case TooManyConnections.name where refusal.parameters["perUser"]?.bool == true:
            return "you have too many connections to dosed open. Please close one, or try again."
        case TooManyConnections.name:
            return "dosed is busy with too many connections. Please try again in a moment."
        case TimedOut.name: return "dosed closed the connection as nothing was asked in time."
        case FrameTooLarge.name: return "this is too long for dosed."
        case MalformedFrame.name:
            return "dosed could not read the request. Are dose and dosed of the same version?"
        default: return "dosed refused this: \(refusal.name)."
        }
    }
}
