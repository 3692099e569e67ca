extension JSONValue {
    /// The value as compact UTF-8 text, members in their order, slashes as they are.
    package func encoded() -> [UInt8] {
        var text: [UInt8] = []
        write(to: &text)
        return text
    }

    /// What a Swift value is as JSON, members by name.
    /// - Throws: `EncodingError`.
    package init(of value: some Encodable) throws {
        self = try ValueEncoding.value(of: value)
    }

    /// Reads a Swift value out of this one.
    /// - Throws: `DecodingError`.
    package func decode<T: Decodable>(_ type: T.Type = T.self) throws -> T {
        try ValueDecoding.decode(type, from: self)
    }

    func write(to text: inout [UInt8]) {
        switch self {
        case .null: text.append(contentsOf: "null".utf8)
        case .bool(let flag): text.append(contentsOf: (flag ? "true" : "false").utf8)
        case .integer(let number): text.append(contentsOf: number.description.utf8)
        case .double(let number):
            // JSON has no infinities, and a parsed value is never one.
            text.append(contentsOf: (number.isFinite ? number.description : "null").utf8)
        case .string(let string): Self.write(string, to: &text)
        case .array(let elements):
            text.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { text.append(UInt8(ascii: ",")) }
                element.write(to: &text)
            }
            text.append(UInt8(ascii: "]"))
        case .object(let object): object.write(to: &text)
        }
    }

    /// Writes text as a JSON string with its quotes.
    package static func write(_ string: String, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        let plain: Void? = string.utf8.withContiguousStorageIfAvailable { bytes in
            // Nearly every text needs no escape and goes over in one piece.
            if bytes.contains(where: needsEscape) {
                for byte in bytes { write(byte, to: &text) }
            } else {
                text.append(contentsOf: bytes)
            }
        }
        if plain == nil { for byte in string.utf8 { write(byte, to: &text) } }
        text.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x22 || byte == 0x5C
    }

    private static func write(_ byte: UInt8, to text: inout [UInt8]) {
        switch byte {
        case 0x22: text.append(contentsOf: #"\""#.utf8)
        case 0x5C: text.append(contentsOf: #"\\"#.utf8)
        case 0x0A: text.append(contentsOf: #"\n"#.utf8)
        case 0x0D: text.append(contentsOf: #"\r"#.utf8)
        case 0x09: text.append(contentsOf: #"\t"#.utf8)
        case 0..<0x20:
            text.append(contentsOf: (byte < 0x10 ? #"\u000"# : #"\u00"#).utf8)
            text.append(contentsOf: String(byte, radix: 16).utf8)
        default: text.append(byte)
        }
    }
}

extension JSONObject {
    /// The object as compact UTF-8 text, members in their order, slashes as they are.
    package func encoded() -> [UInt8] {
        JSONValue.object(self).encoded()
    }

    /// Reads a Swift value out of the members.
    /// - Throws: `DecodingError`.
    package func decode<T: Decodable>(_ type: T.Type = T.self) throws -> T {
        try JSONValue.object(self).decode(type)
    }

    func write(to text: inout [UInt8]) {
        text.append(UInt8(ascii: "{"))
        var isFirst = true
        for member in members {
            if !isFirst { text.append(UInt8(ascii: ",")) }
            isFirst = false
            JSONValue.write(member.name, to: &text)
            text.append(UInt8(ascii: ":"))
            member.value.write(to: &text)
        }
        text.append(UInt8(ascii: "}"))
    }
}

extension JSONValue: Encodable {
    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .object(let object): try object.encode(to: encoder)
        case .array(let elements): try elements.encode(to: encoder)
        case .null:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .bool(let flag): try flag.encode(to: encoder)
        case .integer(let number): try number.encode(to: encoder)
        case .double(let number): try number.encode(to: encoder)
        case .string(let text): try text.encode(to: encoder)
        }
    }
}

extension JSONObject: Encodable {
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        for member in members {
            try container.encode(member.value, forKey: Name(stringValue: member.name))
        }
    }
}

extension JSONValue: Decodable {
    package init(from decoder: any Decoder) throws {
        if let object = try? JSONObject(from: decoder) {
            self = .object(object)
            return
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .bool(flag)
        } else if let number = try? container.decode(Int64.self) {
            self = .integer(number)
        } else if let number = try? container.decode(Double.self) {
            self = .double(number)
        } else if let text = try? container.decode(String.self) {
            self = .string(text)
        } else {
            self = .array(try container.decode([JSONValue].self))
        }
    }
}

extension JSONObject: Decodable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Name.self)
        self.init()
        for key in container.allKeys {
            self[key.stringValue] = try container.decode(JSONValue.self, forKey: key)
        }
    }
}
