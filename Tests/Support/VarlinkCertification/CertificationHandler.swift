import StrictJSON
import Synchronization
import Varlink

/// Leads every client through the steps by its own id, and ends its run at the first wrong call.
final class CertificationHandler: VarlinkHandler {
    /// Runs that may be under way; the oldest gives way.
    private static let maximumRuns = 100

    private struct Run {
        let client: String
        var done = 0
    }

    private let service: ServiceDirectory
    private let runs = Mutex<[Run]>([])

    init() throws {
        service = try ServiceDirectory(
            vendor: "dosed", product: "certification", version: "1", url: "", descriptions: [])
    }

    func handle(_ call: Call, from peer: Peer, replies: ReplyWriter) async {
        do {
            let answers = try answers(to: call)
            for (index, answer) in answers.enumerated() {
                try await replies.send(answer, continues: index + 1 < answers.count)
            }
        } catch let error as VarlinkError {
            try? await replies.fail(error)
        } catch {
            // The client is gone; there is nobody to tell.
        }
    }

    private func answers(to call: Call) throws(VarlinkError) -> [JSONObject] {
        if let answer = try aboutService(call) { return [answer] }
        guard call.interface == CertificationInterface.name else {
            throw .interfaceNotFound(call.interface)
        }
        if call.member == "Start" { return [try start(call)] }
        guard CertificationStep.all.contains(where: { $0.member == call.member }) else {
            throw .methodNotFound(call.method)
        }
        guard let client = call.parameters["client_id"]?.string else {
            throw .invalidParameter("client_id")
        }
        let outcome = runs.withLock { Self.step(in: &$0, of: client, call) }
        return try outcome.get()
    }

    private func aboutService(_ call: Call) throws(VarlinkError) -> JSONObject? {
        let name = JSONValue.string(CertificationInterface.name)
        if call.interface == ServiceDirectory.serviceInterface,
            call.member == "GetInterfaceDescription", call.parameters["interface"] == name
        {
            return ["description": .string(CertificationInterface.description)]
        }
        guard var answer = try service.answer(call) else { return nil }
        if case .array(let names) = answer["interfaces"] {
            answer["interfaces"] = .array(names + [name])
        }
        return answer
    }

    private func start(_ call: Call) throws(VarlinkError) -> JSONObject {
        let wants = Self.message("Start", [:])
        guard Self.message(call) == wants else { throw Self.failed(wants: wants, call) }
        let number = UInt64.random(in: .min ... .max)
        let client = String(number, radix: 16)
        runs.withLock { runs in
            if runs.count == Self.maximumRuns { runs.removeFirst() }
            runs.append(Run(client: client))
        }
        return ["client_id": .string(client)]
    }

    private static func step(
        in runs: inout [Run], of client: String, _ call: Call
    ) -> Result<[JSONObject], VarlinkError> {
        guard let index = runs.firstIndex(where: { $0.client == client }) else {
            return .failure(VarlinkError(name: CertificationInterface.name + ".ClientIdError"))
        }
        let step = CertificationStep.all[runs[index].done]
        var parameters = step.wants
        parameters["client_id"] = .string(client)
        let wants = message(step.member, parameters, more: step.more, oneway: step.oneway)
        guard message(call) == wants else {
            runs.remove(at: index)
            return .failure(failed(wants: wants, call))
        }
        runs[index].done += 1
        if runs[index].done == CertificationStep.all.count { runs.remove(at: index) }
        return .success(step.replies)
    }

    private static func failed(wants: JSONObject, _ call: Call) -> VarlinkError {
        VarlinkError(
            name: CertificationInterface.name + ".CertificationError",
            parameters: ["wants": .object(wants), "got": .object(message(call))])
    }

    private static func message(_ call: Call) -> JSONObject {
        message(call.member, call.parameters, more: call.more, oneway: call.oneway)
    }

    private static func message(
        _ member: String, _ parameters: JSONObject, more: Bool = false, oneway: Bool = false
    ) -> JSONObject {
        var message: JSONObject = ["method": .string(CertificationInterface.name + "." + member)]
        message["parameters"] = JSONValue.object(parameters).meaning
        if more { message["more"] = true }
        if oneway { message["oneway"] = true }
        return message
    }
}
