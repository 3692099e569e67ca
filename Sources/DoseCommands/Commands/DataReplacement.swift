import DoseInterface

/// Other data in the place of what is there: `dose restore` and `dose import`.
struct DataReplacement<Method: InterfaceMethod> where Method.Reply == ReplacedData {
    /// What is asked of the service; with `dryRun` it only looks.
    let request: (_ id: RequestID, _ dryRun: Bool?) -> Method.Request

    /// - Parameter path: what the person is asked about first; nil to go on without asking.
    func perform(
        asking path: String?, isDry: Bool, id: RequestID, of client: DaemonClient
    ) throws -> ReplacedData {
        if let path, !isDry {
            // What cannot be taken is said before anything is asked.
            let look = RequestID.fresh()
            _ = try ask(request(look, true), id: look, of: client)
            try Confirmation.ofReplacing(by: path)
        }
        return try ask(request(id, isDry ? true : nil), id: id, of: client)
    }

    /// Asks for it, once: whoever does not hear the answer repeats it with the same request id.
    private func ask(
        _ request: Method.Request, id: RequestID, of client: DaemonClient
    ) throws -> ReplacedData {
        var answer: ReplacedData?
        do {
            try client.stream(
                Method.self, request, deadlineSeconds: DataPatience.seconds, connected: {},
                each: { (reply: ReplacedData) in answer = reply })
        } catch DoseFailure.connectionLost {
            throw DoseFailure.outcomeUnknown(requestID: id.text)
        }
        guard let answer else { throw DoseFailure.outcomeUnknown(requestID: id.text) }
        return answer
    }
}
