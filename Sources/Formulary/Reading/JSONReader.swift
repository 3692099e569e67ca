/// Reads strict JSON (RFC 8259) without decimals and null.
///
/// Our own reader, for two reasons: `JSONDecoder` keeps one of two fields with the same name and
/// says nothing, which would hide a medical fact; and it takes 40 ms of every start.
struct JSONReader {
    /// Deepest nesting that is read.
    static let depthLimit = 16

    private let bytes: [UInt8]
    private var index = 0

    /// Reads one value and nothing after it.
    static func read(_ bytes: [UInt8]) throws(FormularyError.Problem) -> JSONValue {
        var reader = JSONReader(bytes: bytes)
        let value = try reader.value(depth: 0)
        guard reader.nextByte() == nil else { throw reader.unreadable }
        return value
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var line: Int {
        bytes.prefix(index).count { $0 == UInt8(ascii: "\n") } + 1
    }

    private var unreadable: FormularyError.Problem {
        .notReadable(line: line)
    }

    /// Skips white space; the byte is not taken.
    private mutating func nextByte() -> UInt8? {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09, 0x0A, 0x0D: index += 1
            default: return bytes[index]
            }
        }
        return nil
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard nextByte() == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func value(depth: Int) throws(FormularyError.Problem) -> JSONValue {
        guard depth < Self.depthLimit, let byte = nextByte() else { throw unreadable }
        switch byte {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        default: return try integer()
        }
    }

    private mutating func object(depth: Int) throws(FormularyError.Problem) -> JSONValue {
        index += 1
        var fields: [String: JSONValue] = [:]
        if take("}") { return .object(fields) }
        repeat {
            guard nextByte() == UInt8(ascii: "\"") else { throw unreadable }
            let name = try text()
            guard take(":") else { throw unreadable }
            guard fields.updateValue(try value(depth: depth + 1), forKey: name) == nil else {
                throw .duplicateField(name, line: line)
            }
        } while take(",")
        guard take("}") else { throw unreadable }
        return .object(fields)
    }

    private mutating func array(depth: Int) throws(FormularyError.Problem) -> JSONValue {
        index += 1
        var items: [JSONValue] = []
        if take("]") { return .array(items) }
        repeat {
            items.append(try value(depth: depth + 1))
        } while take(",")
        guard take("]") else { throw unreadable }
        return .array(items)
    }

    private mutating func word(
        _ word: String, _ value: JSONValue
    ) throws(FormularyError.Problem) -> JSONValue {
        guard bytes[index...].starts(with: word.utf8) else { throw unreadable }
        index += word.utf8.count
        return value
    }

    private mutating func integer() throws(FormularyError.Problem) -> JSONValue {
        let start = index
        if bytes[index] == UInt8(ascii: "-") { index += 1 }
        while index < bytes.count, EntryReader.isDigit(bytes[index]) { index += 1 }
        let digits = String(decoding: bytes[start..<index], as: UTF8.self)
        guard let number = Int(digits), String(number) == digits else { throw unreadable }
        if index < bytes.count, [0x2E, 0x45, 0x65].contains(bytes[index]) { throw unreadable }
        return .integer(number)
    }

    private mutating func text() throws(FormularyError.Problem) -> String {
        index += 1
        var content: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: content, as: UTF8.self) else {
                    throw unreadable
                }
                return text
            case UInt8(ascii: "\\"): content += try escape()
            case 0..<0x20: throw unreadable
            default: content.append(byte)
            }
        }
        throw unreadable
    }

    private mutating func escape() throws(FormularyError.Problem) -> [UInt8] {
        guard index < bytes.count else { throw unreadable }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"):
            // Files are UTF-8: only letters of the basic plane are ever worth an escape.
            guard let digits = String(validating: bytes[index...].prefix(4), as: UTF8.self),
                digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit),
                let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code)
            else { throw unreadable }
            index += 4
            return Array(String(Character(scalar)).utf8)
        default: throw unreadable
        }
    }
}
