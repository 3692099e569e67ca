extension JSONValue {
    /// Reads exactly one value (RFC 8259) and nothing after it but white space.
    ///
    /// Stricter than Foundation's decoder, which takes trailing commas and duplicate names:
    /// both are refused here, as are bad UTF-8, a byte order mark, lone surrogates, whole numbers
    /// beyond 64 bits and others beyond a finite `Double`.
    /// - Throws: `JSONError` with the byte offset.
    package static func parse(
        _ bytes: some Collection<UInt8>, limits: JSONLimits = JSONLimits()
    ) throws(JSONError) -> JSONValue {
        var parser = JSONParser(bytes: Array(bytes), limits: limits)
        return try parser.wholeText()
    }
}

struct JSONParser {
    private let bytes: [UInt8]
    private let limits: JSONLimits
    private var position = 0
    private var depth = 0

    init(bytes: [UInt8], limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    mutating func wholeText() throws(JSONError) -> JSONValue {
        let value = try value()
        skipWhiteSpace()
        guard position == bytes.count else { throw fault(.trailingBytes) }
        return value
    }

    private mutating func value() throws(JSONError) -> JSONValue {
        skipWhiteSpace()
        guard let byte = peek() else { throw fault(.unexpectedEnd) }
        switch byte {
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .array(try array())
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw fault(.unexpectedByte)
        }
    }

    private mutating func object() throws(JSONError) -> JSONObject {
        try enter()
        var object = JSONObject()
        if try !closes(UInt8(ascii: "}")) {
            repeat {
                skipWhiteSpace()
                let start = position
                guard let byte = peek() else { throw fault(.unexpectedEnd) }
                guard byte == UInt8(ascii: "\"") else { throw fault(.unexpectedByte) }
                let name = try string()
                skipWhiteSpace()
                try expect(UInt8(ascii: ":"))
                let value = try value()
                guard object.add(name, value) else { throw fault(.duplicateName, at: start) }
            } while try continues(UInt8(ascii: "}"))
        }
        depth -= 1
        return object
    }

    private mutating func array() throws(JSONError) -> [JSONValue] {
        try enter()
        var elements: [JSONValue] = []
        if try !closes(UInt8(ascii: "]")) {
            repeat {
                elements.append(try value())
            } while try continues(UInt8(ascii: "]"))
        }
        depth -= 1
        return elements
    }

    private mutating func enter() throws(JSONError) {
        depth += 1
        guard depth <= limits.maximumDepth else { throw fault(.tooDeep) }
        position += 1
    }

    private mutating func closes(_ end: UInt8) throws(JSONError) -> Bool {
        skipWhiteSpace()
        guard peek() == end else { return false }
        position += 1
        return true
    }

    private mutating func continues(_ end: UInt8) throws(JSONError) -> Bool {
        skipWhiteSpace()
        guard let byte = peek() else { throw fault(.unexpectedEnd) }
        guard byte == end || byte == UInt8(ascii: ",") else { throw fault(.unexpectedByte) }
        position += 1
        return byte != end
    }

    private mutating func literal(
        _ word: StaticString, _ value: JSONValue
    ) throws(JSONError) -> JSONValue {
        for byte in word.description.utf8 {
            try expect(byte)
        }
        return value
    }

    private mutating func number() throws(JSONError) -> JSONValue {
        let start = position
        var isWhole = true
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) {
            isWhole = false
            try digits()
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isWhole = false
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isWhole {
            guard let whole = Int64(text) else { throw fault(.numberTooLarge, at: start) }
            return .integer(whole)
        }
        guard let number = Double(text), number.isFinite else {
            throw fault(.numberTooLarge, at: start)
        }
        return .double(number)
    }

    private mutating func digits() throws(JSONError) {
        let start = position
        while let byte = peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            position += 1
        }
        guard position > start else {
            throw fault(peek() == nil ? .unexpectedEnd : .invalidNumber)
        }
    }

    private mutating func string() throws(JSONError) -> String {
        if let plain = plainString() { return plain }
        var reader = JSONStringReader(bytes: bytes, position: position)
        let text = try reader.read()
        position = reader.position
        return text
    }

    /// A text without escapes and faults, which is nearly every one, is taken as it stands.
    private mutating func plainString() -> String? {
        let start = position + 1
        var end = start
        while end < bytes.count, bytes[end] >= 0x20, bytes[end] != UInt8(ascii: "\\") {
            guard bytes[end] != UInt8(ascii: "\"") else {
                guard let text = try? UTF8Span(validating: bytes[start..<end].span) else {
                    return nil
                }
                position = end + 1
                return String(copying: text)
            }
            end += 1
        }
        return nil
    }

    private func peek() -> UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ byte: UInt8) throws(JSONError) {
        guard let found = peek() else { throw fault(.unexpectedEnd) }
        guard found == byte else { throw fault(.unexpectedByte) }
        position += 1
    }

    private mutating func skipWhiteSpace() {
        while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            position += 1
        }
    }

    private func fault(_ reason: JSONError.Reason, at offset: Int? = nil) -> JSONError {
        JSONError(offset: offset ?? position, reason: reason)
    }
}
