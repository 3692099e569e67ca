import DoseInterface
import StrictJSON
import Testing

@testable import DoseCommands

/// A prescription's reply fits no other method; only the call matters here.
func call(_ arguments: [String]) async throws -> JSONValue {
    let server = try TestServer(.error(Invalid(parameter: "p", message: "enough")))
    let run = await CommandRun(arguments, socket: server.path)
    #expect(run.exit == 65)
    return try #require(server.calls.first)
}

func parameters(of arguments: [String]) async throws -> JSONObject {
    var object = try await call(arguments)["parameters"]?.object ?? [:]
    object["requestId"] = nil
    return object
}
