import StrictJSON
import Testing

@testable import Varlink

@Suite("Calls and replies on the wire")
struct EnvelopeTests {
    private func text(_ frame: [UInt8]) -> String {
        String(decoding: frame, as: UTF8.self)
    }

    private func call(_ text: String) throws(CallError) -> Call {
        try Call.decode(frame: Array(text.utf8))
    }

    @Test(
        "absent, null and empty parameters are the same call",
        arguments: [
            #"{"method":"a.b.C"}"#, #"{"method":"a.b.C","parameters":null}"#,
            #"{"parameters":{},"method":"a.b.C","more":false,"oneway":null,"upgrade":false}"#,
            #"{"com.example.key":[1],"method":"a.b.C"}"#,
        ])
    func sameCall(text: String) throws {
        #expect(try call(text) == Call(interface: "a.b", member: "C"))
    }

    @Test("flags and parameters are read")
    func flags() throws {
        let more = try call(#"{"method":"a.C","parameters":{"x":1},"more":true,"upgrade":true}"#)
        #expect(more.more && !more.oneway && more.upgrade)
        #expect(more.parameters == ["x": 1])
        #expect(more.method == "a.C")
        #expect(try call(#"{"method":"a.C","oneway":true}"#).oneway)
    }

    @Test(
        "what is no call is refused",
        arguments: [
            (#"[]"#, .json(JSONError(offset: 0, reason: .notAnObject))),
            (#"{"method""#, .json(JSONError(offset: 9, reason: .unexpectedEnd))),
            (#"{}"#, .noMethod), (#"{"method":1}"#, .noMethod),
            (#"{"method":"C"}"#, .methodWithoutInterface("C")),
            (#"{"method":".C"}"#, .methodWithoutInterface(".C")),
            (#"{"method":"a."}"#, .methodWithoutInterface("a.")),
            (#"{"method":"a.C","more":1}"#, .wrongType(member: "more")),
            (#"{"method":"a.C","parameters":[]}"#, .wrongType(member: "parameters")),
            (#"{"method":"a.C","more":true,"oneway":true}"#, .onewayAndMore),
        ] as [(String, CallError)])
    func refusedCall(text: String, error: CallError) {
        #expect(throws: error) { try call(text) }
    }

    private struct Parameters: Codable, Equatable {
        struct Part: Codable, Equatable {
            var at: String
        }
        var zone: String?
        var dose: String
        var parts: [Part] = []
    }

    @Test("calls are written byte for byte as other clients write them")
    func goldenCalls() throws {
        let parameters = Parameters(dose: "a/b")
        #expect(
            text(try Call.encode(method: "a.b.C", parameters: parameters, more: true))
                == "{\"method\":\"a.b.C\",\"parameters\":{\"dose\":\"a/b\",\"parts\":[]},"
                + "\"more\":true}\0")
        #expect(
            text(try Call.encode(method: "a.b.C", parameters: JSONObject(), oneway: true))
                == "{\"method\":\"a.b.C\",\"oneway\":true}\0")
    }

    @Test("replies and errors are written byte for byte; empty parameters are left out")
    func goldenReplies() throws {
        let object: JSONObject = ["z": 1, "a": "x/y"]
        #expect(
            text(try Reply.encode(parameters: object, continues: true))
                == "{\"parameters\":{\"z\":1,\"a\":\"x/y\"},\"continues\":true}\0")
        #expect(text(try Reply.encode(parameters: JSONObject())) == "{}\0")
        #expect(
            text(try Reply.encode(.interfaceNotFound("a.b")))
                == "{\"error\":\"org.varlink.service.InterfaceNotFound\","
                + "\"parameters\":{\"interface\":\"a.b\"}}\0")
        #expect(
            text(try Reply.encode(.permissionDenied))
                == "{\"error\":\"org.varlink.service.PermissionDenied\"}\0")
    }

    @Test("a message holds its one NUL at the end, whatever is in it")
    func oneNul() throws {
        let frame = try Reply.encode(parameters: ["text": "a\0b"] as JSONObject)
        #expect(frame.firstIndex(of: 0) == frame.count - 1)
    }

    @Test("what is written is read again")
    func roundTrip() throws {
        let frame = try Call.encode(method: "a.b.C", parameters: Parameters(dose: "x"))
        let call = try Call.decode(frame: frame.dropLast())
        #expect(try call.decodeParameters(Parameters.self) == Parameters(dose: "x"))
        let reply = try ReplyFrame.decode(try Reply.encode(.invalidParameter("p")).dropLast())
        #expect(reply.failure == .invalidParameter("p"))
        #expect(!reply.continues)
        let success = try ReplyFrame.decode(Array(#"{"parameters":null,"continues":true}"#.utf8))
        #expect(success.failure == nil && success.continues && success.parameters.isEmpty)
        #expect(success.rawParameters == Array("{}".utf8))
        #expect(throws: CallError.wrongType(member: "error")) {
            try ReplyFrame.decode(Array(#"{"error":1}"#.utf8))
        }
    }

    @Test("a parameter that does not decode is named with its path")
    func decodingPath() throws {
        let missing = Call(interface: "a", member: "C", parameters: ["zone": "x"])
        #expect(throws: VarlinkError.invalidParameter("dose")) {
            try missing.decodeParameters(Parameters.self)
        }
        let deep = Call(
            interface: "a", member: "C",
            parameters: ["dose": "x", "parts": [["at": "y"], ["at": 1]]])
        #expect(throws: VarlinkError.invalidParameter("parts[1].at")) {
            try deep.decodeParameters(Parameters.self)
        }
    }

    @Test("a message longer than the other side accepts is not written")
    func tooLong() throws {
        let room =
            FrameLimits.request - Array(#"{"method":"a.C","parameters":{"t":""}}"#.utf8).count
        let fits: JSONObject = ["t": .string(String(repeating: "x", count: room))]
        #expect(try Call.encode(method: "a.C", parameters: fits).count == FrameLimits.request + 1)
        let over: JSONObject = ["t": .string(String(repeating: "x", count: room + 1))]
        let limit = FrameLimits.request
        #expect(throws: EncodeError.tooLong(bytes: limit + 1, limit: limit)) {
            try Call.encode(method: "a.C", parameters: over)
        }
        #expect(throws: EncodeError.self) { try Reply.encode(parameters: over, limit: 100) }
    }

    @Test("parameters must be an object and hold only numbers that JSON has")
    func notEncodable() {
        #expect(throws: EncodeError.notAnObject) { try Reply.encode(parameters: [1, 2]) }
        #expect(throws: EncodeError.notEncodable("x")) {
            try Reply.encode(parameters: ["x": Double.nan])
        }
    }
}
