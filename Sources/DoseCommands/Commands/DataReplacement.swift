import DoseInterface

/// Other data in the place of what is there: `dose restore` and `dose import`.
enum DataReplacement {
    /// Asks for it, once: whoever does not hear the answer repeats it with the same request id.
    static func ask<Method: InterfaceMethod>(
        _ method: Method.Type, _ request: Method.Request, id: RequestID, of client: DaemonClient
    ) throws -> Method.Reply {
        var answer: Method.Reply?
        do {
            try client.stream(
                method, request, deadlineSeconds: DataPatience.seconds, connected: {},
                each: { (reply: Method.Reply) in answer = reply })
        } catch DoseFailure.connectionLost {
            throw DoseFailure.outcomeUnknown(requestID: id.text)
        }
        guard let answer else { throw DoseFailure.outcomeUnknown(requestID: id.text) }
        return answer
    }
}
