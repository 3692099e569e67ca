package import StrictJSON

/// Why a message is not a call.
package enum CallError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The bytes are not the JSON that is read here.
    case json(JSONError)
    /// There is no `method`, or it is not text.
    case noMethod
    /// The method has no dot with something on both sides.
    case methodWithoutInterface(String)
    /// A member of the envelope has a wrong type.
    case wrongType(member: String)
    /// `oneway` and `more` exclude each other.
    case onewayAndMore

    package var description: String {
        switch self {
        case .json(let error): error.description
        case .noMethod: "the call names no method"
        case .methodWithoutInterface: "the method needs its interface in front"
        case .wrongType(let member): "\(member) has a wrong type"
        case .onewayAndMore: "oneway and more exclude each other"
        }
    }

    /// The byte where the JSON was refused; nil when the JSON itself was fine.
    package var offset: Int? {
        if case .json(let error) = self { error.offset } else { nil }
    }
}

/// One call as it came over the wire (varlink.org, "Method Call").
package struct Call: Sendable, Equatable {
    /// What stands before the last dot of the method, as in `io.dosed`.
    package let interface: String
    /// What stands after it, as in `Take`.
    package let member: String
    /// The parameters; absent, null and `{}` are the same.
    package let parameters: JSONObject
    /// The caller wants no answer at all, not even an error.
    package let oneway: Bool
    /// The caller accepts several replies.
    package let more: Bool
    /// The caller asks to leave varlink after the reply; this service never does.
    package let upgrade: Bool

    /// The full name, interface and member.
    package var method: String { interface + "." + member }

    /// Names a call, for tests and for clients inside the process.
    package init(
        interface: String, member: String, parameters: JSONObject = JSONObject(),
        oneway: Bool = false, more: Bool = false, upgrade: Bool = false
    ) {
        self.interface = interface
        self.member = member
        self.parameters = parameters
        self.oneway = oneway
        self.more = more
        self.upgrade = upgrade
    }

    /// Reads a message without its NUL. Unknown members of the envelope are ignored.
    package static func decode(
        frame: some Collection<UInt8>, limits: JSONLimits = JSONLimits()
    ) throws(CallError) -> Call {
        let envelope = try envelope(of: frame, limits: limits)
        guard let method = envelope["method"]?.string else { throw .noMethod }
        guard let dot = method.utf8.lastIndex(of: UInt8(ascii: ".")), dot > method.startIndex,
            method.utf8.index(after: dot) < method.endIndex
        else { throw .methodWithoutInterface(method) }
        let oneway = try flag("oneway", of: envelope)
        let more = try flag("more", of: envelope)
        guard !(oneway && more) else { throw .onewayAndMore }
        return Call(
            interface: String(method[..<dot]),
            member: String(method[method.utf8.index(after: dot)...]),
            parameters: try parameters(of: envelope),
            oneway: oneway, more: more, upgrade: try flag("upgrade", of: envelope))
    }

    /// Writes a call with its NUL, no longer than `FrameLimits.request`.
    package static func encode(
        method: String, parameters: some Encodable, more: Bool = false, oneway: Bool = false
    ) throws(EncodeError) -> [UInt8] {
        var members = [
            (name: "method", text: JSONValue.string(method).encoded()),
            (name: "parameters", text: try Envelope.parameters(parameters)),
        ]
        if more { members.append((name: "more", text: Array("true".utf8))) }
        if oneway { members.append((name: "oneway", text: Array("true".utf8))) }
        return try Envelope.frame(members, limit: FrameLimits.request)
    }

    /// Reads the parameters into a Swift value.
    /// - Throws: `InvalidParameter` with the dotted path of the first fault.
    package func decodeParameters<T: Decodable>(_ type: T.Type = T.self) throws(VarlinkError) -> T {
        do {
            return try parameters.decode(type)
        } catch {
            throw .invalidParameter(Self.path(of: error))
        }
    }

    private static func path(of error: any Error) -> String {
        let path: [any CodingKey]
        switch error {
        case DecodingError.keyNotFound(let key, let context): path = context.codingPath + [key]
        case DecodingError.typeMismatch(_, let context): path = context.codingPath
        case DecodingError.valueNotFound(_, let context): path = context.codingPath
        case DecodingError.dataCorrupted(let context): path = context.codingPath
        default: path = []
        }
        let text = path.reduce(into: "") { text, key in
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += (text.isEmpty ? "" : ".") + key.stringValue
            }
        }
        return text.isEmpty ? "parameters" : text
    }

    static func envelope(
        of frame: some Collection<UInt8>, limits: JSONLimits
    ) throws(CallError) -> JSONObject {
        do throws(JSONError) {
            let value = try JSONValue.parse(frame, limits: limits)
            guard let object = value.object else {
                throw JSONError(offset: 0, reason: .notAnObject)
            }
            return object
        } catch {
            throw .json(error)
        }
    }

    static func flag(_ name: String, of envelope: JSONObject) throws(CallError) -> Bool {
        switch envelope[name] {
        case nil, .null: return false
        case .bool(let flag): return flag
        default: throw .wrongType(member: name)
        }
    }

    static func parameters(of envelope: JSONObject) throws(CallError) -> JSONObject {
        switch envelope["parameters"] {
        case nil, .null: return JSONObject()
        case .object(let object): return object
        default: throw .wrongType(member: "parameters")
        }
    }
}
