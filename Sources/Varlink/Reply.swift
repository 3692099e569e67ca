package import StrictJSON

/// Writing replies, each with its closing NUL (varlink.org, "Method Call").
package enum Reply {
    /// A reply with parameters; empty ones are left out.
    /// - Parameter continues: more replies follow; only for a call that asked for `more`.
    package static func encode(
        parameters: some Encodable, continues: Bool = false, limit: Int = FrameLimits.reply
    ) throws(EncodeError) -> [UInt8] {
        var members = [(name: "parameters", text: try Envelope.parameters(parameters))]
        if continues { members.append((name: "continues", text: Array("true".utf8))) }
        return try Envelope.frame(members, limit: limit)
    }

    /// An error reply; empty parameters are left out.
    package static func encode(
        error name: String, parameters: JSONObject = JSONObject(), limit: Int = FrameLimits.reply
    ) throws(EncodeError) -> [UInt8] {
        let members = [
            (name: "error", text: JSONValue.string(name).encoded()),
            (name: "parameters", text: parameters.encoded()),
        ]
        return try Envelope.frame(members, limit: limit)
    }

    /// An error reply; empty parameters are left out.
    package static func encode(
        _ error: VarlinkError, limit: Int = FrameLimits.reply
    ) throws(EncodeError) -> [UInt8] {
        try encode(error: error.name, parameters: error.parameters, limit: limit)
    }
}

/// One reply as a client reads it.
package struct ReplyFrame: Sendable, Equatable {
    /// The error's full name; nil for a success.
    package let error: String?
    /// The reply's or the error's parameters; absent, null and `{}` are the same.
    package let parameters: JSONObject
    /// Whether more replies to the same call follow.
    package let continues: Bool

    /// The parameters as JSON text, for a decoder.
    package var rawParameters: [UInt8] { parameters.encoded() }

    /// The reply as an error to throw; nil for a success.
    package var failure: VarlinkError? {
        error.map { VarlinkError(name: $0, parameters: parameters) }
    }

    /// Reads a message without its NUL. Unknown members are ignored.
    package static func decode(
        _ frame: some Collection<UInt8>, limits: JSONLimits = JSONLimits()
    ) throws(CallError) -> ReplyFrame {
        let envelope = try Call.envelope(of: frame, limits: limits)
        let error: String?
        switch envelope["error"] {
        case nil, .null: error = nil
        case .string(let name): error = name
        default: throw .wrongType(member: "error")
        }
        return ReplyFrame(
            error: error, parameters: try Call.parameters(of: envelope),
            continues: try Call.flag("continues", of: envelope))
    }
}
