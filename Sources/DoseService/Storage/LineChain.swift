import SQLite
import StrictJSON

/// The sums that tie the lines of an export together: the last member of each line, "sum", is made
/// of the sum of the line before and of the line itself. So a line that was changed, lost or moved
/// is found where it stands.
///
/// It is 16 hexadecimal digits: the first 8 bytes of the SHA-256 over the sum of the line before
/// (over nothing, in the first line) and the line up to the comma before its "sum".
struct LineChain {
    /// Bytes of the digest that are kept.
    private static let digestBytes = 8

    private var last: [UInt8] = []

    /// The next line with its end: plain ASCII, so that nothing on its way reads it otherwise.
    mutating func line(of object: JSONObject) -> [UInt8] {
        let head = Self.plain(object.encoded().dropLast())
        return head + tail(after: head) + [UInt8(ascii: "\n")]
    }

    /// Whether a line, without its end, is the next one as it was written.
    mutating func accepts(_ line: [UInt8]) -> Bool {
        let length = Self.tail(with: "").count + Self.digestBytes * 2
        guard line.count > length else { return false }
        return Array(line.suffix(length)) == tail(after: Array(line.dropLast(length)))
    }

    private mutating func tail(after head: [UInt8]) -> [UInt8] {
        let digest = SHA256.digest(last + head).prefix(Self.digestBytes)
        let sum = Hexadecimal.text(of: Array(digest))
        last = Array(sum.utf8)
        return Self.tail(with: sum)
    }

    private static func tail(with sum: String) -> [UInt8] { Array(#","sum":"\#(sum)"}"#.utf8) }

    /// JSON with every character beyond ASCII as an escape.
    private static func plain(_ json: some Collection<UInt8>) -> [UInt8] {
        guard json.contains(where: { $0 >= 0x7F }) else { return Array(json) }
        var plain: [UInt8] = []
        for unit in String(decoding: json, as: UTF8.self).utf16 {
            if let byte = UInt8(exactly: unit), byte < 0x7F {
                plain.append(byte)
            } else {
                let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
                plain += Array("\\u".utf8) + Array(Hexadecimal.text(of: bytes).utf8)
            }
        }
        return plain
    }
}
