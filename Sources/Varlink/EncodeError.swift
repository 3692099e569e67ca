import StrictJSON

/// Why a message could not be written.
package enum EncodeError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The encoder refused the value; the text is its own account and holds no value.
    case notEncodable(String)
    /// Parameters must be an object.
    case notAnObject
    /// The message would be longer than the other side accepts, in bytes.
    case tooLong(bytes: Int, limit: Int)

    package var description: String {
        switch self {
        case .notEncodable(let account): "the parameters cannot be written: \(account)"
        case .notAnObject: "the parameters are not an object"
        case .tooLong(let bytes, let limit): "the message has \(bytes) bytes, \(limit) is the most"
        }
    }
}

enum Envelope {
    static func parameters(_ value: some Encodable) throws(EncodeError) -> [UInt8] {
        if let object = value as? JSONObject { return object.encoded() }
        do {
            guard case .object(let object) = try JSONValue(of: value) else {
                throw EncodeError.notAnObject
            }
            return object.encoded()
        } catch let error as EncodeError {
            throw error
        } catch EncodingError.invalidValue(_, let context) {
            let path = context.codingPath.map(\.stringValue).joined(separator: ".")
            throw .notEncodable(path.isEmpty ? context.debugDescription : path)
        } catch {
            throw .notEncodable("unknown fault")
        }
    }

    static func frame(
        _ members: [(name: String, text: [UInt8])], limit: Int
    ) throws(EncodeError) -> [UInt8] {
        var frame: [UInt8] = [UInt8(ascii: "{")]
        for (name, text) in members where text != Array("{}".utf8) {
            if frame.count > 1 { frame.append(UInt8(ascii: ",")) }
            JSONValue.write(name, to: &frame)
            frame.append(UInt8(ascii: ":"))
            frame.append(contentsOf: text)
        }
        frame.append(UInt8(ascii: "}"))
        guard frame.count <= limit else { throw .tooLong(bytes: frame.count, limit: limit) }
        frame.append(0)
        return frame
    }
}
