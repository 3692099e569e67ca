struct JSONStringReader {
    private let bytes: [UInt8]
    private(set) var position: Int
    private var text: [UInt8] = []

    init(bytes: [UInt8], position: Int) {
        self.bytes = bytes
        self.position = position
    }

    mutating func read() throws(JSONError) -> String {
        let start = position
        position += 1
        while true {
            let byte = try next()
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw JSONError(offset: start, reason: .invalidUTF8)
                }
                return string
            case UInt8(ascii: "\\"):
                try escape()
            case 0..<0x20:
                throw JSONError(offset: position - 1, reason: .controlCharacter)
            default:
                text.append(byte)
            }
        }
    }

    private mutating func next() throws(JSONError) -> UInt8 {
        guard position < bytes.count else {
            throw JSONError(offset: position, reason: .unexpectedEnd)
        }
        defer { position += 1 }
        return bytes[position]
    }

    private mutating func escape() throws(JSONError) {
        let start = position - 1
        switch try next() {
        case UInt8(ascii: "\""): text.append(0x22)
        case UInt8(ascii: "\\"): text.append(0x5C)
        case UInt8(ascii: "/"): text.append(0x2F)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): try unicode(start: start)
        default: throw JSONError(offset: start, reason: .invalidEscape)
        }
    }

    private mutating func unicode(start: Int) throws(JSONError) {
        let first = try fourHexDigits(start: start)
        var code = first
        if (0xD800..<0xDC00).contains(first) {
            guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
                bytes[position + 1] == UInt8(ascii: "u")
            else { throw JSONError(offset: start, reason: .loneSurrogate) }
            position += 2
            let second = try fourHexDigits(start: position - 2)
            guard (0xDC00..<0xE000).contains(second) else {
                throw JSONError(offset: start, reason: .loneSurrogate)
            }
            code = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else {
            throw JSONError(offset: start, reason: .loneSurrogate)
        }
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private mutating func fourHexDigits(start: Int) throws(JSONError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            let byte = try next()
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw JSONError(offset: start, reason: .invalidEscape)
            }
            code = code << 4 | UInt32(digit)
        }
        return code
    }
}
